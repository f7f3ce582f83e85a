import type { FindingKind } from '../../results/schema.ts';

/**
 * What a first line of a kernel report looks like. Tried in order: the most specific first.
 *
 * `body` says what follows the line and so when the report is over:
 * `none` nothing, `trace` a call trace, `ruled` text up to a line of `=`, `long` free text with a trace in it.
 */
export type Signature = {
  id: string;
  kind: FindingKind;
  pattern: RegExp;
  /** Nothing runs on this kernel any more. */
  dead: boolean;
  /** A failure whatever the test scripts say; the others follow the configuration. */
  fatal: boolean;
  body: 'none' | 'trace' | 'ruled' | 'long';
};

type Flags = { dead?: boolean; fatal?: boolean; body?: Signature['body'] };

function signature(id: string, kind: FindingKind, pattern: RegExp, flags: Flags = {}): Signature {
  const dead = flags.dead ?? false;
  return { id, kind, pattern, dead, fatal: flags.fatal ?? dead, body: flags.body ?? 'trace' };
}

const FATAL = { fatal: true } as const;
const DEAD = { dead: true } as const;
const RULED = { fatal: true, body: 'ruled' } as const;
const LINE = { body: 'none' } as const;

/** The `[#1]` every architecture's die() puts behind the reason of an oops. */
export const DIE_COUNTER = /\[#\d{1,4}\]/;

export const SIGNATURES: readonly Signature[] = [
  signature('panic', 'panic', /^Kernel panic - not syncing/, DEAD),
  signature('panic.early', 'panic', /^(?:traps: )?PANIC: (?:early exception|double fault)/, DEAD),
  signature('panic.rust', 'panic', /^rust_kernel: panicked at|^trusty: panic/, DEAD),
  signature('kasan', 'kasan', /^(?:BUG: KASAN: |KASAN: maybe wild-memory-access)/, RULED),
  signature('kmsan', 'bug', /^BUG: KMSAN: /, RULED),
  signature('kcsan', 'kcsan', /^BUG: KCSAN: /, { body: 'ruled' }),
  signature('kfence', 'kfence', /^BUG: KFENCE: /, RULED),
  signature('kmemleak', 'kmemleak', /^BUG: memory leak|^unreferenced object (?:\(percpu\) )?0x[0-9a-f]+/),
  signature('kmemleak.summary', 'kmemleak', /^kmemleak: \d+ new suspected memory leaks/, LINE),
  signature('soft-lockup', 'soft-lockup', /^(?:watchdog: |NMI watchdog: )?BUG: soft lockup - CPU#\d+ stuck for/, FATAL),
  signature(
    'hard-lockup',
    'hard-lockup',
    /^(?:(?:NMI )?watchdog: )?(?:CPU\d+: )?(?:Watchdog detected hard LOCKUP|BUG: hard lockup)/i,
    FATAL,
  ),
  signature(
    'spinlock-lockup',
    'soft-lockup',
    /^BUG: (?:spin|rw)lock (?:lockup|wrong|cpu recursion|lockup suspected)/,
    FATAL,
  ),
  signature('workqueue', 'bug', /^BUG: workqueue (?:lockup|leaked)/, { body: 'long' }),
  signature(
    'atomic-sleep',
    'atomic-sleep',
    /^(?:BUG: (?:sleeping function called from invalid context|scheduling while atomic)|.{0,20}\[ BUG: Invalid wait context \])/,
    FATAL,
  ),
  signature(
    'null-deref',
    'null-deref',
    /^(?:BUG: )?(?:kernel NULL pointer dereference|Kernel NULL pointer dereference|[Uu]nable to handle kernel NULL pointer|KASAN: null-ptr-deref)/,
    FATAL,
  ),
  signature(
    'page-fault',
    'page-fault',
    /^(?:BUG: )?(?:unable to handle (?:page fault|kernel paging request)|(?:CPU \d+ )?Unable to handle kernel|[Uu]nable to handle kernel data access)|^(?:Unhandled (?:prefetch )?fault|Unhandled prefetch abort): /,
    FATAL,
  ),
  signature('list-corruption', 'bug', /^list_(?:add|del)(?: double add)?:? corruption/, FATAL),
  signature('bug.at', 'bug', /^[Kk]ernel BUG (?:at|\()/, FATAL),
  signature('gpf', 'gpf', /^(?:Oops: )?general protection fault(?!.{0,200} error:[0-9a-f]+ in )/, FATAL),
  signature(
    'oops.trap',
    'oops',
    /^(?:Oops: )?(?:stack segment|divide[ _]error|invalid opcode|int3|alignment check|bounds|invalid TSS|segment not present): [0-9a-f]{4}/,
    FATAL,
  ),
  signature(
    'oops.control-protection',
    'oops',
    /^(?:traps: )?(?:Missing ENDBR: |Oops: control protection|CFI failure at )/,
    FATAL,
  ),
  signature(
    'oops',
    'oops',
    /^(?:Oops(?::| -|\[| \[)|Internal error: |Alignment trap: not handling|SError Interrupt on CPU|Unexpected kernel BRK|Fixing recursive fault)/,
    FATAL,
  ),
  signature(
    'lockdep',
    'lockdep',
    /^(?:WARNING|INFO): (?:possible (?:circular locking|irq lock inversion|recursive locking|irq-safe|hardirq|softirq|deadlock)|.{0,40}lock order detected|inconsistent lock state|bad unlock balance|bad contention|held lock freed|[Nn]ested lock was not taken|.{0,60}still has locks held|lock held when returning|suspicious RCU usage)/,
    { body: 'long' },
  ),
  signature('lockdep.key', 'lockdep', /^INFO: trying to register non-static key/, { body: 'long' }),
  signature(
    'lockdep.boxed',
    'lockdep',
    /^\[ (?:INFO|BUG): (?:possible|inconsistent|suspicious RCU|bad unlock|held lock|.{0,60}(?:-safe -> |still has locks held))/,
    { body: 'long' },
  ),
  signature(
    'rcu-stall',
    'rcu-stall',
    /^(?:rcu: )?INFO: rcu\w{0,40} (?:self-)?detected (?:expedited )?stalls? on|^rcu: INFO: rcu_\w{1,40} (?:self-)?detected/,
    { fatal: true, body: 'long' },
  ),
  signature('rcu-starved', 'rcu-stall', /^rcu: .{0,80}kthread (?:starved|timer wakeup)/, { fatal: true, body: 'long' }),
  signature(
    'hung-task',
    'hung-task',
    /^INFO: task .{1,80} (?:blocked (?:in I\/O wait )?for more than \d+ seconds|can't die for more than)/,
  ),
  signature('refcount', 'refcount', /^refcount_t: /),
  signature('ubsan', 'ubsan', /^(?:Internal error: )?UBSAN: /, { body: 'ruled' }),
  signature('slub', 'bug', /^BUG \S{1,80} \((?:Not tainted|Tainted[^)]{0,80}|[^)]{1,80})\): /, FATAL),
  signature('bug', 'bug', /^(?:\S{1,40}: )?BUG: (?!no syscalls)|^\[ BUG: /, FATAL),
  signature(
    'warning',
    'warning',
    /^WARNING: (?:CPU: \d+ PID: \d+ at |at |(?:\[.{0,200}\] )?[\w./-]{1,200}\.(?:c|h|rs|S):\d+ at |.{0,80}\bat [\w./-]{1,200}\.(?:c|h|rs|S):\d+|kernel stack (?:regs|frame pointer) |stack (?:recursion|going in the wrong direction))/,
  ),
  signature(
    'oom',
    'oom',
    /^(?:.{1,40} invoked oom-killer: |(?:Memory cgroup o|O)ut of memory: Kill(?:ed)? process|Out of memory and no killable processes)/,
    { body: 'long' },
  ),
  signature(
    'no-root',
    'no-root',
    /^(?:VFS: (?:Unable to mount root fs|Cannot open root device)|No filesystem could mount root|Requested init .{1,80} failed)/,
    { dead: true, body: 'none' },
  ),
  signature('irq', 'other', /^irq \d+: nobody cared/),
  signature('netdev-leak', 'other', /^unregister_netdevice: waiting for .{1,40} to become free/, LINE),
  signature('vfs', 'other', /^VFS: (?:Close: file count is (?:0|zero)|Busy inodes after unmount)/),
  signature('page-alloc', 'other', /^.{1,40}: page allocation failure: order:\d+/, { body: 'long' }),
];

/** Lines that look like reports and are none. */
const HARMLESS =
  /^(?:WARNING: (?:Unprivileged eBPF is enabled|workqueue cpumask|[Tt]he mand mount|See https)|INFO: (?:lockdep is turned off|Stall ended|NMI handler)|BUG: no syscalls)/;

/**
 * The words one of which is in every line that opens a report or says how a boot goes. Three expressions, because the
 * engine searches several short ones many times faster than one with all the alternatives.
 */
export const TRIGGERS: readonly RegExp[] = [
  /BUG|WARNING: |INFO: |Oops|Kernel panic|Kernel NULL|PANIC: |Internal error: |Unable to handle|Unhandled |Missing ENDBR|CFI failure|VFS: |No filesystem could|Requested init|Linux version |LOCKUP|SError Interrupt|Fixing recursive|Alignment trap|Out of memory|Memory cgroup out/g,
  /\[#|\[ cut here|<--- cut here|-killer: gfp|_(?:add|del) (?:corr|double)|unreferenced object|UBSAN: /g,
  /: (?:nobody cared|page alloc|Power |System halted|Restarting sys|waiting for|Starting new kernel|[0-9]+ new suspected|terminating on signal|panicked at)/g,
];

/** As TRIGGERS, and the words that mean something only inside a report. For one line at a time. */
export const WORD = new RegExp(
  [...TRIGGERS.map((trigger) => trigger.source), 'KASAN: ', 'refcount_t: ', 'rcu: ', 'general protection fault'].join(
    '|',
  ),
);

/** The signature of a report's first line, or null. `text` is a normalised kernel line. */
export function matchSignature(text: string): Signature | null {
  if (HARMLESS.test(text)) {
    return null;
  }
  return SIGNATURES.find((candidate) => candidate.pattern.test(text)) ?? null;
}

/** The signature with this id; throws for an id that is not in the table, which is a mistake in the program. */
export function signatureById(id: string): Signature {
  const found = SIGNATURES.find((candidate) => candidate.id === id);
  if (found === undefined) {
    throw new Error(`no signature ${id}`);
  }
  return found;
}
