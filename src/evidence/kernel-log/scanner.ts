import { createNextMatch } from '../next-match.ts';
import { bannerRelease, compareMark, ending, newBoots, startBoot, wouldBeUnannounced } from './boots.ts';
import { type ConsoleLine, parseConsoleLine } from './line.ts';
import {
  close,
  closeAll,
  keep,
  newState,
  plainFinding,
  type ScanEvent,
  type ScanOptions,
  type ScanResult,
  type State,
} from './scan-state.ts';
import { matchSignature, type Signature, signatureById, TRIGGERS, WORD } from './signatures.ts';
import { adopt, belongsTo, feedSplat, openSplat } from './splat.ts';
import { findingTitle } from './title.ts';

export type { ScanEvent, ScanOptions, ScanResult } from './scan-state.ts';

export type LogScanner = {
  /** Takes the next part of the log, cut anywhere. */
  feed(chunk: string): void;
  /** Closes what is open. `cutShort`: the machine was ended from outside, by a time or silence limit. */
  end(how?: { cutShort?: boolean }): ScanResult;
};

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
function causesOfPanic(state: State, text: string): void {
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

function openReport(state: State, line: ConsoleLine, signature: Signature | null): void {
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
    close(state, caller, splat);
  }
}

function reportDeath(state: State, signature: Signature, text: string): void {
  const parts = { signature, headline: text, place: null, access: null };
  if (signature.kind === 'panic') {
    state.boots.dead = true;
    state.boots.everDead = true;
    causesOfPanic(state, text);
  }
  state.rootMissing ||= signature.kind === 'no-root';
  state.emit({ type: 'fatal', kind: signature.kind, title: findingTitle(parts), line: state.line });
}

function takeHeadline(state: State, line: ConsoleLine, signature: Signature): void {
  const caller = line.caller ?? '';
  const open = state.open.get(caller);
  if (open !== undefined && belongsTo(open, signature, line.text)) {
    adopt(open, signature, line.text);
    open.key ??= line.stamp === null ? null : `${line.stamp} ${line.text}`;
    return;
  }
  if (open !== undefined) {
    close(state, caller, open);
  }
  openReport(state, line, signature);
}

function takeCutHere(state: State, line: ConsoleLine): void {
  const caller = line.caller ?? '';
  const open = state.open.get(caller);
  if (open?.signature?.id === 'list-corruption' && !open.traceSeen) {
    feedSplat(open, line.text);
    open.cut = true;
    return;
  }
  if (open !== undefined) {
    close(state, caller, open);
  }
  openReport(state, line, null);
}

function takeBanner(state: State, line: ConsoleLine, release: string): void {
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

function confirmBoot(state: State, banner: { line: number; text: string; release: string }, stamped: boolean): void {
  const { boots } = state;
  if (wouldBeUnannounced(boots)) {
    boots.rebooted = true;
    const title = 'unannounced reboot of the kernel';
    keep(state, plainFinding('reboot', title, banner.line, banner.text, false));
  }
  startBoot(boots, banner.release, stamped);
  state.emit({ type: 'banner', release: banner.release, line: banner.line });
}

function takeShutdown(state: State, text: string): boolean {
  const shutdown = SHUTDOWN.exec(text);
  const kexec = KEXEC.test(text);
  if (shutdown === null && !kexec) {
    return false;
  }
  const { boots } = state;
  if (shutdown?.[1] !== undefined) {
    boots.poweredOff = true;
    state.emit({ type: 'shutdown', action: 'power-off', line: state.line });
  } else if (!boots.dead) {
    boots.restartAnnounced = true;
    keep(
      state,
      plainFinding(
        'reboot',
        kexec ? 'kexec: Starting new kernel' : 'reboot: Restarting system',
        state.line,
        text,
        false,
      ),
    );
    state.emit({ type: 'shutdown', action: 'restart', line: state.line });
  }
  return true;
}

function takeMark(state: State, line: ConsoleLine): void {
  const { boots } = state;
  if (line.stamp === null || !(boots.awaitingMark || boots.pending !== null)) {
    return;
  }
  const seen = compareMark(boots, line.stamp, line.text);
  if (seen === 'same') {
    boots.pending = null;
  } else if (seen === 'new' && boots.pending !== null) {
    confirmBoot(state, boots.pending, true);
    compareMark(boots, line.stamp, line.text);
  }
}

function feedOpen(state: State, line: ConsoleLine): void {
  const caller = line.caller ?? '';
  const open = state.open.get(caller);
  if (open === undefined) {
    return;
  }
  const went = feedSplat(open, line.text);
  if (went !== 'more') {
    close(state, caller, open);
  }
}

function takeKernelLine(state: State, line: ConsoleLine, hasWord: boolean): void {
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
function noticeStamps(state: State): void {
  if (!state.stamped) {
    state.stamped = true;
    state.boots = { ...newBoots(), kernelSeen: true };
    state.findings = [];
    state.dropped = 0;
  }
}

function takeLine(state: State, raw: string): void {
  state.line += 1;
  const line = parseConsoleLine(raw);
  const hasWord = WORD.test(line.text);
  if (hasWord && KILLED.test(line.text)) {
    state.boots.killed = true;
    return;
  }
  if (line.origin === 'stamped') {
    noticeStamps(state);
  } else if (state.stamped) {
    return;
  }
  takeKernelLine(state, line, hasWord);
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}

function mustReadEveryLine(state: State): boolean {
  return state.open.size > 0 || state.boots.awaitingMark || state.boots.pending !== null;
}

/** Reads whole lines. Between reports only lines with one of the trigger words are looked at. */
function takeText(state: State, text: string, end: number): void {
  const nextTrigger = createNextMatch(text, TRIGGERS);
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

function note(state: State, text: string): void {
  const { boots } = state;
  if (!boots.kernelSeen) {
    boots.textSeen ||= /\S/.test(text);
    boots.firmwareSeen ||= FIRMWARE.test(text);
  }
}

/** Text without a newline is only put aside: joining it up each time would take time quadratic in the line. */
function feed(state: State, chunk: string): void {
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

function finish(state: State, cutShort: boolean): ScanResult {
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
export function createLogScanner(options: ScanOptions = {}, emit: (event: ScanEvent) => void = () => {}): LogScanner {
  const state = newState(options, emit);
  return {
    feed: (chunk) => feed(state, chunk),
    end: (how = {}) => finish(state, how.cutShort ?? false),
  };
}
