export const id = 765;
export const ids = [765];
export const modules = {

/***/ 90913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ parseConsoleLine)
/* harmony export */ });
/* unused harmony export stripControls */
const ESCAPES = /\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\x07\x1b]{0,256}(?:\x07|\x1b\\)|[()*+#%][0-9A-Za-z]|[ -~])|\x9b[0-?]{0,32}[@-~]/g;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f]/g;
const NEEDS_CLEANING = /[\x00-\x08\x0b-\x1f\x7f\x9b]/;
const OUTER_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? {1,4}/;
const SYSLOG = /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )?[\w.-]{1,64} kernel: ?/;
const PREFIX = /^(?:<\d{1,3}>)?(?:\[ {0,8}(\d{1,8}\.\d{3,9})\]|\[([A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})\])/;
const CALLER = /^ ?\[ {0,8}([CT]\d{1,8}(?:@[CT]?\d{1,8})?)\]/;
const LEVEL = /^<\d{1,3}>/;
const INNER_STAMP = /\[ {0,8}\d{1,8}\.\d{6}\]/g;
/** Removes terminal escape sequences and control characters (tabs stay) from one line. */
function stripControls(raw) {
    if (raw.endsWith('\r')) {
        return stripControls(raw.slice(0, -1));
    }
    return NEEDS_CLEANING.test(raw) ? raw.replace(ESCAPES, '').replace(CONTROLS, '') : raw;
}
function afterStamp(rest, stamp, before) {
    const caller = CALLER.exec(rest);
    const message = caller === null ? rest : rest.slice(caller[0].length);
    return {
        text: message.startsWith(' ') ? message.slice(1) : message,
        origin: 'stamped',
        stamp,
        caller: caller?.[1] ?? null,
        before,
    };
}
/** The start of the last time stamp inside a line, or −1. Firmware and programs leave lines without a newline. */
function innerStampAt(clean) {
    if (!clean.includes('.') || !clean.includes('[')) {
        return -1;
    }
    let at = -1;
    for (const match of clean.matchAll(INNER_STAMP)) {
        at = match.index;
    }
    return at;
}
/**
 * Takes one raw line (without its newline) apart. Knows `<N>` levels, `[seconds.micros]` and `dmesg -T` stamps,
 * `[C1]`/`[T12]` callers, an outer ISO time (GitHub, LAVA), syslog's `host kernel:`, and kernel text glued to what
 * somebody else left on the line.
 */
function parseConsoleLine(raw) {
    let clean = stripControls(raw);
    const first = clean.charCodeAt(0);
    if (first >= 48 && first <= 57) {
        clean = clean.replace(OUTER_TIME, '');
    }
    const prefix = PREFIX.exec(clean);
    if (prefix !== null) {
        return afterStamp(clean.slice(prefix[0].length), prefix[1] ?? prefix[2] ?? '', '');
    }
    if (clean.includes(' kernel: ')) {
        const syslog = SYSLOG.exec(clean);
        if (syslog !== null) {
            const inner = parseConsoleLine(clean.slice(syslog[0].length));
            return { ...inner, origin: 'stamped' };
        }
    }
    const inner = innerStampAt(clean);
    if (inner > 0) {
        const end = clean.indexOf(']', inner);
        return afterStamp(clean.slice(end + 1), clean.slice(inner + 1, end).trim(), clean.slice(0, inner));
    }
    return { text: clean.replace(LEVEL, ''), origin: 'bare', stamp: null, caller: null, before: '' };
}


/***/ }),

/***/ 26010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ createLogScanner)
});

// EXTERNAL MODULE: ./build/evidence/next-match.js
var next_match = __webpack_require__(3403);
;// CONCATENATED MODULE: ./build/evidence/kernel-log/boots.js
const BANNER = /(?:^|[^\w])Linux version (\d{1,3}\.\d{1,3}[\w.+~-]{0,120}) /;
/** A lockup this many lines before the end is still what the log ends with. */
const LAST_WORDS = 40;
const NOT_ZERO = /[1-9]/;
function newBoots() {
    return {
        count: 0,
        release: null,
        mark: null,
        awaitingMark: false,
        pending: null,
        restartAnnounced: false,
        poweredOff: false,
        dead: false,
        everDead: false,
        rebooted: false,
        stuckAt: null,
        killed: false,
        kernelSeen: false,
        firmwareSeen: false,
        textSeen: false,
    };
}
/** The kernel release a banner line names, or null when this is no banner. */
function bannerRelease(text) {
    return BANNER.exec(text)?.[1] ?? null;
}
/** A kernel has started: forget what was said of the one before it. */
function startBoot(boots, release, stamped) {
    boots.count += 1;
    boots.release = release;
    boots.mark = null;
    boots.awaitingMark = stamped;
    boots.pending = null;
    boots.restartAnnounced = false;
    boots.poweredOff = false;
    boots.dead = false;
    boots.stuckAt = null;
}
/** Whether the start of another kernel now would be one nobody asked for in the log. */
function wouldBeUnannounced(boots) {
    return boots.count > 0 && !boots.restartAnnounced && !boots.poweredOff && !boots.dead;
}
/**
 * Compares a stamped line with the mark of the current boot. Returns `same` for the line that proves a pending
 * banner to be a replay (somebody printed `dmesg` on the console), `new` for the one that proves a boot, else null.
 */
function compareMark(boots, stamp, text) {
    if (!NOT_ZERO.test(stamp)) {
        return null;
    }
    const here = `${stamp} ${text}`;
    if (boots.pending !== null) {
        return here === boots.mark ? 'same' : 'new';
    }
    if (boots.awaitingMark) {
        boots.mark = Buffer.from(here, 'utf8').toString('utf8');
        boots.awaitingMark = false;
    }
    return null;
}
/**
 * How the log ends. A machine that was ended from outside while its kernel still ran, or whose last word was a
 * lockup, hangs; a log that merely stops says nothing.
 */
function ending(boots, lines, cutShort) {
    if (boots.dead) {
        return 'panic';
    }
    if (boots.poweredOff) {
        return 'completed';
    }
    if (boots.restartAnnounced) {
        return 'reboot';
    }
    if (!boots.kernelSeen) {
        const silent = !boots.textSeen || boots.firmwareSeen || cutShort;
        return silent ? 'no-output' : 'unknown';
    }
    if (boots.everDead) {
        return 'panic';
    }
    const stuck = boots.stuckAt !== null && lines - boots.stuckAt <= LAST_WORDS;
    if (boots.killed || cutShort || stuck) {
        return 'hang';
    }
    return boots.rebooted ? 'reboot' : 'unknown';
}

// EXTERNAL MODULE: ./build/evidence/kernel-log/line.js
var kernel_log_line = __webpack_require__(90913);
;// CONCATENATED MODULE: ./build/evidence/kernel-log/frames.js
/** Reading call traces: which function a line names, and which functions only report or wait. */
const FRAME = /^ {0,12}(?:\[<[0-9a-fx]{4,20}>\] ?|\[[0-9a-f]{8,16}\] ?(?:\[[0-9a-f]{8,16}\] )?|\(?)?(\? )?([A-Za-z_$.][\w$.]{0,255})(?:\+0x[0-9a-f]{1,8}\/0x[0-9a-f]{1,8})(?: \[[\w-]{1,64}[^\]]{0,64}\])?/;
const POINTER = /^(?:RIP: (?:0010|0008|0018|e030|e033):|pc : |epc : |EIP: |NIP \[[0-9a-f]{4,16}\] |PC is at |.{0,12}Krnl PSW : .{0,60}\()(?:\[<[0-9a-f]{4,16}>\] )?([A-Za-z_$.][\w$.]{0,255})\+0x/;
/** Functions that report, wait or copy for somebody else: never the place of a fault. */
const REPORTERS = new RegExp(`^(?:${[
    '(?:__)?dump_(?:stack|backtrace|header)\\w*|show_(?:stack|regs|trace)\\w*|unwind_\\w+|arch_stack_walk|stack_trace_\\w+|walk_stackframe',
    'v?panic|nmi_panic|__warn\\w*|warn_slowpath\\w*|warn_bogus\\w*|report_bug|handle_bug|(?:call_)?bug_(?:brk_)?handler|brk_handler|ubsan_\\w+|__ubsan_\\w+|check_panic_on_warn',
    '(?:__)?(?:kasan|asan|kmsan|kcsan|kfence|tsan|hwasan|msan)_\\w+|check_memory_region\\w*|print_(?:report|address|circular|usage|bad|deadlock|irq|lock|shadow|other|unlock|req|memory|trace|trailer)\\w*|end_report|complete_report_info',
    '(?:asm_)?exc_\\w+|(?:asm_)?sysvec_\\w+|do_(?:error_)?trap|(?:__)?die\\w*|oops_\\w+|no_context|(?:__)?bad_area\\w*|page_fault\\w*|do_user_addr_fault|do_kern_addr_fault|(?:__)?do_(?:kernel|page|bad|translation|alignment|sea|mem|undefinstr)_?(?:fault|abort|area|abort_early|)|async_page_fault|general_protection|invalid_op|int3|el[01]t?_?\\w*|el1h?_\\w+|vectors|call_on_(?:irq_)?stack|fixup_exception|irqentry_\\w+|common_interrupt|ret_from_(?:exception|interrupt|intr)|handle_exception\\w*|do_interrupt\\w*|save_context\\w*',
    '__schedule(?:_bug|_loop)?|schedule(?:_timeout\\w*|_preempt_disabled|_hrtimeout\\w*|_rtlock)?|io_schedule\\w*|preempt_schedule\\w*|__cond_resched|__might_(?:sleep|resched|fault)|___might_sleep|might_\\w+|msleep\\w*|usleep_\\w+|ssleep|__?delay|__const_udelay|delay_\\w+|__udelay|__switch_to\\w*|context_switch',
    '_*(?:mutex|ww_mutex|rt_mutex)_\\w+|_*(?:down|up|rwsem|rwbase)(?:_\\w+)?|_*(?:do_)?wait_for_(?:common|completion)\\w*|bit_wait\\w*|out_of_line_wait_\\w+|__wait_on_\\w+|wait_on_\\w+|percpu_rwsem_\\w+|__synchronize_\\w+|synchronize_rcu\\w*',
    '_raw_(?:spin|read|write)_\\w+|__raw_\\w+|do_raw_\\w+|_*(?:native_)?queued_(?:spin|read|write)_\\w+|spin_(?:bug|dump)|__pv_queued_\\w+|osq_lock|lock_(?:acquire|release)\\w*|__lock_(?:acquire|release)\\w*|check_(?:noncircular|prev|prevs|deadlock|wait_context|irq_usage|usage|flags|hung)\\w*|validate_chain|mark_(?:lock|usage|held)\\w*|lockdep_\\w+|register_lock_class|debug_check_\\w+|valid_state|rcu_read_lock\\w*',
    'out_of_memory|oom_kill\\w*|mem_cgroup_(?:out|oom)\\w*|warn_alloc',
    'rcu_(?:check_gp|sched_clock|dump_cpu|stall)\\w*|print_\\w*stall\\w*|nmi_(?:cpu|trigger)\\w*|arch_trigger\\w*|trigger_\\w+|update_process_times|tick_\\w+|(?:__)?hrtimer_\\w+|(?:local_|smp_)?(?:__sysvec_)?apic_timer\\w*|watchdog_\\w+|handle_irq\\w*|perf_event_\\w+|default_do_nmi|do_nmi|nmi_handle|end_repeat_nmi|asm_nmi',
    'refcount_\\w+|__refcount_\\w+|kref_\\w+|__list_(?:add|del)\\w*|list_(?:add|del)\\w*|usercopy_abort|__check_(?:object_size|heap_object)|check_stack_object',
    '_*(?:mem(?:cpy|set|move|cmp|chr|scan)|str(?:len|nlen|cpy|ncpy|lcpy|scpy|cmp|ncmp|cat|chr|str))\\w*|clear_(?:page|user)\\w*|copy_(?:page|user|from_user|to_user)\\w*|_copy_(?:from|to)_\\w+|rep_(?:movs|stos)\\w*|_?printk\\w*',
].join('|')})$`);
const COMPILER_SUFFIX = /(?:\.(?:isra|constprop|part|cold|llvm|lto_priv)(?:\.\d{1,20})?|\.\d{1,20})+$/;
/** The name without what the compiler added, so that two builds name the same function alike. */
function functionName(symbol) {
    return symbol.replace(COMPILER_SUFFIX, '');
}
/** The call-trace entry on this line, or null. */
function parseFrame(text) {
    const found = FRAME.exec(text);
    if (found === null) {
        return null;
    }
    return { name: functionName(found[2] ?? ''), unsure: found[1] !== undefined };
}
/** The function the instruction pointer was in, when this line says so for kernel code; otherwise null. */
function parseInstructionPointer(text) {
    const found = POINTER.exec(text);
    return found === null ? null : functionName(found[1] ?? '');
}
/** Whether a function only reports, waits or copies on behalf of the one that is at fault. */
function isReporter(name) {
    return REPORTERS.test(name);
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/signatures.js
function signature(id, kind, pattern, flags = {}) {
    const dead = flags.dead ?? false;
    return { id, kind, pattern, dead, fatal: flags.fatal ?? dead, body: flags.body ?? 'trace' };
}
const FATAL = { fatal: true };
const DEAD = { dead: true };
const RULED = { fatal: true, body: 'ruled' };
const LINE = { body: 'none' };
/** The `[#1]` every architecture's die() puts behind the reason of an oops. */
const DIE_COUNTER = /\[#\d{1,4}\]/;
const SIGNATURES = [
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
    signature('hard-lockup', 'hard-lockup', /^(?:(?:NMI )?watchdog: )?(?:CPU\d+: )?(?:Watchdog detected hard LOCKUP|BUG: hard lockup)/i, FATAL),
    signature('spinlock-lockup', 'soft-lockup', /^BUG: (?:spin|rw)lock (?:lockup|wrong|cpu recursion|lockup suspected)/, FATAL),
    signature('workqueue', 'bug', /^BUG: workqueue (?:lockup|leaked)/, { body: 'long' }),
    signature('atomic-sleep', 'atomic-sleep', /^(?:BUG: (?:sleeping function called from invalid context|scheduling while atomic)|.{0,20}\[ BUG: Invalid wait context \])/, FATAL),
    signature('null-deref', 'null-deref', /^(?:BUG: )?(?:kernel NULL pointer dereference|Kernel NULL pointer dereference|[Uu]nable to handle kernel NULL pointer|KASAN: null-ptr-deref)/, FATAL),
    signature('page-fault', 'page-fault', /^(?:BUG: )?(?:unable to handle (?:page fault|kernel paging request)|(?:CPU \d+ )?Unable to handle kernel|[Uu]nable to handle kernel data access)|^(?:Unhandled (?:prefetch )?fault|Unhandled prefetch abort): /, FATAL),
    signature('list-corruption', 'bug', /^list_(?:add|del)(?: double add)?:? corruption/, FATAL),
    signature('bug.at', 'bug', /^[Kk]ernel BUG (?:at|\()/, FATAL),
    signature('gpf', 'gpf', /^(?:Oops: )?general protection fault(?!.{0,200} error:[0-9a-f]+ in )/, FATAL),
    signature('oops.trap', 'oops', /^(?:Oops: )?(?:stack segment|divide[ _]error|invalid opcode|int3|alignment check|bounds|invalid TSS|segment not present): [0-9a-f]{4}/, FATAL),
    signature('oops.control-protection', 'oops', /^(?:traps: )?(?:Missing ENDBR: |Oops: control protection|CFI failure at )/, FATAL),
    signature('oops', 'oops', /^(?:Oops(?::| -|\[| \[)|Internal error: |Alignment trap: not handling|SError Interrupt on CPU|Unexpected kernel BRK|Fixing recursive fault)/, FATAL),
    signature('lockdep', 'lockdep', /^(?:WARNING|INFO): (?:possible (?:circular locking|irq lock inversion|recursive locking|irq-safe|hardirq|softirq|deadlock)|.{0,40}lock order detected|inconsistent lock state|bad unlock balance|bad contention|held lock freed|[Nn]ested lock was not taken|.{0,60}still has locks held|lock held when returning|suspicious RCU usage)/, { body: 'long' }),
    signature('lockdep.key', 'lockdep', /^INFO: trying to register non-static key/, { body: 'long' }),
    signature('lockdep.boxed', 'lockdep', /^\[ (?:INFO|BUG): (?:possible|inconsistent|suspicious RCU|bad unlock|held lock|.{0,60}(?:-safe -> |still has locks held))/, { body: 'long' }),
    signature('rcu-stall', 'rcu-stall', /^(?:rcu: )?INFO: rcu\w{0,40} (?:self-)?detected (?:expedited )?stalls? on|^rcu: INFO: rcu_\w{1,40} (?:self-)?detected/, { fatal: true, body: 'long' }),
    signature('rcu-starved', 'rcu-stall', /^rcu: .{0,80}kthread (?:starved|timer wakeup)/, { fatal: true, body: 'long' }),
    signature('hung-task', 'hung-task', /^INFO: task .{1,80} (?:blocked (?:in I\/O wait )?for more than \d+ seconds|can't die for more than)/),
    signature('refcount', 'refcount', /^refcount_t: /),
    signature('ubsan', 'ubsan', /^(?:Internal error: )?UBSAN: /, { body: 'ruled' }),
    signature('slub', 'bug', /^BUG \S{1,80} \((?:Not tainted|Tainted[^)]{0,80}|[^)]{1,80})\): /, FATAL),
    signature('bug', 'bug', /^(?:\S{1,40}: )?BUG: (?!no syscalls)|^\[ BUG: /, FATAL),
    signature('warning', 'warning', /^WARNING: (?:CPU: \d+ PID: \d+ at |at |(?:\[.{0,200}\] )?[\w./-]{1,200}\.(?:c|h|rs|S):\d+ at |.{0,80}\bat [\w./-]{1,200}\.(?:c|h|rs|S):\d+|kernel stack (?:regs|frame pointer) |stack (?:recursion|going in the wrong direction))/),
    signature('oom', 'oom', /^(?:.{1,40} invoked oom-killer: |(?:Memory cgroup o|O)ut of memory: Kill(?:ed)? process|Out of memory and no killable processes)/, { body: 'long' }),
    signature('no-root', 'no-root', /^(?:VFS: (?:Unable to mount root fs|Cannot open root device)|No filesystem could mount root|Requested init .{1,80} failed)/, { dead: true, body: 'none' }),
    signature('irq', 'other', /^irq \d+: nobody cared/),
    signature('netdev-leak', 'other', /^unregister_netdevice: waiting for .{1,40} to become free/, LINE),
    signature('vfs', 'other', /^VFS: (?:Close: file count is (?:0|zero)|Busy inodes after unmount)/),
    signature('page-alloc', 'other', /^.{1,40}: page allocation failure: order:\d+/, { body: 'long' }),
];
/** Lines that look like reports and are none. */
const HARMLESS = /^(?:WARNING: (?:Unprivileged eBPF is enabled|workqueue cpumask|[Tt]he mand mount|See https)|INFO: (?:lockdep is turned off|Stall ended|NMI handler)|BUG: no syscalls)/;
/**
 * The words one of which is in every line that opens a report or says how a boot goes. Three expressions, because the
 * engine searches several short ones many times faster than one with all the alternatives.
 */
const TRIGGERS = [
    /BUG|WARNING: |INFO: |Oops|Kernel panic|Kernel NULL|PANIC: |Internal error: |Unable to handle|Unhandled |Missing ENDBR|CFI failure|VFS: |No filesystem could|Requested init|Linux version |LOCKUP|SError Interrupt|Fixing recursive|Alignment trap|Out of memory|Memory cgroup out/g,
    /\[#|\[ cut here|<--- cut here|-killer: gfp|_(?:add|del) (?:corr|double)|unreferenced object|UBSAN: /g,
    /: (?:nobody cared|page alloc|Power |System halted|Restarting sys|waiting for|Starting new kernel|[0-9]+ new suspected|terminating on signal|panicked at)/g,
];
/** As TRIGGERS, and the words that mean something only inside a report. For one line at a time. */
const WORD = new RegExp([...TRIGGERS.map((trigger) => trigger.source), 'KASAN: ', 'refcount_t: ', 'rcu: ', 'general protection fault'].join('|'));
/** The signature of a report's first line, or null. `text` is a normalised kernel line. */
function matchSignature(text) {
    if (HARMLESS.test(text)) {
        return null;
    }
    return SIGNATURES.find((candidate) => candidate.pattern.test(text)) ?? null;
}
/** The signature with this id; throws for an id that is not in the table, which is a mistake in the program. */
function signatureById(id) {
    const found = SIGNATURES.find((candidate) => candidate.id === id);
    if (found === undefined) {
        throw new Error(`no signature ${id}`);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/title.js

const SYMBOL_OFFSET = /\+0x[0-9a-f]{1,8}(?:\/0x[0-9a-f]{1,8})?/g;
const WARNING_OLD = /at (?:([\w./-]{1,200}):\d+ )?([\w$.]{1,255})\+0x/;
const WARNING_NEW = /(?:^WARNING: |\] )([\w./-]{1,200}):\d+ at ([\w$.]{1,255})/;
const WARNING_PLACE = /\bat ([\w./-]{1,200}):\d+/;
const BUG_PLACE = /[Kk]ernel BUG at ([\w./-]{1,200}):\d+/;
const SANITIZER = /(KASAN|KMSAN|KFENCE|KCSAN): ([\w -]{1,80}?)(?: in (.{1,300}))?$/;
/** What reports say of a process, a device or a place in memory beside what went wrong. */
const CIRCUMSTANCES = [
    [/^(?:traps: |Oops: (?=[A-Za-z]))/, ''],
    [/^\[ (?:INFO|BUG): (.{1,200}?)\.? \]$/, '$1'],
    [/ (?:in process|state mm:|on CPU#?\d|in preemptible \[|was hit at|- pool cpus?=).*/, ''],
    [/(after unmount) of .*/, '$1'],
    [/^(BUG: workqueue leaked lock or atomic):.*/, '$1'],
    [/^(BUG \S{1,80}) \((?:Not tainted|Tainted|P|G)[^)]{0,80}\)/, '$1'],
    [/^(?:WARNING: )?\S{1,80}\/\d+ (still has locks held)/, '$1'],
    [/^.{1,60}: (page allocation failure):.*/, '$1'],
    [/^(irq \d+: nobody cared).*/, '$1'],
    [/^(unregister_netdevice: waiting for) .*/, '$1 a device'],
    [/^(PANIC: early exception 0x[0-9a-f]{1,4}) .*/, '$1'],
    [/^(PANIC: double fault).*/, '$1'],
    [/^(CFI failure|Missing ENDBR)[ :].*/, '$1'],
];
function withoutCircumstances(headline) {
    return CIRCUMSTANCES.reduce((text, [pattern, kept]) => text.replace(pattern, kept), headline);
}
/** Replaces what differs between machines and boots: addresses, offsets, CPUs, process ids, times, counts. */
function normaliseText(text) {
    return text
        .replace(SYMBOL_OFFSET, '')
        .replace(/\b0x[0-9a-f]{1,16}\b/gi, 'ADDR')
        .replace(/\b(?=[0-9a-f]{0,15}\d)[0-9a-f]{8,16}\b/gi, 'ADDR')
        .replace(/\bCPU(?:#|: | )?\d+/g, 'CPU N')
        .replace(/\bcpu \d+/g, 'cpu N')
        .replace(/\b(PID|pid)([:= ]{1,2})\d+/g, '$1$2N')
        .replace(/(?<![\w.-])\d+(?:\.\d+)?(?=s\b|ms\b|us\b|ns\b|kB\b|KB\b|MB\b|(?![\w.]))/g, 'N')
        .replace(/\s+/g, ' ')
        .trim();
}
function functions(text) {
    return text
        .split(' / ')
        .map((side) => functionName(side
        .replace(SYMBOL_OFFSET, '')
        .replace(/ \[[\w-]+\]$/, '')
        .trim()))
        .sort()
        .join(' / ');
}
function inPlace(what, place) {
    return place === null ? what : `${what} in ${place}`;
}
function warningTitle(parts) {
    const found = WARNING_NEW.exec(parts.headline) ?? WARNING_OLD.exec(parts.headline);
    if (found !== null) {
        const name = functionName(found[2] ?? '');
        return found[1] === undefined ? `WARNING in ${name}` : `WARNING in ${name} at ${found[1]}`;
    }
    const file = WARNING_PLACE.exec(parts.headline)?.[1];
    if (file !== undefined) {
        return `${inPlace('WARNING', parts.place)} at ${file}`;
    }
    return inPlace(normaliseText(parts.headline), parts.place);
}
function sanitizerTitle(parts) {
    const found = SANITIZER.exec(parts.headline);
    if (found === null) {
        return inPlace(normaliseText(parts.headline), parts.place);
    }
    const access = parts.access === null || /read|write/i.test(found[2] ?? '') ? '' : ` ${parts.access}`;
    const where = found[3] === undefined ? parts.place : functions(found[3]);
    return inPlace(`${found[1]}: ${found[2]}${access}`, where);
}
function bugTitle(parts) {
    const file = BUG_PLACE.exec(parts.headline)?.[1];
    if (file !== undefined) {
        return `${inPlace('kernel BUG', parts.place)} at ${file}`;
    }
    const text = parts.headline.replace(/^\S{1,40}: (?=BUG: )/, '').replace(/^(list_(?:add|del) corruption).*/, '$1');
    return inPlace(normaliseText(withoutCircumstances(text)), parts.place);
}
const UBSAN_PLACE = / in (?:\.{0,2}\/)*([\w./-]{1,200}):\d+(?::\d+)?$/;
function fixedTitle(parts) {
    switch (parts.signature.kind) {
        case 'null-deref':
            return inPlace('kernel NULL pointer dereference', parts.place);
        case 'page-fault':
            return inPlace('unable to handle kernel page fault', parts.place);
        case 'gpf':
            return inPlace('general protection fault', parts.place);
        case 'soft-lockup':
            return inPlace('BUG: soft lockup', parts.place);
        case 'hard-lockup':
            return inPlace('hard LOCKUP', parts.place);
        case 'hung-task':
            return inPlace('INFO: task hung', parts.place ?? hungTask(parts.headline));
        case 'rcu-stall':
            return inPlace('INFO: rcu detected stall', parts.place);
        case 'oom':
            return parts.headline.startsWith('Memory cgroup') ? 'Memory cgroup out of memory' : 'Out of memory';
        case 'no-root':
            return /Requested init|No working init/.test(parts.headline) ? null : 'VFS: Unable to mount root fs';
        case 'kmemleak':
            return inPlace('memory leak', parts.place);
        default:
            return null;
    }
}
function hungTask(headline) {
    const task = /task (.{1,80}?):\d+ /.exec(headline)?.[1];
    return task === undefined ? null : task.replace(/\d+/g, 'N');
}
/** The text of a panic without its exit codes and addresses. */
function panicTitle(headline) {
    return normaliseText(withoutCircumstances(headline)
        .replace(/ ?exitcode=0x[0-9a-f]+.*/, '')
        .replace(/: 0000 \[#\d+\].*/, ''));
}
/**
 * The title of a finding: the same for the same bug on every machine, that is without addresses, offsets, CPUs,
 * process ids and line numbers, and with the function at fault where the report names it.
 */
function findingTitle(parts) {
    const fixed = fixedTitle(parts);
    if (fixed !== null) {
        return fixed;
    }
    switch (parts.signature.kind) {
        case 'panic':
            return panicTitle(parts.headline);
        case 'warning':
            return warningTitle(parts);
        case 'kasan':
        case 'kfence':
        case 'kcsan':
            return sanitizerTitle(parts);
        case 'bug':
            return parts.signature.id === 'kmsan' ? sanitizerTitle(parts) : bugTitle(parts);
        case 'ubsan': {
            const file = UBSAN_PLACE.exec(parts.headline)?.[1];
            const what = normaliseText(parts.headline.replace(UBSAN_PLACE, ''));
            return file === undefined ? inPlace(what, parts.place) : `${inPlace(what, parts.place)} at ${file}`;
        }
        case 'atomic-sleep':
            return inPlace(normaliseText(withoutCircumstances(parts.headline).replace(/(?: at [\w./-]+:\d+|: \S+\/\d+\/0x[0-9a-f]+)$/, '')), parts.place);
        case 'lockdep':
            return inPlace(normaliseText(withoutCircumstances(parts.headline).replace(/^(?:WARNING|INFO): /, '')), parts.place);
        case 'oops':
            return inPlace(oopsText(parts.headline), parts.place);
        default:
            return normaliseText(withoutCircumstances(parts.headline));
    }
}
function oopsText(headline) {
    const reason = withoutCircumstances(headline)
        .replace(/ ?\[#\d+\].*/, '')
        .replace(/: [0-9a-f]{4,16}$/, '');
    return normaliseText(reason);
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/splat.js



const MAX_EXCERPT = 16_000;
const MAX_FRAMES = 24;
const SIGNATURE_FRAMES = 5;
const MAX_LONG = 500;
const MAX_STRAYS = 24;
const END_MARK = /^---\[ end /;
const RULE = /^={10,}$/;
const TRACE_START = /^(?:Call [Tt]race:|Backtrace:|Stack trace:|backtrace(?: \(crc [0-9a-f]+\))?:)/;
const TAINT = /(?:^|\s)(?:Tainted: ([A-Z][A-Z ]{0,40}?)(?=\s+[^A-Z\s]|$)|(Not tainted))/;
const ACCESS = /^(Read|Write) (?:of size|at addr)/;
const PROOF = /^(?:CPU: \d+ (?:UID: \d+ )?PID: \d+|Call [Tt]race:|Hardware name: |Modules linked in:|---\[ end |RIP: 00|pc : |epc : |NIP )/;
const BODY = new RegExp(`^(?:${[
    'CPU: \\d|RIP: |Code: |RSP: |EIP: |ESP: |R[A-Z0-9]{1,2}: |E[A-Z]{2}: |CR\\d: |DR\\d: |FS: |GS: |CS: |DS: |PKRU: |ORIG_RAX|EFLAGS: ',
    'Modules linked in:|Unloaded tainted modules:|Hardware name: |Workqueue: |Tainted: |Call [Tt]race:|Backtrace:|Stack:|Stopper: |Process |Kernel Offset: |CPU features: |Memory Limit: |Sending NMI|NMI backtrace for cpu|Insufficient stack|Exception stack|Instruction dump:',
    'pc : |lr : |sp : |pstate: |psr: |epc : |ra : | ra : |status: |NIP |LR |GPR\\d|MSR |CFAR |Krnl |x\\d{1,2} ?: |r\\d{1,2} ?: | {1,3}[a-z]\\d{1,2} ?: |\\[[0-9a-f]{8,16}\\] |pgd = |PGD |Internal error: |Oops|#PF: |Mem abort info:|Data abort info:|user pgtable:|swapper pgtable:| {2,4}(?:ESR|EC|SET|EA|S1PTW|FSC|ISV|ISS|CM|GCS|FnV|TnD|Tainted: )|KASAN: ',
    'irq event stamp:|hardirqs last|softirqs last|INFO: lockdep is turned off|Disabling lock debugging|Preemption disabled at:|in_atomic\\(\\)|preempt_count: |RCU nest depth|\\d+ locks? held by|no locks held by| #\\d+: ',
    ' ?<\\/?[#A-Z]{2,8}>| \\? 0x[0-9a-f]+| 0x[0-9a-f]{8,16}|task:\\S| {4,8}(?:Tainted|Not tainted)|"echo 0 > ',
    'oom-kill:|Out of memory: |Memory cgroup out of memory|SMP: stopping|Rebooting in|Read of size|Write of size|The buggy address|Reported by Kernel|Allocated by|Freed by|stack backtrace:|---\\[ end ',
].join('|')})`);
const OOM_END = /^(?:Out of memory: Kill|Memory cgroup out of memory: Kill|Out of memory and no killable)/;
/** Opens a report at its first line. A null signature stands for `cut here`, which does not say what it is. */
function openSplat(signature, text, at) {
    return {
        signature,
        headline: text,
        ...at,
        cut: signature === null,
        proven: false,
        lines: [text],
        size: text.length,
        dropped: 0,
        kept: 1,
        strays: 0,
        frames: [],
        collecting: false,
        traceSeen: false,
        pointer: null,
        taint: null,
        access: null,
    };
}
function append(splat, text, isPart) {
    if (splat.size + text.length > MAX_EXCERPT) {
        splat.dropped += 1;
    }
    else {
        splat.lines.push(text);
        splat.size += text.length + 1;
        if (isPart) {
            splat.kept = splat.lines.length;
        }
    }
    splat.strays = isPart ? 0 : splat.strays + 1;
}
function noteFrame(splat, text) {
    const frame = parseFrame(text);
    if (frame === null) {
        return false;
    }
    if (splat.signature?.kind !== 'lockdep' || splat.collecting) {
        splat.traceSeen = true;
        if (!frame.unsure && splat.frames.length < MAX_FRAMES) {
            splat.frames.push(frame.name);
        }
    }
    return true;
}
function noteBody(splat, text) {
    splat.pointer ??= splat.frames.length === 0 ? parseInstructionPointer(text) : null;
    if (TRACE_START.test(text)) {
        splat.collecting = true;
    }
    const taint = splat.taint === null ? TAINT.exec(text) : null;
    if (taint !== null) {
        splat.taint = (taint[1] ?? '').replace(/ /g, '');
    }
    splat.access ??= ACCESS.exec(text)?.[1] ?? null;
    splat.proven ||= PROOF.test(text);
    return BODY.test(text) || TRACE_START.test(text);
}
function strayLimit(splat) {
    const body = splat.signature?.body ?? 'trace';
    if (splat.traceSeen && splat.signature?.kind !== 'oom' && body !== 'ruled') {
        return splat.cut ? MAX_STRAYS : 0;
    }
    return body === 'trace' ? MAX_STRAYS : MAX_LONG;
}
/**
 * Gives the next kernel line of the same source to a report.
 *
 * Returns `more` while it goes on, `last` when this line was its last, `after` when it had ended before this line.
 */
function feedSplat(splat, text) {
    const ruled = splat.signature?.body === 'ruled';
    if (END_MARK.test(text) || (ruled && RULE.test(text))) {
        splat.proven ||= END_MARK.test(text);
        append(splat, text, true);
        return 'last';
    }
    const isPart = noteFrame(splat, text) || noteBody(splat, text);
    if (isPart) {
        append(splat, text, true);
        return splat.signature?.kind === 'oom' && OOM_END.test(text) ? 'last' : 'more';
    }
    if (splat.strays >= strayLimit(splat)) {
        return 'after';
    }
    append(splat, text, false);
    return 'more';
}
const DIES = new Set(['bug', 'null-deref', 'page-fault', 'gpf', 'oops', 'ubsan']);
/** Whether a line that could open a report of its own belongs to this open one. */
function belongsTo(splat, next, text) {
    const open = splat.signature;
    if (next.kind === 'panic') {
        return false;
    }
    if (open === null) {
        return true;
    }
    if (next.kind === 'oom' || next.kind === 'rcu-stall' || next.kind === 'no-root') {
        return open.kind === next.kind;
    }
    if (splat.traceSeen) {
        return false;
    }
    if (DIES.has(open.kind) && (DIE_COUNTER.test(text) || text.startsWith('KASAN: ') || next.id === 'bug.at')) {
        return true;
    }
    return splat.cut && next.kind === 'warning';
}
/** Takes such a line in; the more specific of the two signatures stays. */
function adopt(splat, next, text) {
    const open = splat.signature;
    const warned = next.kind === 'warning' && open?.id === 'list-corruption';
    if (open === null || warned || (open.id === 'oops' && next.kind !== 'oops')) {
        splat.signature = next;
        splat.headline = text;
    }
    splat.proven ||= DIE_COUNTER.test(text);
    append(splat, text, true);
}
function blamed(splat) {
    const all = splat.pointer === null ? splat.frames : [splat.pointer, ...splat.frames];
    const unique = all.filter((name, index) => name !== all[index - 1]);
    const ours = unique.filter((name) => !isReporter(name));
    return ours.length === 0 ? unique : ours;
}
/**
 * The finding of a finished report, or null where nothing shows that it is one: a `cut here` without a report, or a
 * line without time stamp that only looks like the kernel's.
 */
function finishSplat(splat) {
    if (splat.signature === null && splat.proven) {
        splat.signature = signatureById('warning');
        const said = splat.lines[1] ?? '';
        splat.headline = said === '' || BODY.test(said) ? 'WARNING' : said;
    }
    const signature = splat.signature;
    if (signature === null || (splat.bare && !splat.proven && !splat.traceSeen && !signature.dead)) {
        return null;
    }
    const functions = blamed(splat);
    const cutNote = splat.dropped > 0 ? [`[${splat.dropped} more lines cut]`] : [];
    const title = findingTitle({
        signature,
        headline: splat.headline,
        place: functions[0] ?? null,
        access: splat.access,
    });
    return {
        kind: signature.kind,
        title: flat(title),
        line: splat.line,
        excerpt: [...splat.lines.slice(0, splat.kept), ...cutNote].join('\n'),
        fatal: signature.fatal,
        dead: signature.dead,
        taint: splat.taint === null ? null : flat(splat.taint),
        signature: flat(functions.slice(0, SIGNATURE_FRAMES).join(':')),
    };
}
/** A copy that does not keep the chunk of the log alive it was cut from. */
function flat(text) {
    return Buffer.from(text, 'utf8').toString('utf8');
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/scan-state.js


const MAX_KEYS = 4096;
const STUCK = new Set(['soft-lockup', 'hard-lockup', 'rcu-stall', 'hung-task']);
function newState(options, emit) {
    return {
        emit,
        stampedOnly: options.stampedOnly ?? false,
        maxFindings: options.maxFindings ?? 1000,
        carry: '',
        line: 0,
        stamped: options.stampedOnly ?? false,
        open: new Map(),
        boots: newBoots(),
        findings: [],
        keys: new Set(),
        dropped: 0,
        rootMissing: false,
    };
}
function keep(state, finding) {
    if (state.findings.length < state.maxFindings) {
        state.findings.push(finding);
    }
    else {
        state.dropped += 1;
    }
    state.emit({ type: 'finding', finding });
}
function scan_state_close(state, caller, splat) {
    state.open.delete(caller);
    if (splat.bare && state.stamped) {
        return;
    }
    const finding = finishSplat(splat);
    if (finding === null || (splat.key !== null && state.keys.has(splat.key))) {
        return;
    }
    if (splat.key !== null && state.keys.size < MAX_KEYS) {
        state.keys.add(splat.key);
    }
    state.boots.stuckAt = STUCK.has(finding.kind) ? state.line : null;
    keep(state, finding);
}
function closeAll(state) {
    for (const [caller, splat] of [...state.open]) {
        scan_state_close(state, caller, splat);
    }
}
/** A finding of one line. A reboot is not fatal in itself: whether it was asked for is known elsewhere. */
function plainFinding(kind, title, line, text, dead) {
    return { kind, title, line, excerpt: text, fatal: dead, dead, taint: null, signature: '' };
}

;// CONCATENATED MODULE: ./build/evidence/kernel-log/scanner.js







const MAX_LINE = 65_536;
const MAX_OPEN = 64;
const STAMPED_LINE = /^(?:<\d{1,3}>)?\[ {0,8}\d{1,8}\.\d{6}\]/m;
const CUT_HERE = /^(?:-{4,40}\[ cut here \]-{4,40}|8<--- cut here ---)/;
const REPORT_END = /^---\[ end /;
const SHUTDOWN = /^reboot: (?:(Power (?:down|off)|System halted)|(Restarting system))/;
const KEXEC = /^kexec(?:_core)?: Starting new kernel/;
const KILLED = /^qemu-system-\w+: terminating on signal \d+/;
const FIRMWARE = /SeaBIOS|iPXE|BdsDxe|UEFI|GRUB|U-Boot|Booting from|Boot failed/;
const ROOT_PANIC = /VFS: Unable to mount root fs|No working init found|Requested init .{1,80} failed/;
const INIT_PANIC = /Attempted to kill init!/;
/** A panic names its cause in its text; the cause is a finding of its own kind beside the panic. */
function causesOfPanic(state, text) {
    if (INIT_PANIC.test(text)) {
        keep(state, plainFinding('init-died', 'Attempted to kill init', state.line, text, true));
    }
    if (ROOT_PANIC.test(text) && !state.rootMissing) {
        state.rootMissing = true;
        const cause = text.replace(/^Kernel panic - not syncing: /, '');
        const parts = { signature: signatureById('no-root'), headline: cause, place: null, access: null };
        keep(state, plainFinding('no-root', findingTitle(parts), state.line, text, true));
    }
}
function openReport(state, line, signature) {
    if (signature?.dead && state.boots.pending !== null) {
        confirmBoot(state, state.boots.pending, true);
    }
    if (signature?.kind === 'no-root' && state.rootMissing) {
        return;
    }
    const caller = line.caller ?? '';
    if (state.open.size >= MAX_OPEN) {
        closeAll(state);
    }
    const key = line.stamp === null || signature === null ? null : `${line.stamp} ${line.text}`;
    const replayed = key !== null && state.keys.has(key);
    const splat = openSplat(signature, line.text, { line: state.line, key, bare: line.origin === 'bare' });
    splat.proven = line.origin === 'bare' && state.boots.count > 0;
    state.open.set(caller, splat);
    if (signature?.dead && !replayed) {
        reportDeath(state, signature, line.text);
    }
    if (signature?.body === 'none') {
        scan_state_close(state, caller, splat);
    }
}
function reportDeath(state, signature, text) {
    const parts = { signature, headline: text, place: null, access: null };
    if (signature.kind === 'panic') {
        state.boots.dead = true;
        state.boots.everDead = true;
        causesOfPanic(state, text);
    }
    state.rootMissing ||= signature.kind === 'no-root';
    state.emit({ type: 'fatal', kind: signature.kind, title: findingTitle(parts), line: state.line });
}
function takeHeadline(state, line, signature) {
    const caller = line.caller ?? '';
    const open = state.open.get(caller);
    if (open !== undefined && belongsTo(open, signature, line.text)) {
        adopt(open, signature, line.text);
        open.key ??= line.stamp === null ? null : `${line.stamp} ${line.text}`;
        return;
    }
    if (open !== undefined) {
        scan_state_close(state, caller, open);
    }
    openReport(state, line, signature);
}
function takeCutHere(state, line) {
    const caller = line.caller ?? '';
    const open = state.open.get(caller);
    if (open?.signature?.id === 'list-corruption' && !open.traceSeen) {
        feedSplat(open, line.text);
        open.cut = true;
        return;
    }
    if (open !== undefined) {
        scan_state_close(state, caller, open);
    }
    openReport(state, line, null);
}
function takeBanner(state, line, release) {
    closeAll(state);
    const { boots } = state;
    state.rootMissing = false;
    // Only a banner nobody announced may be a log that is printed again.
    if (wouldBeUnannounced(boots) && boots.mark !== null && line.stamp !== null) {
        boots.pending = { line: state.line, text: line.text, release };
        return;
    }
    confirmBoot(state, { line: state.line, text: line.text, release }, line.stamp !== null);
}
function confirmBoot(state, banner, stamped) {
    const { boots } = state;
    if (wouldBeUnannounced(boots)) {
        boots.rebooted = true;
        const title = 'unannounced reboot of the kernel';
        keep(state, plainFinding('reboot', title, banner.line, banner.text, false));
    }
    startBoot(boots, banner.release, stamped);
    state.emit({ type: 'banner', release: banner.release, line: banner.line });
}
function takeShutdown(state, text) {
    const shutdown = SHUTDOWN.exec(text);
    const kexec = KEXEC.test(text);
    if (shutdown === null && !kexec) {
        return false;
    }
    const { boots } = state;
    if (shutdown?.[1] !== undefined) {
        boots.poweredOff = true;
        state.emit({ type: 'shutdown', action: 'power-off', line: state.line });
    }
    else if (!boots.dead) {
        boots.restartAnnounced = true;
        keep(state, plainFinding('reboot', kexec ? 'kexec: Starting new kernel' : 'reboot: Restarting system', state.line, text, false));
        state.emit({ type: 'shutdown', action: 'restart', line: state.line });
    }
    return true;
}
function takeMark(state, line) {
    const { boots } = state;
    if (line.stamp === null || !(boots.awaitingMark || boots.pending !== null)) {
        return;
    }
    const seen = compareMark(boots, line.stamp, line.text);
    if (seen === 'same') {
        boots.pending = null;
    }
    else if (seen === 'new' && boots.pending !== null) {
        confirmBoot(state, boots.pending, true);
        compareMark(boots, line.stamp, line.text);
    }
}
function feedOpen(state, line) {
    const caller = line.caller ?? '';
    const open = state.open.get(caller);
    if (open === undefined) {
        return;
    }
    const went = feedSplat(open, line.text);
    if (went !== 'more') {
        scan_state_close(state, caller, open);
    }
}
function takeKernelLine(state, line, hasWord) {
    state.boots.kernelSeen ||= line.origin === 'stamped';
    takeMark(state, line);
    if (hasWord && !REPORT_END.test(line.text)) {
        const release = bannerRelease(line.text);
        if (release !== null) {
            state.boots.kernelSeen = true;
            takeBanner(state, line, release);
            return;
        }
        if (CUT_HERE.test(line.text)) {
            takeCutHere(state, line);
            return;
        }
        if (takeShutdown(state, line.text)) {
            return;
        }
        const signature = matchSignature(line.text);
        if (signature !== null) {
            takeHeadline(state, line, signature);
            return;
        }
    }
    feedOpen(state, line);
}
/** From here on bare lines are a program's; those before, and what was read from them, were a program's as well. */
function noticeStamps(state) {
    if (!state.stamped) {
        state.stamped = true;
        state.boots = { ...newBoots(), kernelSeen: true };
        state.findings = [];
        state.dropped = 0;
    }
}
function takeLine(state, raw) {
    state.line += 1;
    const line = (0,kernel_log_line/* parseConsoleLine */.$)(raw);
    const hasWord = WORD.test(line.text);
    if (hasWord && KILLED.test(line.text)) {
        state.boots.killed = true;
        return;
    }
    if (line.origin === 'stamped') {
        noticeStamps(state);
    }
    else if (state.stamped) {
        return;
    }
    takeKernelLine(state, line, hasWord);
}
function countLines(text, from, to) {
    let count = 0;
    for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
        count += 1;
    }
    return count;
}
function mustReadEveryLine(state) {
    return state.open.size > 0 || state.boots.awaitingMark || state.boots.pending !== null;
}
/** Reads whole lines. Between reports only lines with one of the trigger words are looked at. */
function takeText(state, text, end) {
    const nextTrigger = (0,next_match/* createNextMatch */.b)(text, TRIGGERS);
    const stampAt = state.stamped ? -1 : text.search(STAMPED_LINE);
    let at = 0;
    while (at < end) {
        if (!mustReadEveryLine(state)) {
            const word = nextTrigger(at);
            const start = word >= end ? end : text.lastIndexOf('\n', word) + 1;
            state.line += countLines(text, at, start);
            at = start;
            if (stampAt !== -1 && stampAt < at) {
                noticeStamps(state);
            }
            if (at >= end) {
                return;
            }
        }
        const newline = text.indexOf('\n', at);
        takeLine(state, text.slice(at, newline));
        at = newline + 1;
    }
}
function note(state, text) {
    const { boots } = state;
    if (!boots.kernelSeen) {
        boots.textSeen ||= /\S/.test(text);
        boots.firmwareSeen ||= FIRMWARE.test(text);
    }
}
/** Text without a newline is only put aside: joining it up each time would take time quadratic in the line. */
function feed(state, chunk) {
    const end = chunk.lastIndexOf('\n') + 1;
    if (end > 0) {
        const text = state.carry + chunk.slice(0, end);
        note(state, text);
        takeText(state, text, text.length);
        state.carry = '';
    }
    if (state.carry.length < MAX_LINE) {
        state.carry += chunk.slice(end, end + MAX_LINE);
    }
}
function finish(state, cutShort) {
    if (state.carry !== '') {
        feed(state, '\n');
    }
    closeAll(state);
    if (state.boots.pending !== null) {
        confirmBoot(state, state.boots.pending, true);
    }
    const { boots } = state;
    return {
        findings: [...state.findings].sort((left, right) => left.line - right.line),
        dropped: state.dropped,
        ending: ending(boots, state.line, cutShort),
        boots: boots.count,
        release: boots.release,
        kernel: boots.kernelSeen || state.findings.length > 0,
        lines: state.line,
    };
}
/**
 * Finds the kernel's own reports in a console or dmesg log: one finding per report, and how the log ends.
 *
 * Only lines with the kernel's time stamp count once one was seen. Without any (a kernel that prints none) a line
 * counts when what follows has the shape of a kernel report. Memory does not grow with the log.
 */
function createLogScanner(options = {}, emit = () => { }) {
    const state = newState(options, emit);
    return {
        feed: (chunk) => feed(state, chunk),
        end: (how = {}) => finish(state, how.cutShort ?? false),
    };
}


/***/ }),

/***/ 3403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ createNextMatch)
/* harmony export */ });
/**
 * Finds the next place where one of several expressions matches, for texts most of which match none: several short
 * expressions search many times faster than one with all the alternatives. All must have the `g` flag.
 */
function createNextMatch(text, expressions) {
    const found = expressions.map(() => -1);
    return (from) => {
        let nearest = Number.POSITIVE_INFINITY;
        for (const [index, expression] of expressions.entries()) {
            if ((found[index] ?? -1) < from) {
                expression.lastIndex = from;
                found[index] = expression.exec(text)?.index ?? Number.POSITIVE_INFINITY;
            }
            nearest = Math.min(nearest, found[index] ?? nearest);
        }
        return nearest;
    };
}


/***/ }),

/***/ 49794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ withFile),
/* harmony export */   JW: () => (/* binding */ findAll),
/* harmony export */   kq: () => (/* binding */ bufferSource),
/* harmony export */   lH: () => (/* binding */ readCString)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);


/** A source over bytes in memory. */
function bufferSource(bytes, name) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return {
        name,
        size: buffer.length,
        read: (offset, length) => {
            const start = clamp(offset, buffer.length);
            return buffer.subarray(start, clamp(start + length, buffer.length));
        },
    };
}
/**
 * Runs `use` on a source over the file at `path` and closes the file afterwards. Files are not read whole: a vmlinux
 * with debug information exceeds what one buffer can hold.
 *
 * @throws UserError when the file is missing, unreadable or not a regular file.
 */
function withFile(path, use) {
    const descriptor = openRegular(path);
    try {
        const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        return use({
            name: path,
            size,
            read: (offset, length) => {
                const start = clamp(offset, size);
                const buffer = Buffer.alloc(clamp(start + length, size) - start);
                return buffer.subarray(0, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, buffer, 0, buffer.length, start));
            },
        });
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
function openRegular(path) {
    try {
        // Asked before opening: to open a FIFO would block for ever.
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile()) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${path} is not a regular file`);
        }
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo) {
            throw error;
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`cannot read ${path}`, { cause: error });
    }
}
function clamp(value, max) {
    return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), max) : max;
}
const CHUNK = 4 << 20;
/** The offsets in `[start, end)` at which `needle` begins, in order. */
function* findAll(source, needle, start = 0, end = source.size) {
    const overlap = needle.length - 1;
    const stop = Math.min(end, source.size);
    for (let base = start; base < stop; base += CHUNK) {
        const chunk = source.read(base, Math.min(CHUNK + overlap, stop - base));
        for (let at = chunk.indexOf(needle, 0, 'latin1'); at !== -1; at = chunk.indexOf(needle, at + 1, 'latin1')) {
            yield base + at;
        }
    }
}
/** The NUL-terminated Latin-1 string at `offset`, at most `max` bytes of it. */
function readCString(source, offset, max) {
    const bytes = source.read(offset, max);
    const end = bytes.indexOf(0);
    return bytes.toString('latin1', 0, end === -1 ? bytes.length : end);
}


/***/ }),

/***/ 28403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ detectCompression)
/* harmony export */ });
const MAGICS = [
    ['1f8b08', 'gzip'],
    ['fd377a585a00', 'xz'],
    ['5d0000', 'lzma'],
    // The legacy frame: the kernel's decompressor does not know the current one (lib/decompress_unlz4.c).
    ['02214c18', 'lz4'],
    ['28b52ffd', 'zstd'],
    ['425a68', 'bzip2'],
    ['894c5a4f000d0a1a0a', 'lzo'],
    ['7f454c46', 'none'],
];
/** The compression that the first bytes announce, or null (lib/decompress.c lists the kernel's own magics). */
function detectCompression(head) {
    const hex = Buffer.from(head.subarray(0, 16)).toString('hex');
    return MAGICS.find(([magic]) => hex.startsWith(magic))?.[1] ?? null;
}


/***/ }),

/***/ 2774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ decompressBytes),
/* harmony export */   Hk: () => (/* binding */ extractVmlinux),
/* harmony export */   WY: () => (/* binding */ DECOMPRESSORS)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(19473);
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49794);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42388);
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(25478);









/** The command that unpacks what comes on its standard input. */
const DECOMPRESSORS = {
    xz: ['xz', '--format=xz', '-dc'],
    lzma: ['xz', '--format=lzma', '-dc'],
    lz4: ['lz4', '-dc'],
    zstd: ['zstd', '-dc'],
    bzip2: ['bzip2', '-dc'],
    lzo: ['lzop', '-dc'],
};
const MAX_VMLINUX = 2 ** 31;
const TIMEOUT_MS = 120_000;
/**
 * Unpacks the vmlinux inside a bzImage to `destination`. Where that is impossible there is a reason instead: the
 * bzImage can be booted all the same. On failure nothing is left at `destination`.
 *
 * @throws MissingTool when the decompressor is not installed; UserError when `image` is not a kernel.
 */
async function extractVmlinux(image, destination) {
    const { payload } = (0,_image_js__WEBPACK_IMPORTED_MODULE_6__/* .inspectImage */ .mm)(image);
    if (payload === null) {
        return { path: null, reason: `${image} does not say where its payload is` };
    }
    const { compression } = payload;
    if (compression === null) {
        return { path: null, reason: `the compression of ${image} is not known` };
    }
    const reason = await unpackPayload(image, payload, compression, destination);
    if (reason === null) {
        return { path: destination };
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(destination, { force: true });
    return { path: null, reason: `the payload of ${image} does not unpack: ${reason}` };
}
async function unpackPayload(image, { offset, length }, compression, destination) {
    // All but gzip have the unpacked size appended (scripts/Makefile.lib, size_append), which the tools take for garbage.
    const trailer = compression === 'gzip' || compression === 'none' ? 0 : 4;
    const input = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(image, { start: offset, end: offset + length - trailer - 1 });
    const complaint = await decompress(input, compression, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(destination), MAX_VMLINUX);
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(destination);
    if (trailer > 0) {
        const expected = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_5__/* .withFile */ .D4)(image, (source) => source.read(offset + length - trailer, trailer)).readUInt32LE(0);
        // The size is the proof of completeness; how a tool liked the end of its input is not.
        return size === expected ? null : (complaint ?? `${size} bytes came out, ${expected} were announced`);
    }
    return complaint;
}
/**
 * Decompresses `input` into `output`.
 *
 * @returns null, or why it failed.
 * @throws MissingTool when the decompressor is not installed.
 */
async function decompress(input, compression, output, maxBytes) {
    try {
        if (compression === 'none') {
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(input, (0,_tools_js__WEBPACK_IMPORTED_MODULE_7__/* .limitBytes */ .Z7)(maxBytes), output);
        }
        else if (compression === 'gzip') {
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(input, (0,node_zlib__WEBPACK_IMPORTED_MODULE_4__.createGunzip)(), (0,_tools_js__WEBPACK_IMPORTED_MODULE_7__/* .limitBytes */ .Z7)(maxBytes), output);
        }
        else {
            return await decompressWithTool(input, DECOMPRESSORS[compression], output, maxBytes);
        }
        return null;
    }
    catch (error) {
        if (error instanceof _tools_js__WEBPACK_IMPORTED_MODULE_7__/* .MissingTool */ .XJ) {
            throw error;
        }
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .errorMessage */ .gJ)(error);
    }
}
async function decompressWithTool(input, [command, ...args], output, maxBytes) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
    const tool = (0,_tools_js__WEBPACK_IMPORTED_MODULE_7__/* .startTool */ .pQ)(command, args, stop.signal);
    try {
        // Feeding may end early, when the tool has seen the end of its stream; only what comes out counts.
        const feeding = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(input, tool.stdin).catch(() => undefined);
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(tool.stdout, (0,_tools_js__WEBPACK_IMPORTED_MODULE_7__/* .limitBytes */ .Z7)(maxBytes), output).catch(async (error) => {
            stop.abort();
            await tool.exit;
            throw error;
        });
        const { code, stderr } = await tool.exit;
        await feeding;
        if (stop.signal.aborted) {
            return `${command} took more than ${TIMEOUT_MS / 1000} s`;
        }
        return code === 0 ? null : `${command}: ${stderr || `exit code ${code}`}`;
    }
    finally {
        clearTimeout(timer);
    }
}
/**
 * The decompressed bytes of `bytes`.
 *
 * @throws MissingTool, or Error when the bytes are damaged or hold more than `maxBytes`.
 */
async function decompressBytes(bytes, compression, maxBytes) {
    const chunks = [];
    const sink = new node_stream__WEBPACK_IMPORTED_MODULE_2__.Writable({
        write(chunk, _encoding, done) {
            chunks.push(chunk);
            done();
        },
    });
    const complaint = await decompress(node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable.from([bytes]), compression, sink, maxBytes);
    if (complaint !== null) {
        throw new Error(complaint);
    }
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 93172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ parseElf),
/* harmony export */   GU: () => (/* binding */ readSection),
/* harmony export */   M: () => (/* binding */ PT_LOAD),
/* harmony export */   WT: () => (/* binding */ readNotes)
/* harmony export */ });
/* unused harmony exports PT_NOTE, parseNotes */
/** `e_machine` values (ELF gABI, chapter 4) of the architectures a user is likely to confuse. */
const MACHINES = {
    2: 'SPARC',
    3: 'i386',
    8: 'MIPS',
    20: 'PowerPC',
    21: 'powerpc64',
    22: 's390x',
    40: 'arm (32 bit)',
    62: 'x86_64',
    183: 'arm64',
    243: 'riscv',
    258: 'loongarch',
};
const PT_LOAD = 1;
const PT_NOTE = 4;
const SHT_NOBITS = 8;
const HEADER_SIZE = 64;
const SEGMENT_SIZE = 56;
const SECTION_SIZE = 64;
const MAX_NAMES = 16 << 20;
const MAX_NOTES = 1 << 20;
/**
 * The headers of an ELF file (ELF-64 object file format, chapters 4 and 5); null when the bytes are not ELF.
 * Headers that point outside the file are dropped, so truncated files give what there is.
 */
function parseElf(source) {
    const header = source.read(0, HEADER_SIZE);
    if (header.length < 20 || header.toString('latin1', 0, 4) !== '\x7fELF') {
        return null;
    }
    const littleEndian = header[5] === 1;
    const machine = littleEndian ? header.readUInt16LE(18) : header.readUInt16BE(18);
    const elf = {
        bits: header[4] === 2 ? 64 : 32,
        machine: MACHINES[machine] ?? `machine ${machine}`,
        segments: [],
        sections: [],
    };
    if (elf.bits === 64 && littleEndian && header.length === HEADER_SIZE) {
        elf.segments = readSegments(source, header);
        elf.sections = readSections(source, header);
    }
    return elf;
}
function readSegments(source, header) {
    return tableEntries(source, offset64(header, 32), header.readUInt16LE(54), header.readUInt16LE(56), SEGMENT_SIZE)
        .map((entry) => ({ type: entry.readUInt32LE(0), offset: offset64(entry, 8), size: offset64(entry, 32) }))
        .filter((segment) => segment.offset + segment.size <= source.size);
}
function readSections(source, header) {
    const entries = tableEntries(source, offset64(header, 40), header.readUInt16LE(58), header.readUInt16LE(60), SECTION_SIZE);
    const namesEntry = entries[header.readUInt16LE(62)];
    const names = namesEntry === undefined
        ? Buffer.alloc(0)
        : source.read(offset64(namesEntry, 24), Math.min(offset64(namesEntry, 32), MAX_NAMES));
    return entries
        .map((entry) => ({
        name: stringAt(names, entry.readUInt32LE(0)),
        type: entry.readUInt32LE(4),
        offset: offset64(entry, 24),
        size: offset64(entry, 32),
    }))
        .filter((section) => section.type !== SHT_NOBITS && section.offset + section.size <= source.size);
}
function tableEntries(source, offset, entrySize, count, needed) {
    if (entrySize < needed) {
        return [];
    }
    const table = source.read(offset, entrySize * count);
    const whole = Math.floor(table.length / entrySize);
    return Array.from({ length: whole }, (_, i) => table.subarray(i * entrySize, (i + 1) * entrySize));
}
function offset64(bytes, at) {
    return Number(bytes.readBigUInt64LE(at));
}
function stringAt(names, at) {
    const end = names.indexOf(0, at);
    return at < names.length ? names.toString('latin1', at, end === -1 ? names.length : end) : '';
}
/**
 * The notes of all PT_NOTE segments, or of the `.notes` section where there is none. The kernel aligns names and
 * descriptors to four bytes whatever `p_align` says (include/linux/elfnote.h).
 */
function readNotes(source, elf) {
    const segments = elf.segments.filter((segment) => segment.type === PT_NOTE);
    const ranges = segments.length > 0 ? segments : elf.sections.filter((section) => section.name === '.notes');
    return ranges.flatMap((range) => parseNotes(source.read(range.offset, Math.min(range.size, MAX_NOTES))));
}
/** A sequence of ELF notes; stops at the first that does not fit. */
function parseNotes(bytes) {
    const notes = [];
    let at = 0;
    while (at + 12 <= bytes.length) {
        const nameSize = bytes.readUInt32LE(at);
        const descSize = bytes.readUInt32LE(at + 4);
        const type = bytes.readUInt32LE(at + 8);
        const desc = at + 12 + align4(nameSize);
        if (desc + descSize > bytes.length) {
            break;
        }
        const owner = bytes.toString('latin1', at + 12, at + 12 + nameSize).replace(/\0+$/, '');
        notes.push({ owner, type, desc: bytes.subarray(desc, desc + descSize) });
        at = desc + align4(descSize);
    }
    return notes;
}
function align4(size) {
    return Math.ceil(size / 4) * 4;
}
/** The bytes of the named section, or null. `max` bounds what a hostile header makes us read. */
function readSection(source, elf, name, max) {
    const section = elf.sections.find((candidate) => candidate.name === name);
    return section === undefined ? null : source.read(section.offset, Math.min(section.size, max));
}


/***/ }),

/***/ 42388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dS: () => (/* binding */ EXPECTED),
  lF: () => (/* binding */ driverHints),
  mm: () => (/* binding */ inspectImage),
  O9: () => (/* binding */ parseBanner)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/kernels/bytes.js
var bytes = __webpack_require__(49794);
// EXTERNAL MODULE: ./build/kernels/compression.js
var compression = __webpack_require__(28403);
// EXTERNAL MODULE: ./build/kernels/elf.js
var kernels_elf = __webpack_require__(93172);
;// CONCATENATED MODULE: ./build/kernels/describe.js

/** Signatures at fixed offsets, in hex, of files that people pass for a kernel. The order matters: text comes last. */
const SIGNATURES = [
    [0x8001, '4344303031', 'an ISO image'],
    [0, '213c617263683e0a', 'an ar archive (a .deb has debian-binary as its first member)'],
    [0, 'edabeedb', 'an RPM package'],
    [0, '504b0304', 'a zip archive'],
    [0, '514649fb', 'a qcow2 disk image'],
    [0, '4b444d', 'a VMDK disk image'],
    [0, '30373037', 'a cpio archive: an initramfs?'],
    [0x101, '7573746172', 'a tar archive'],
    [0, '68737173', 'a squashfs file system'],
    [0, '27051956', 'a U-Boot image'],
    [0, '1f8b', 'a gzip file'],
    [0, 'fd377a585a00', 'an xz file'],
    [0, '28b52ffd', 'a zstd file'],
    [0, '02214c18', 'an lz4 file'],
    [0, '04224d18', 'an lz4 file'],
    [0, '425a68', 'a bzip2 file'],
    [0x438, '53ef', 'an ext file system'],
    [0x1fe, '55aa', 'a disk image with a boot sector'],
];
/** Machine field of the PE/COFF header. */
const PE_MACHINES = {
    332: 'i386',
    448: 'arm (32 bit)',
    20580: 'riscv',
    25188: 'loongarch',
    34404: 'x86_64',
    43620: 'arm64',
};
const TEXT_SAMPLE = 512;
/** What a file that is not a kernel looks like, as an English noun phrase for an error message. */
function describeContent(source) {
    if (source.size === 0) {
        return 'an empty file';
    }
    const elf = (0,kernels_elf/* parseElf */.$b)(source);
    if (elf !== null) {
        return `an ELF for ${elf.machine}`;
    }
    const pe = describePe(source);
    if (pe !== null) {
        return pe;
    }
    const match = SIGNATURES.find(([offset, hex]) => source.read(offset, hex.length / 2).toString('hex') === hex);
    return match?.[2] ?? describeText(source.read(0, TEXT_SAMPLE)) ?? 'of no known type';
}
function describePe(source) {
    const head = source.read(0, 64);
    if (head.length < 64 || head.toString('latin1', 0, 2) !== 'MZ') {
        return null;
    }
    const pe = source.read(head.readUInt32LE(0x3c), 6);
    if (pe.length < 6 || pe.toString('latin1', 0, 4) !== 'PE\0\0') {
        return null;
    }
    const machine = pe.readUInt16LE(4);
    return `an EFI or Windows program for ${PE_MACHINES[machine] ?? `machine 0x${machine.toString(16)}`}`;
}
function describeText(sample) {
    if (sample.every((byte) => byte === 0)) {
        return 'all zeros: an interrupted download?';
    }
    // Tab, line feed, carriage return, printable ASCII and anything that may be UTF-8.
    if (!sample.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte !== 127))) {
        return null;
    }
    const text = sample.toString('latin1').trimStart().toLowerCase();
    if (text.startsWith('<!doctype html') || text.startsWith('<html')) {
        return 'text/HTML: a download page?';
    }
    if (text.startsWith('<?xml') || text.startsWith('<error>')) {
        return 'text/XML: an error of the server it came from?';
    }
    if (text.startsWith('version https://git-lfs')) {
        return 'a Git LFS pointer: run git lfs pull';
    }
    return 'text';
}

;// CONCATENATED MODULE: ./build/kernels/image.js






const EXPECTED = 'an x86-64 bzImage (vmlinuz) or ELF vmlinux, an arm64 Image, a .deb or .rpm package, or a folder with one of them';
const MAX_UNPACKED_IMAGE = 1 << 30;
const NT_GNU_BUILD_ID = 3;
const XEN_ELFNOTE_PHYS32_ENTRY = 18;
const MAX_BANNER = 1024;
/**
 * Recognises a kernel image by its bytes and reads what it says about itself.
 *
 * @param input the path of a file, or its bytes; `name` is what messages call the bytes.
 * @throws UserError when it is not a kernel, or one for an architecture that no lab has.
 */
function inspectImage(input, name = 'the image') {
    return typeof input === 'string' ? (0,bytes/* withFile */.D4)(input, inspectSource) : inspectSource((0,bytes/* bufferSource */.kq)(input, name));
}
function inspectSource(source) {
    const facts = inspectBzImage(source) ?? inspectArm64(source) ?? inspectVmlinux(source) ?? inspectGzip(source);
    if (facts === null) {
        throw new errors/* UserError */.yo(`${source.name} is not a kernel: it looks like ${describeContent(source)}; expected ${EXPECTED}`);
    }
    return facts;
}
/** Offsets in the setup header (Documentation/arch/x86/boot.rst). */
const SETUP = {
    sects: 0x1f1,
    magic: 0x202,
    protocol: 0x206,
    kernelVersion: 0x20e,
    xloadflags: 0x236,
    payloadOffset: 0x248,
    payloadLength: 0x24c,
    end: 0x250,
};
function inspectBzImage(source) {
    const header = source.read(0, SETUP.end);
    if (header.length < SETUP.end || header.toString('latin1', SETUP.magic, SETUP.magic + 4) !== 'HdrS') {
        return null;
    }
    const protocol = header.readUInt16LE(SETUP.protocol);
    const has64BitEntry = protocol < 0x20c || (header.readUInt16LE(SETUP.xloadflags) & 1) === 1;
    if (!has64BitEntry) {
        throw new errors/* UserError */.yo(`${source.name} is a 32-bit x86 kernel; expected ${EXPECTED}`);
    }
    // A zero counts as four, for loaders of the 1990s.
    const setupSize = ((header[SETUP.sects] || 4) + 1) * 512;
    const versionAt = header.readUInt16LE(SETUP.kernelVersion);
    const text = versionAt > 0 && versionAt < setupSize ? (0,bytes/* readCString */.lH)(source, 0x200 + versionAt, MAX_BANNER) : '';
    return {
        format: 'bzImage',
        arch: 'x86_64',
        ...parseHeaderVersion(text),
        banner: null,
        build_id: null,
        pvh: false,
        payload: protocol < 0x208 ? null : readPayload(source, header, setupSize),
    };
}
function readPayload(source, header, setupSize) {
    const offset = setupSize + header.readUInt32LE(SETUP.payloadOffset);
    const length = header.readUInt32LE(SETUP.payloadLength);
    if (length === 0 || offset + length > source.size) {
        return null;
    }
    return { offset, length, compression: (0,compression/* detectCompression */.I)(source.read(offset, 16)) };
}
/** The setup header's text: `<release> (<builder>) #<version>` (arch/x86/boot/version.c). */
function parseHeaderVersion(text) {
    const match = /^(\d[!-.0-~]*) \(.*?\) (#\S[ -~]*)$/.exec(text);
    return { release: match?.[1] ?? null, version: match?.[2]?.trimEnd() ?? null };
}
/** The flat arm64 image (Documentation/arch/arm64/booting.rst), or its EFI self-extracting wrapper. */
function inspectArm64(source) {
    const header = source.read(0, 64);
    if (header.length < 64) {
        return null;
    }
    if (header.toString('latin1', 0x38, 0x3c) === 'ARM\x64') {
        return { format: 'Image', arch: 'arm64', ...findBanner(source), build_id: null, pvh: false, payload: null };
    }
    return header.toString('latin1', 0, 8) === 'MZ\0\0zimg' ? inspectZboot(source, header) : null;
}
/** drivers/firmware/efi/libstub/zboot-header.S: payload offset, size and the name of the compression. */
function inspectZboot(source, header) {
    const offset = header.readUInt32LE(8);
    const length = header.readUInt32LE(12);
    const looks = describeContent(source);
    if (looks.startsWith('an EFI') && !looks.endsWith('for arm64')) {
        throw new errors/* UserError */.yo(`${source.name} is ${looks} (a zboot kernel); expected ${EXPECTED}`);
    }
    const inside = offset + length <= source.size ? source.read(offset, length) : Buffer.alloc(0);
    const unpacked = gunzip(inside);
    const facts = unpacked === null ? null : inspectArm64((0,bytes/* bufferSource */.kq)(unpacked, source.name));
    return {
        format: 'zboot',
        arch: 'arm64',
        release: facts?.release ?? null,
        version: facts?.version ?? null,
        banner: facts?.banner ?? null,
        build_id: null,
        pvh: false,
        payload: inside.length === 0 ? null : { offset, length, compression: (0,compression/* detectCompression */.I)(inside) },
    };
}
function inspectVmlinux(source) {
    const elf = (0,kernels_elf/* parseElf */.$b)(source);
    if (elf === null || elf.bits !== 64 || elf.machine !== 'x86_64') {
        return null;
    }
    const banner = findBanner(source);
    if (banner.banner === null) {
        throw new errors/* UserError */.yo(`${source.name} is an x86-64 ELF but no kernel: it has no "Linux version"; expected ${EXPECTED}`);
    }
    const notes = (0,kernels_elf/* readNotes */.WT)(source, elf);
    const buildId = notes.find((note) => note.owner === 'GNU' && note.type === NT_GNU_BUILD_ID);
    return {
        format: 'vmlinux',
        arch: 'x86_64',
        ...banner,
        build_id: buildId?.desc.toString('hex') ?? null,
        pvh: notes.some((note) => note.owner === 'Xen' && note.type === XEN_ELFNOTE_PHYS32_ENTRY),
        payload: null,
    };
}
function inspectGzip(source) {
    if ((0,compression/* detectCompression */.I)(source.read(0, 16)) !== 'gzip') {
        return null;
    }
    const unpacked = gunzip(source.read(0, source.size));
    const facts = unpacked === null ? null : inspectArm64((0,bytes/* bufferSource */.kq)(unpacked, source.name));
    return facts === null ? null : { ...facts, format: 'Image.gz' };
}
function gunzip(bytes) {
    try {
        return (0,external_node_zlib_.gunzipSync)(bytes, { maxOutputLength: MAX_UNPACKED_IMAGE });
    }
    catch {
        return null;
    }
}
/**
 * The kernel's banner in the bytes of an uncompressed kernel (init/version-timestamp.c). Skipped on the way: the
 * format string `Linux version %s`, and the copy that distributions leave without a build number.
 */
function findBanner(source) {
    for (const at of (0,bytes/* findAll */.JW)(source, 'Linux version ')) {
        const banner = parseBanner((0,bytes/* readCString */.lH)(source, at, MAX_BANNER));
        if (banner !== null) {
            return banner;
        }
    }
    return { release: null, version: null, banner: null };
}
/**
 * The parts of a `/proc/version` text: `Linux version <release> (<builder>) (<compiler>) #<version>`.
 * Null when the text is anything else.
 */
function parseBanner(text) {
    const line = text.split('\n', 1)[0] ?? '';
    const match = /^Linux version (\d[!-.0-~]*) \([ -~]*\) (#\S[ -~]*)$/.exec(line.trimEnd());
    return match === null ? null : { release: match[1] ?? '', version: match[2] ?? '', banner: match[0] };
}
/**
 * Whether each name occurs in the loaded part of an uncompressed kernel, with `-` and `_` taken alike. No more than a
 * hint: a built-in driver need not mention its module's name, and other code may.
 *
 * @throws UserError when the file is unreadable.
 */
function driverHints(input, names) {
    const search = (source) => {
        const ranges = loadedRanges(source, (0,kernels_elf/* parseElf */.$b)(source));
        const occurs = (text) => ranges.some(({ offset, size }) => (0,bytes/* findAll */.JW)(source, text, offset, offset + size).next().done === false);
        return Object.fromEntries(names.map((name) => [name, [name, name.replaceAll('-', '_'), name.replaceAll('_', '-')].some(occurs)]));
    };
    return typeof input === 'string' ? (0,bytes/* withFile */.D4)(input, search) : search((0,bytes/* bufferSource */.kq)(input, 'the image'));
}
function loadedRanges(source, elf) {
    const loaded = elf?.segments.filter((segment) => segment.type === kernels_elf/* PT_LOAD */.M) ?? [];
    return loaded.length > 0 ? loaded : [{ offset: 0, size: source.size }];
}


/***/ }),

/***/ 25478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J2: () => (/* binding */ hasTool),
/* harmony export */   MF: () => (/* binding */ TooLarge),
/* harmony export */   XJ: () => (/* binding */ MissingTool),
/* harmony export */   Z7: () => (/* binding */ limitBytes),
/* harmony export */   pQ: () => (/* binding */ startTool)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19473);





/** The Debian package of each command this folder runs. */
const DEBIAN_PACKAGES = {
    xz: 'xz-utils',
    zstd: 'zstd',
    lz4: 'lz4',
    bzip2: 'bzip2',
    lzop: 'lzop',
    bsdtar: 'libarchive-tools',
    'dpkg-deb': 'dpkg',
    rpm2archive: 'rpm',
    tar: 'tar',
};
/** A command that is needed is not installed; `debianPackage` has it. */
class MissingTool extends _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InfrastructureError */ .EN {
    name = 'MissingTool';
    tool;
    debianPackage;
    constructor(tool) {
        super(`${tool} is not installed; it is in the Debian package ${DEBIAN_PACKAGES[tool]}`);
        this.tool = tool;
        this.debianPackage = DEBIAN_PACKAGES[tool];
    }
}
/** More bytes came out of an archive than it may hold. */
class TooLarge extends Error {
    name = 'TooLarge';
}
/** Whether `tool` is on PATH and executable. */
function hasTool(tool) {
    return (process.env.PATH ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).some((folder) => {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.accessSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, tool), node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
            return folder !== '';
        }
        catch {
            return false;
        }
    });
}
const MAX_STDERR = 4096;
/** Starts a command without a shell. It is killed when `signal` fires. */
function startTool(tool, args, signal) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(tool, args, { stdio: 'pipe', signal, killSignal: 'SIGKILL', env: toolEnvironment() });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
        stderr = (stderr + text).slice(0, MAX_STDERR);
    });
    // A tool that has read all it wants closes its stdin: that is no failure of ours.
    child.stdin.on('error', () => undefined);
    const exit = new Promise((resolve, reject) => {
        child.on('error', (error) => {
            if (error.code === 'ENOENT') {
                reject(new MissingTool(tool));
            }
            else if (!signal.aborted) {
                reject(new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InfrastructureError */ .EN(`cannot run ${tool}`, { cause: error }));
            }
        });
        // One printable line: it becomes part of an error message, and archives choose the names in it.
        child.on('close', (code) => resolve({ code, stderr: stderr.trim().replaceAll(/[^ -~]+/g, ' ') }));
    });
    exit.catch(() => undefined);
    return { stdin: child.stdin, stdout: child.stdout, exit };
}
function toolEnvironment() {
    // XZ_OPT, TAR_OPTIONS and their like would change what the tools do.
    return { PATH: process.env.PATH, LC_ALL: 'C' };
}
/** A stream that fails with TooLarge once more than `max` bytes have passed. */
function limitBytes(max) {
    let seen = 0;
    return new node_stream__WEBPACK_IMPORTED_MODULE_3__.Transform({
        transform(chunk, _encoding, done) {
            seen += chunk.length;
            if (seen > max) {
                done(new TooLarge(`more than ${max} bytes`));
            }
            else {
                done(null, chunk);
            }
        },
    });
}


/***/ })

};
