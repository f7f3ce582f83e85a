import type { LogEnding } from '../../results/schema.ts';

/** What is known of the boots in one console log. Plain data, changed by the functions below. */
export type Boots = {
  /** Banners of kernels that really started. */
  count: number;
  release: string | null;
  /** The first line with a time stamp above zero after the banner: a second one is a replay of the log. */
  mark: string | null;
  awaitingMark: boolean;
  pending: { line: number; text: string; release: string } | null;
  restartAnnounced: boolean;
  poweredOff: boolean;
  dead: boolean;
  everDead: boolean;
  rebooted: boolean;
  /** The line up to which the last finding went, if that was a lockup; null otherwise. */
  stuckAt: number | null;
  killed: boolean;
  kernelSeen: boolean;
  firmwareSeen: boolean;
  textSeen: boolean;
};

const BANNER = /(?:^|[^\w])Linux version (\d{1,3}\.\d{1,3}[\w.+~-]{0,120}) /;
/** A lockup this many lines before the end is still what the log ends with. */
const LAST_WORDS = 40;
const NOT_ZERO = /[1-9]/;

export function newBoots(): Boots {
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
export function bannerRelease(text: string): string | null {
  return BANNER.exec(text)?.[1] ?? null;
}

/** A kernel has started: forget what was said of the one before it. */
export function startBoot(boots: Boots, release: string, stamped: boolean): void {
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
export function wouldBeUnannounced(boots: Boots): boolean {
  return boots.count > 0 && !boots.restartAnnounced && !boots.poweredOff && !boots.dead;
}

/**
 * Compares a stamped line with the mark of the current boot. Returns `same` for the line that proves a pending
 * banner to be a replay (somebody printed `dmesg` on the console), `new` for the one that proves a boot, else null.
 */
export function compareMark(boots: Boots, stamp: string, text: string): 'same' | 'new' | null {
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
export function ending(boots: Boots, lines: number, cutShort: boolean): LogEnding {
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
