/**
 * One line of a console, taken apart.
 *
 * `stamped` lines carry a mark only the kernel's own printk puts there (a time stamp, or syslog's `kernel:`); `bare`
 * lines may be a kernel without time stamps, firmware, or a program writing to the same terminal.
 */
export type ConsoleLine = {
  /** The message without escape sequences, log level, time stamp and caller; its own indentation is kept. */
  text: string;
  origin: 'stamped' | 'bare';
  /** The time stamp as printed, without brackets and blanks; null where there is none. */
  stamp: string | null;
  /** The printk caller (`C1` a CPU, `T12` a task); null where the kernel does not print it. */
  caller: string | null;
  /** What a program or the firmware had left on the line before the kernel wrote to it. */
  before: string;
};

const ESCAPES =
  /\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\x07\x1b]{0,256}(?:\x07|\x1b\\)|[()*+#%][0-9A-Za-z]|[ -~])|\x9b[0-?]{0,32}[@-~]/g;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f]/g;
const NEEDS_CLEANING = /[\x00-\x08\x0b-\x1f\x7f\x9b]/;

const OUTER_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? {1,4}/;
const SYSLOG = /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )?[\w.-]{1,64} kernel: ?/;
const PREFIX =
  /^(?:<\d{1,3}>)?(?:\[ {0,8}(\d{1,8}\.\d{3,9})\]|\[([A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})\])/;
const CALLER = /^ ?\[ {0,8}([CT]\d{1,8}(?:@[CT]?\d{1,8})?)\]/;
const LEVEL = /^<\d{1,3}>/;
const INNER_STAMP = /\[ {0,8}\d{1,8}\.\d{6}\]/g;

/** Removes terminal escape sequences and control characters (tabs stay) from one line. */
export function stripControls(raw: string): string {
  if (raw.endsWith('\r')) {
    return stripControls(raw.slice(0, -1));
  }
  return NEEDS_CLEANING.test(raw) ? raw.replace(ESCAPES, '').replace(CONTROLS, '') : raw;
}

function afterStamp(rest: string, stamp: string, before: string): ConsoleLine {
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
function innerStampAt(clean: string): number {
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
export function parseConsoleLine(raw: string): ConsoleLine {
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
