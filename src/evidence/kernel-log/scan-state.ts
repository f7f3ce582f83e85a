import type { FindingKind, LogEnding } from '../../results/schema.ts';
import { type Boots, newBoots } from './boots.ts';
import { finishSplat, type KernelFinding, type Splat } from './splat.ts';

/** What the scanner tells while it reads. `line` is 1-based; a finding comes when its report is complete. */
export type ScanEvent =
  | { type: 'banner'; release: string; line: number }
  | { type: 'fatal'; kind: FindingKind; title: string; line: number }
  | { type: 'finding'; finding: KernelFinding }
  | { type: 'shutdown'; action: 'power-off' | 'restart'; line: number };

export type ScanOptions = {
  /** Lines without the kernel's time stamp never count: for the output of a program. */
  stampedOnly?: boolean;
  /** At most this many findings are kept; the rest is counted. */
  maxFindings?: number;
};

export type ScanResult = {
  findings: KernelFinding[];
  /** Findings beyond the limit. */
  dropped: number;
  ending: LogEnding;
  /** How many kernels started, and the release of the last one. */
  boots: number;
  release: string | null;
  /** Anything in the log came from a kernel. */
  kernel: boolean;
  lines: number;
};

/** Where a scanner is in its log. */
export type State = {
  emit: (event: ScanEvent) => void;
  stampedOnly: boolean;
  maxFindings: number;
  carry: string;
  line: number;
  stamped: boolean;
  open: Map<string, Splat>;
  boots: Boots;
  findings: KernelFinding[];
  keys: Set<string>;
  dropped: number;
  rootMissing: boolean;
};

const MAX_KEYS = 4096;
const STUCK = new Set<FindingKind>(['soft-lockup', 'hard-lockup', 'rcu-stall', 'hung-task']);

export function newState(options: ScanOptions, emit: (event: ScanEvent) => void): State {
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

export function keep(state: State, finding: KernelFinding): void {
  if (state.findings.length < state.maxFindings) {
    state.findings.push(finding);
  } else {
    state.dropped += 1;
  }
  state.emit({ type: 'finding', finding });
}

export function close(state: State, caller: string, splat: Splat): void {
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

export function closeAll(state: State): void {
  for (const [caller, splat] of [...state.open]) {
    close(state, caller, splat);
  }
}

/** A finding of one line. A reboot is not fatal in itself: whether it was asked for is known elsewhere. */
export function plainFinding(
  kind: FindingKind,
  title: string,
  line: number,
  text: string,
  dead: boolean,
): KernelFinding {
  return { kind, title, line, excerpt: text, fatal: dead, dead, taint: null, signature: '' };
}
