import type { Finding } from '../../results/schema.ts';
import { isReporter, parseFrame, parseInstructionPointer } from './frames.ts';
import { DIE_COUNTER, type Signature, signatureById } from './signatures.ts';
import { findingTitle } from './title.ts';

/** A finding with what the verdict, the comparison and known issues need beside the schema's fields. */
export type KernelFinding = Finding & {
  /** A failure whatever the test scripts say. */
  fatal: boolean;
  /** Nothing runs on this kernel any more. */
  dead: boolean;
  /** The taint letters as the report prints them, `''` for "Not tainted", null where it does not say. */
  taint: string | null;
  /** The first functions at fault, joined by `:`; `''` without a call trace. Stable across machines. */
  signature: string;
};

/** One report being collected. `signature` is null between `cut here` and the line that says what it is. */
export type Splat = {
  signature: Signature | null;
  headline: string;
  line: number;
  key: string | null;
  cut: boolean;
  /** Read from lines nobody but their shape vouches for. */
  bare: boolean;
  /** Something only a kernel prints was seen in the body. */
  proven: boolean;
  lines: string[];
  size: number;
  dropped: number;
  /** Up to which entry of `lines` the report is known to go. */
  kept: number;
  strays: number;
  frames: string[];
  collecting: boolean;
  traceSeen: boolean;
  pointer: string | null;
  taint: string | null;
  access: string | null;
};

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
const PROOF =
  /^(?:CPU: \d+ (?:UID: \d+ )?PID: \d+|Call [Tt]race:|Hardware name: |Modules linked in:|---\[ end |RIP: 00|pc : |epc : |NIP )/;
const BODY = new RegExp(
  `^(?:${[
    'CPU: \\d|RIP: |Code: |RSP: |EIP: |ESP: |R[A-Z0-9]{1,2}: |E[A-Z]{2}: |CR\\d: |DR\\d: |FS: |GS: |CS: |DS: |PKRU: |ORIG_RAX|EFLAGS: ',
    'Modules linked in:|Unloaded tainted modules:|Hardware name: |Workqueue: |Tainted: |Call [Tt]race:|Backtrace:|Stack:|Stopper: |Process |Kernel Offset: |CPU features: |Memory Limit: |Sending NMI|NMI backtrace for cpu|Insufficient stack|Exception stack|Instruction dump:',
    'pc : |lr : |sp : |pstate: |psr: |epc : |ra : | ra : |status: |NIP |LR |GPR\\d|MSR |CFAR |Krnl |x\\d{1,2} ?: |r\\d{1,2} ?: | {1,3}[a-z]\\d{1,2} ?: |\\[[0-9a-f]{8,16}\\] |pgd = |PGD |Internal error: |Oops|#PF: |Mem abort info:|Data abort info:|user pgtable:|swapper pgtable:| {2,4}(?:ESR|EC|SET|EA|S1PTW|FSC|ISV|ISS|CM|GCS|FnV|TnD|Tainted: )|KASAN: ',
    'irq event stamp:|hardirqs last|softirqs last|INFO: lockdep is turned off|Disabling lock debugging|Preemption disabled at:|in_atomic\\(\\)|preempt_count: |RCU nest depth|\\d+ locks? held by|no locks held by| #\\d+: ',
    ' ?<\\/?[#A-Z]{2,8}>| \\? 0x[0-9a-f]+| 0x[0-9a-f]{8,16}|task:\\S| {4,8}(?:Tainted|Not tainted)|"echo 0 > ',
    'oom-kill:|Out of memory: |Memory cgroup out of memory|SMP: stopping|Rebooting in|Read of size|Write of size|The buggy address|Reported by Kernel|Allocated by|Freed by|stack backtrace:|---\\[ end ',
  ].join('|')})`,
);
const OOM_END = /^(?:Out of memory: Kill|Memory cgroup out of memory: Kill|Out of memory and no killable)/;

/** Opens a report at its first line. A null signature stands for `cut here`, which does not say what it is. */
export function openSplat(
  signature: Signature | null,
  text: string,
  at: { line: number; key: string | null; bare: boolean },
): Splat {
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

function append(splat: Splat, text: string, isPart: boolean): void {
  if (splat.size + text.length > MAX_EXCERPT) {
    splat.dropped += 1;
  } else {
    splat.lines.push(text);
    splat.size += text.length + 1;
    if (isPart) {
      splat.kept = splat.lines.length;
    }
  }
  splat.strays = isPart ? 0 : splat.strays + 1;
}

function noteFrame(splat: Splat, text: string): boolean {
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

function noteBody(splat: Splat, text: string): boolean {
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

function strayLimit(splat: Splat): number {
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
export function feedSplat(splat: Splat, text: string): 'more' | 'last' | 'after' {
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
export function belongsTo(splat: Splat, next: Signature, text: string): boolean {
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
export function adopt(splat: Splat, next: Signature, text: string): void {
  const open = splat.signature;
  const warned = next.kind === 'warning' && open?.id === 'list-corruption';
  if (open === null || warned || (open.id === 'oops' && next.kind !== 'oops')) {
    splat.signature = next;
    splat.headline = text;
  }
  splat.proven ||= DIE_COUNTER.test(text);
  append(splat, text, true);
}

function blamed(splat: Splat): string[] {
  const all = splat.pointer === null ? splat.frames : [splat.pointer, ...splat.frames];
  const unique = all.filter((name, index) => name !== all[index - 1]);
  const ours = unique.filter((name) => !isReporter(name));
  return ours.length === 0 ? unique : ours;
}

/**
 * The finding of a finished report, or null where nothing shows that it is one: a `cut here` without a report, or a
 * line without time stamp that only looks like the kernel's.
 */
export function finishSplat(splat: Splat): KernelFinding | null {
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
function flat(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
