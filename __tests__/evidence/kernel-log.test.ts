import { createLogScanner, type ScanOptions, type ScanResult } from '../../src/evidence/kernel-log/scanner.ts';
import { describeWithOracles, readOracle } from './shared.ts';

function scan(log: string | string[], options: ScanOptions = {}, cutShort = false): ScanResult {
  const scanner = createLogScanner(options);
  scanner.feed(Array.isArray(log) ? `${log.join('\n')}\n` : log);
  return scanner.end({ cutShort });
}

/** Puts time stamps, and where given a caller, before every line. */
function stamped(lines: string[], caller = '', start = 10): string[] {
  return lines.map((line, index) => `[${(start + index / 1000).toFixed(6).padStart(12)}]${caller} ${line}`);
}

const BANNER = '[    0.000000] Linux version 6.12.3 (a@b) (gcc 12) #1 SMP PREEMPT_DYNAMIC';
const MARK = '[    0.001234] tsc: Detected 2000.000 MHz processor';

const OLD_WARNING = [
  '------------[ cut here ]------------',
  'WARNING: CPU: 1 PID: 91 at net/core/dev.c:1284 netif_foo.isra.0+0x1d7/0x220',
  'Modules linked in: kcrash(OE+)',
  'CPU: 1 PID: 91 Comm: ip Tainted: G        W  OE      6.1.0-56-amd64 #1',
  'RIP: 0010:netif_foo.isra.0+0x1d7/0x220',
  'Call Trace:',
  ' <TASK>',
  ' ? __warn+0x81/0x130',
  ' netif_bar+0x4a/0x1f0',
  ' </TASK>',
  '---[ end trace 0000000000000000 ]---',
];

describe('reports of the kernel', () => {
  test.each<[string, string[], string, string]>([
    ['old WARN', OLD_WARNING, 'warning', 'WARNING in netif_foo at net/core/dev.c'],
    [
      'new WARN',
      [
        '------------[ cut here ]------------',
        'WARNING: net/core/dev.c:1290 at netif_foo+0x1d7/0x230, CPU#3: ip/4711',
        'Modules linked in:',
        'CPU: 3 UID: 0 PID: 4711 Comm: ip Not tainted 6.19.0 #1 PREEMPT(voluntary)',
        'RIP: 0010:netif_foo+0x1d7/0x230',
        '---[ end trace 0000000000000000 ]---',
      ],
      'warning',
      'WARNING in netif_foo at net/core/dev.c',
    ],
    [
      'new WARN with its condition',
      [
        'WARNING: [!ok && "no way"] net/core/dev.c:1290 at netif_foo+0x1d7/0x230, CPU#3: ip/4711',
        'CPU: 3 UID: 0 PID: 1 Comm: ip',
      ],
      'warning',
      'WARNING in netif_foo at net/core/dev.c',
    ],
    [
      'refcount in a WARN',
      [
        '------------[ cut here ]------------',
        'refcount_t: underflow; use-after-free.',
        'WARNING: CPU: 0 PID: 1 at lib/refcount.c:28 refcount_warn_saturate+0xba/0x110',
        'RIP: 0010:refcount_warn_saturate+0xba/0x110',
        'Call Trace:',
        ' <TASK>',
        ' foo_put+0x33/0x40 [foo]',
        ' </TASK>',
        '---[ end trace 0000000000000000 ]---',
      ],
      'refcount',
      'refcount_t: underflow; use-after-free.',
    ],
    [
      'KASAN',
      [
        '==================================================================',
        'BUG: KASAN: slab-out-of-bounds in foo_write.constprop.0+0xa4/0x120 [foo]',
        'Write of size 1 at addr ffff888104a0007b by task insmod/91',
        '',
        'CPU: 1 PID: 91 Comm: insmod Tainted: G    B      OE  6.1.0 #1',
        'Call Trace:',
        ' <TASK>',
        ' dump_stack_lvl+0x44/0x5c',
        ' print_report+0x171/0x4a0',
        ' foo_write.constprop.0+0xa4/0x120 [foo]',
        ' </TASK>',
        '',
        'Allocated by task 91:',
        ' kasan_save_stack+0x33/0x60',
        '',
        'Memory state around the buggy address:',
        '>ffff888104a00000: 00 00 00 00 fc',
        '==================================================================',
      ],
      'kasan',
      'KASAN: slab-out-of-bounds Write in foo_write',
    ],
    [
      'KCSAN, the same for either order',
      [
        'BUG: KCSAN: data-race in zeta+0x1/0x20 / alpha+0x3/0x40',
        'write to 0xffff888 of 8 bytes by task 1 on cpu 0:',
        ' zeta+0x1/0x20',
        '==================================================================',
      ],
      'kcsan',
      'KCSAN: data-race in alpha / zeta',
    ],
    [
      'x86 page fault',
      [
        'BUG: unable to handle page fault for address: ffffc90000fff000',
        '#PF: supervisor write access in kernel mode',
        '#PF: error_code(0x0002) - not-present page',
        'PGD 100000067 P4D 100000067 PUD 0',
        'Oops: Oops: 0002 [#1] PREEMPT SMP NOPTI',
        'CPU: 0 UID: 0 PID: 1 Comm: x Not tainted 6.13.0 #1',
        'RIP: 0010:foo+0x12/0x30',
        'Call Trace:',
        ' bar+0x1/0x2',
        '---[ end trace 0000000000000000 ]---',
      ],
      'page-fault',
      'unable to handle kernel page fault in foo',
    ],
    [
      'arm64 null dereference',
      [
        'Unable to handle kernel NULL pointer dereference at virtual address 0000000000000010',
        'Mem abort info:',
        '  ESR = 0x0000000096000004',
        '  EC = 0x25: DABT (current EL), IL = 32 bits',
        'Internal error: Oops: 0000000096000004 [#1] PREEMPT SMP',
        'Modules linked in: foo',
        'pstate: 60400009 (nZCv daif +PAN -UAO)',
        'pc : foo_probe+0x24/0x80 [foo]',
        'lr : foo_probe+0x10/0x80 [foo]',
        'Call trace:',
        ' foo_probe+0x24/0x80 [foo] (P)',
        ' platform_probe+0x64/0xd0',
        'Code: 1 2 3 (b9400000)',
        '---[ end trace 0000000000000000 ]---',
      ],
      'null-deref',
      'kernel NULL pointer dereference in foo_probe',
    ],
    [
      'x86 null dereference',
      [
        'BUG: kernel NULL pointer dereference, address: 0000000000000010',
        'Oops: 0000 [#1] SMP',
        'RIP: 0010:foo_probe+0x24/0x80 [foo]',
        '---[ end trace 0000000000000000 ]---',
      ],
      'null-deref',
      'kernel NULL pointer dereference in foo_probe',
    ],
    [
      'gpf of 6.13 with KASAN',
      [
        'Oops: general protection fault, probably for non-canonical address 0xdffffc0000000000: 0000 [#1] SMP KASAN',
        'KASAN: null-ptr-deref in range [0x0000000000000000-0x0000000000000007]',
        'CPU: 0 PID: 1 Comm: x',
        'RIP: 0010:foo+0x1/0x2',
        '---[ end trace 0000000000000000 ]---',
      ],
      'gpf',
      'general protection fault in foo',
    ],
    [
      'UBSAN',
      [
        '------------[ cut here ]------------',
        'UBSAN: array-index-out-of-bounds in ../drivers/foo/bar.c:12:34',
        "index 7 is out of range for type 'int [4]'",
        'CPU: 1 PID: 2 Comm: x Not tainted 6.8 #1',
        'Call Trace:',
        ' dump_stack_lvl+0x1/0x2',
        ' __ubsan_handle_out_of_bounds+0x1/0x2',
        ' foo+0x1/0x2',
        '---[ end trace ]---',
      ],
      'ubsan',
      'UBSAN: array-index-out-of-bounds in foo at drivers/foo/bar.c',
    ],
    [
      'lockdep',
      [
        '======================================================',
        'WARNING: possible circular locking dependency detected',
        '6.1.0 #1 Not tainted',
        '------------------------------------------------------',
        'insmod/91 is trying to acquire lock:',
        'ffff8881 (&a){+.+.}-{3:3}, at: foo+0x10/0x20',
        '-> #1 (&b){+.+.}-{3:3}:',
        '       lock_acquire+0xd1/0x330',
        '       other_path+0x1/0x2',
        '',
        'other info that might help us debug this:',
        'stack backtrace:',
        'CPU: 1 PID: 91 Comm: insmod',
        'Call Trace:',
        ' <TASK>',
        ' dump_stack_lvl+0x1/0x2',
        ' check_noncircular+0x1/0x2',
        ' __lock_acquire+0x1/0x2',
        ' lock_acquire+0x1/0x2',
        ' __mutex_lock+0x1/0x2',
        ' foo+0x10/0x20',
        ' </TASK>',
      ],
      'lockdep',
      'possible circular locking dependency detected in foo',
    ],
    [
      'RCU stall with a starved kthread',
      [
        'rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:',
        'rcu: \t0-...!: (0 ticks this GP) idle=1/2',
        'rcu: rcu_preempt kthread starved for 5250 jiffies! g-1',
        'NMI backtrace for cpu 0',
        'RIP: 0010:spin_here+0x1/0x2',
        'Call Trace:',
        ' spin_caller+0x1/0x2',
      ],
      'rcu-stall',
      'INFO: rcu detected stall in spin_here',
    ],
    [
      'soft lockup',
      [
        'watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [insmod:91]',
        'CPU: 1 PID: 91 Comm: insmod',
        'RIP: 0010:delay_tsc+0x1/0x2',
        'Call Trace:',
        ' busy+0x1/0x2',
      ],
      'soft-lockup',
      'BUG: soft lockup in busy',
    ],
    [
      'hard lockup',
      ['watchdog: Watchdog detected hard LOCKUP on cpu 3', 'CPU: 3 PID: 1 Comm: x', 'RIP: 0010:busy+0x1/0x2'],
      'hard-lockup',
      'hard LOCKUP in busy',
    ],
    [
      'sleeping in atomic context',
      [
        'BUG: sleeping function called from invalid context at kernel/locking/mutex.c:580',
        'in_atomic(): 1, irqs_disabled(): 0, pid: 91, name: insmod',
        'Call Trace:',
        ' __might_resched+0x1/0x2',
        ' mutex_lock+0x1/0x2',
        ' foo+0x1/0x2',
      ],
      'atomic-sleep',
      'BUG: sleeping function called from invalid context in foo',
    ],
    [
      'kmemleak',
      ['kmemleak: 12 new suspected memory leaks (see /sys/kernel/debug/kmemleak)'],
      'kmemleak',
      'memory leak',
    ],
    [
      'list corruption',
      [
        'list_del corruption. prev->next should be ffff8881, but was ffff8882',
        '------------[ cut here ]------------',
        'kernel BUG at lib/list_debug.c:59!',
        'invalid opcode: 0000 [#1] SMP',
        'RIP: 0010:__list_del_entry_valid+0x1/0x2',
        'Call Trace:',
        ' foo+0x1/0x2',
        '---[ end trace 0000000000000000 ]---',
      ],
      'bug',
      'list_del corruption in foo',
    ],
    [
      'a module that prefixes BUG',
      ['BTRFS: BUG: failed to foo at 0xffff8881', 'Call Trace:', ' foo+0x1/0x2'],
      'bug',
      'BUG: failed to foo at ADDR in foo',
    ],
  ])('%s', (_name, lines, kind, title) => {
    const { findings } = scan([BANNER, MARK, ...stamped(lines), ...stamped(['eth0: link up'], '', 90)]);
    expect(findings.map((finding) => [finding.kind, finding.title])).toEqual([[kind, title]]);
  });

  test.each<[string, string, string]>([
    ['PANIC: early exception 0x0e IP 10:ffffffff81 error 0 cr2 0x0', 'panic', 'PANIC: early exception ADDR'],
    ['traps: PANIC: double fault, error_code: 0x0', 'panic', 'PANIC: double fault'],
    ['Watchdog detected hard LOCKUP on cpu 0', 'hard-lockup', 'hard LOCKUP in foo'],
    ['watchdog: CPU2: Watchdog detected hard LOCKUP on cpu 2', 'hard-lockup', 'hard LOCKUP in foo'],
    [
      'BUG: workqueue lockup - pool cpus=0 node=0 flags=0x0 nice=0 stuck for 30s!',
      'bug',
      'BUG: workqueue lockup in foo',
    ],
    ['BUG: spinlock bad magic on CPU#0, x/1', 'bug', 'BUG: spinlock bad magic in foo'],
    ['BUG: Bad page state in process x  pfn:12345', 'bug', 'BUG: Bad page state in foo'],
    ['BUG: Bad rss-counter state mm:ffff888100000000 idx:1 val:1', 'bug', 'BUG: Bad rss-counter in foo'],
    [
      'BUG: using smp_processor_id() in preemptible [00000000] code: x/1',
      'bug',
      'BUG: using smp_processor_id() in foo',
    ],
    ['BUG kmalloc-64 (Tainted: G    B): Poison overwritten', 'bug', 'BUG kmalloc-64: Poison overwritten in foo'],
    [
      'BUG: unable to handle kernel NULL pointer dereference at 0000000000000010',
      'null-deref',
      'kernel NULL pointer dereference in foo',
    ],
    [
      'BUG: Kernel NULL pointer dereference on read at 0x00000000',
      'null-deref',
      'kernel NULL pointer dereference in foo',
    ],
    [
      'CPU 0 Unable to handle kernel paging request at virtual address 00000000, epc == 8',
      'page-fault',
      'unable to handle kernel page fault in foo',
    ],
    [
      'Unhandled fault: external abort on non-linefetch (0x1008) at 0xb6f0',
      'page-fault',
      'unable to handle kernel page fault in foo',
    ],
    ['Alignment trap: not handling instruction e1', 'oops', 'Alignment trap: not handling instruction e1 in foo'],
    ['Oops[#1]:', 'oops', 'Oops in foo'],
    ['Oops: divide error: 0000 [#1] SMP', 'oops', 'divide error in foo'],
    ['divide error: 0000 [#1] SMP', 'oops', 'divide error in foo'],
    [
      'Internal error: synchronous external abort: 96000410 [#1] SMP',
      'oops',
      'Internal error: synchronous external abort in foo',
    ],
    ['CFI failure at foo+0x1/0x2 (target: bar; expected type: 0x1)', 'oops', 'CFI failure in foo'],
    ['WARNING: suspicious RCU usage', 'lockdep', 'suspicious RCU usage in foo'],
    ['[ INFO: suspicious RCU usage. ]', 'lockdep', 'suspicious RCU usage in foo'],
    ['WARNING: x/1 still has locks held!', 'lockdep', 'still has locks held! in foo'],
    ['[ BUG: Invalid wait context ]', 'atomic-sleep', 'Invalid wait context in foo'],
    [
      'INFO: rcu_preempt detected expedited stalls on CPUs/tasks: { 1-... } 21 jiffies',
      'rcu-stall',
      'INFO: rcu detected stall in foo',
    ],
    ["INFO: task x:12 can't die for more than 143 seconds.", 'hung-task', 'INFO: task hung in foo'],
    ['Memory cgroup out of memory: Killed process 1 (x)', 'oom', 'Memory cgroup out of memory'],
    [
      'unregister_netdevice: waiting for lo to become free. Usage count = 2',
      'other',
      'unregister_netdevice: waiting for a device',
    ],
    ['VFS: Busy inodes after unmount of sda. Self-destruct in 5 seconds.', 'other', 'VFS: Busy inodes after unmount'],
    ['x: page allocation failure: order:4, mode:0x1', 'other', 'page allocation failure'],
    ['VFS: Cannot open root device "sda" or unknown-block(0,0): error -6', 'no-root', 'VFS: Unable to mount root fs'],
    ['------------[ cut here ]------------', 'warning', 'WARNING in foo'],
  ])('first line: %s', (headline, kind, title) => {
    const report = [headline, 'CPU: 0 PID: 1 Comm: x', 'Call Trace:', ' foo+0x1/0x2', ' bar+0x1/0x2', 'eth0: link up'];
    const { findings } = scan([BANNER, MARK, ...stamped(report)]);
    expect(findings.map((finding) => [finding.kind, finding.title])).toEqual([[kind, title]]);
  });

  test('the report goes from "cut here" to the end of the trace', () => {
    const { findings } = scan([BANNER, MARK, ...stamped(OLD_WARNING), ...stamped(['eth0: link up'], '', 90)]);
    expect(findings[0]).toMatchObject({
      line: 3,
      taint: 'GWOE',
      fatal: false,
      excerpt: OLD_WARNING.join('\n'),
      signature: 'netif_foo:netif_bar',
    });
  });

  test('a panic is a finding beside its cause', () => {
    const lines = [
      'Kernel panic - not syncing: Attempted to kill init! exitcode=0x0000000b',
      'CPU: 0 PID: 1 Comm: init',
    ];
    const { findings, ending } = scan([BANNER, MARK, ...stamped(lines)]);
    expect(findings.map((finding) => finding.kind).sort()).toEqual(['init-died', 'panic']);
    expect(findings.find((finding) => finding.kind === 'panic')?.title).toBe(
      'Kernel panic - not syncing: Attempted to kill init!',
    );
    expect(ending).toBe('panic');
  });

  test('a missing root is told once', () => {
    const lines = [
      'VFS: Cannot open root device "sda1" or unknown-block(0,0): error -6',
      'Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)',
    ];
    const kinds = scan([BANNER, MARK, ...stamped(lines)]).findings.map((finding) => finding.kind);
    expect(kinds).toEqual(['no-root', 'panic']);
  });

  test('reports of two CPUs written line by line into each other are two', () => {
    const left = stamped(OLD_WARNING, '[    C0]');
    const right = stamped(
      OLD_WARNING.map((line) => line.replace('netif_foo', 'other')),
      '[   T91]',
    );
    const mixed = left.flatMap((line, index) => [line, right[index] ?? '']);
    const { findings } = scan([BANNER, MARK, ...mixed]);
    expect(findings.map((finding) => finding.title)).toEqual([
      'WARNING in netif_foo at net/core/dev.c',
      'WARNING in other at net/core/dev.c',
    ]);
    expect(findings[1]?.excerpt).not.toContain('netif_foo');
  });

  test.each([
    'NMI watchdog: Perf NMI watchdog permanently disabled',
    'WARNING: Unprivileged eBPF is enabled with eIBRS on',
    'ODEBUG: debug objects: bar',
    'SLUB_DEBUG: on',
    'traps: foo[123] general protection fault ip:401000 sp:7ffd error:0 in libc.so.6[7f00+1000]',
    'INFO: lockdep is turned off.',
    'random: crng init done',
    'BUG: no syscalls',
    'foo: module verification failed: signature and/or required key missing - tainting kernel',
    'VFS: Disk quotas dquot_6.6.0',
  ])('harmless: %s', (line) => {
    expect(scan([BANNER, MARK, ...stamped([line])]).findings).toEqual([]);
  });
});

describe('kernel and userspace', () => {
  test('what a program prints on a console with time stamps is no finding', () => {
    const forged = ['BUG: KASAN: use-after-free in foo', 'Kernel panic - not syncing: really', ...OLD_WARNING];
    expect(scan([BANNER, MARK, ...forged])).toMatchObject({ findings: [], ending: 'unknown' });
  });

  test('the output of a program raises none at all', () => {
    expect(scan(OLD_WARNING, { stampedOnly: true }).findings).toEqual([]);
  });

  test('a lone line without time stamps is no report, one with a kernel’s trace is', () => {
    expect(scan(['test 3: BUG: expected', 'BUG: unexpected']).findings).toEqual([]);
    expect(scan(OLD_WARNING).findings).toHaveLength(1);
  });

  test('kernel text behind what a program left on the line', () => {
    const glued = `ok 3 - foo${stamped(OLD_WARNING)[0]}`;
    expect(scan([BANNER, MARK, glued, ...stamped(OLD_WARNING).slice(1)]).findings).toHaveLength(1);
  });

  test('prefixes of consoles and collectors', () => {
    const plain = stamped(OLD_WARNING);
    for (const prefix of ['<4>', '2026-01-02T03:04:05.0000000Z ', 'Nov 22 10:00:00 host kernel: ', '\x1b[31m']) {
      expect(scan(plain.map((line) => `${prefix}${line}\r`)).findings).toHaveLength(1);
    }
  });

  test('a log printed again is not found again, and is no reboot', () => {
    const log = [BANNER, MARK, ...stamped(OLD_WARNING)];
    expect(scan([...log, '# dmesg', ...log, ...stamped(['x'], '', 99)])).toMatchObject({
      boots: 1,
      findings: [{ line: 3 }],
    });
  });
});

describe('boots and endings', () => {
  const second = [BANNER, '[    0.001299] tsc: Detected 2000.000 MHz processor'];
  const powerOff = '[    9.000000] reboot: Power down';

  test('an unannounced second banner is a reboot', () => {
    const result = scan([BANNER, MARK, ...second]);
    expect(result).toMatchObject({ boots: 2, ending: 'reboot', findings: [{ kind: 'reboot', line: 3 }] });
  });

  test('a reboot after a panic is the panic’s', () => {
    const result = scan([BANNER, MARK, '[    5.000000] Kernel panic - not syncing: x', ...second]);
    expect(result.findings.map((finding) => finding.kind)).toEqual(['panic']);
    expect(result.ending).toBe('panic');
  });

  test.each<[string, string[], boolean, string]>([
    ['nothing', [], false, 'no-output'],
    ['blank lines', ['', '\x1b[0m'], true, 'no-output'],
    ['firmware only', ['SeaBIOS (version 1)', 'Booting from ROM...'], false, 'no-output'],
    ['a program’s output', ['hello'], false, 'unknown'],
    ['a log that stops', [BANNER, MARK], false, 'unknown'],
    ['a machine that was ended', [BANNER, MARK], true, 'hang'],
    ['power off', [BANNER, MARK, powerOff], false, 'completed'],
    ['power off, started again', [BANNER, MARK, powerOff, ...second], false, 'unknown'],
    ['restart', [BANNER, MARK, '[    9.000000] reboot: Restarting system'], false, 'reboot'],
    [
      'lockup at the end',
      [BANNER, MARK, '[   9.000000] watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [x:1]'],
      false,
      'hang',
    ],
  ])('%s', (_name, lines, cutShort, ending) => {
    expect(scan(lines, {}, cutShort).ending).toBe(ending);
  });

  test('the result does not depend on how the log is cut', () => {
    const log = `${[BANNER, MARK, ...stamped(OLD_WARNING), powerOff].join('\r\n')}\r\n`;
    const whole = scan(log);
    const scanner = createLogScanner();
    for (const character of log) {
      scanner.feed(character);
    }
    expect(scanner.end()).toEqual(whole);
  });

  test('a kernel that dies before its clock runs is a boot of its own', () => {
    const log = [BANNER, MARK, BANNER, '[    0.000000] Kernel panic - not syncing: early'];
    const result = scan(log);
    expect(result).toMatchObject({ boots: 2, ending: 'panic' });
    expect(result.findings.map((finding) => finding.kind)).toEqual(['reboot', 'panic']);
  });

  test('a storm of warnings does not fill the memory', () => {
    const storm = Array.from({ length: 300 }, (_, index) => stamped(OLD_WARNING, '', 20 + index)).flat();
    expect(scan([BANNER, MARK, ...storm], { maxFindings: 100 })).toMatchObject({ dropped: 200 });
  });
});

describeWithOracles('console samples', () => {
  const expected = JSON.parse(readOracle('console', 'expected.json')) as Record<
    string,
    { kinds?: string[]; ending?: string }
  >;
  const names = Object.keys(expected).filter((name) => name.endsWith('.log'));

  test.each(names)('%s', (name) => {
    const result = scan(readOracle('console', 'logs', name));
    const kinds = result.findings.map((finding) => finding.kind);
    const wanted = expected[name]?.kinds ?? [];
    expect(kinds).toEqual(expect.arrayContaining(wanted));
    expect(kinds.filter((kind) => kind !== 'warning').sort()).toEqual([...wanted].sort());
    expect(expected[name]?.ending ?? result.ending).toBe(result.ending);
  });

  test('a machine ended by its time limit hangs', () => {
    expect(scan(readOracle('console', 'logs', 'silenthang.log')).ending).toBe('hang');
  });
});
