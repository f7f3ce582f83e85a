/** What a user sees while machines run: a live table on a terminal, plain lines elsewhere, groups in a workflow's log. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Face } from '../cli/face.ts';
import { formatDuration } from '../config/units.ts';
import { defuseWorkflowCommands } from '../evidence/escape.ts';
import { lineSplitter } from '../guest/events.ts';
import type { QemuLab } from '../labs/qemu/lab.ts';
import type { Plan } from '../plan/plan.ts';
import { machineSeconds, secondsText } from '../report/summary.ts';
import { alignTable } from '../report/text.ts';
import { machineFolder } from '../results/layout.ts';
import type { Machine } from '../results/schema.ts';
import type { Durations } from './durations.ts';
import type { MachineRun } from './machines.ts';

export interface Progress {
  /** @param expected seconds by test, as far as they are known */
  begin: (lab: QemuLab, expected: Durations) => void;
  hooks: MachineRun['hooks'];
  /** Takes the live table away; safe to call twice. */
  end: () => void;
}

interface Row {
  state: string;
  /** Seconds it took the last time; null when that is not known. */
  expected: number | null;
  started: number | null;
  ended: number | null;
}

const refreshMs = 500;
const maxLineLength = 400;
const maxGroupBytes = 64 * 1024;

/** The table's lines: what runs, then how many wait and have ended. */
function tableLines(rows: Map<string, Row>, now: number, limit: number): string[] {
  const running = [...rows].filter(([, row]) => row.started !== null && row.ended === null);
  const ended = [...rows.values()].filter((row) => row.ended !== null).length;
  const lines = running.map(([id, row]) => {
    const elapsed = Math.round((now - (row.started ?? now)) / 1000);
    const expected =
      row.expected === null ? `at most ${formatDuration(limit)}` : `about ${formatDuration(row.expected)}`;
    return [id, `${formatDuration(elapsed)} of ${expected}`, row.state];
  });
  const waiting = rows.size - ended - running.length;
  return [
    ...alignTable(lines),
    `${ended} of ${rows.size} machines ended, ${running.length} running, ${waiting} waiting`,
  ];
}

/** Prints what the stages of an ended machine wrote, folded in a workflow's log. */
async function printGroup(face: Face, out: string, machine: Machine): Promise<void> {
  face.group(
    `${machine.verdict.toUpperCase()} ${machine.id} (${secondsText(machineSeconds(machine))})${machine.reason ? `: ${machine.reason}` : ''}`,
  );
  for (const stage of machine.stages) {
    const file = join(machineFolder(out, machine), `run-${stage.n}-output.log`);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text !== null) {
      face.info(`--- stage ${stage.n}: ${stage.script} (${stage.verdict ?? 'no result'})`);
      const shown =
        text.length > maxGroupBytes
          ? `… ${text.length - maxGroupBytes} bytes are in the artifact …\n${text.slice(-maxGroupBytes)}`
          : text;
      face.info(defuseWorkflowCommands(shown.trimEnd()));
    }
  }
  face.endGroup();
}

/** The live table redraws itself below the lines that stay. */
async function openTable(): Promise<(lines: string[] | null) => void> {
  const { createLogUpdate } = await import('log-update');
  const update = createLogUpdate(process.stderr);
  return (lines) => (lines === null ? update.clear() : update(lines.join('\n')));
}

export function createProgress(request: { face: Face; plan: Plan; out: string; json: boolean }): Progress {
  const { face, plan, out } = request;
  const ids = plan.cells.flatMap((cell) => cell.machines.map(({ id }) => id));
  const testOf = new Map(plan.cells.flatMap((cell) => cell.machines.map(({ id }) => [id, cell.test] as const)));
  const rows = new Map<string, Row>(
    ids.map((id) => [id, { state: 'waiting', expected: null, started: null, ended: null }]),
  );
  let draw: ((lines: string[] | null) => void) | null = null;
  let timer: NodeJS.Timeout | null = null;
  const redraw = () => draw?.(tableLines(rows, Date.now(), plan.limits['max-runtime']));
  const say = (line: string) => {
    draw?.(null);
    face.info(line);
    redraw();
  };
  let expected: Durations = {};
  const splitters = new Map<string, (chunk: string) => void>();
  const stop = () => {
    if (timer !== null) {
      clearInterval(timer);
      timer = null;
    }
    draw?.(null);
    draw = null;
  };
  return {
    begin(lab, known) {
      expected = known;
      const { accelerator, why } = lab.accelerator;
      face.info(`${ids.length} machine${ids.length === 1 ? '' : 's'}, accelerator ${accelerator} (${why})`);
      if (accelerator === 'tcg') {
        face.info('the processors are emulated: timings say nothing about the speed of a kernel');
      }
      if (face.isTTY && !request.json) {
        void openTable().then((opened) => {
          draw = opened;
          timer = setInterval(redraw, refreshMs);
        });
      }
    },
    hooks: {
      started: (id) => {
        rows.set(id, {
          state: 'starting',
          expected: expected[testOf.get(id) ?? ''] ?? null,
          started: Date.now(),
          ended: null,
        });
        say(`[${id}] starting`);
      },
      progress: (id, message) => {
        const row = rows.get(id);
        if (row) {
          row.state = defuseWorkflowCommands(message);
        }
        say(`[${id}] ${defuseWorkflowCommands(message)}`);
      },
      live: (id, stage, chunk) => {
        // A terminal shows the table, a workflow's log the whole output of a machine in one group when it has ended.
        if (face.kind === 'action' || draw !== null) {
          return;
        }
        const key = `${id} ${stage}`;
        let feed = splitters.get(key);
        if (feed === undefined) {
          feed = lineSplitter((line) => say(`[${id}]   | ${defuseWorkflowCommands(line).slice(0, maxLineLength)}`));
          splitters.set(key, feed);
        }
        feed(chunk.toString('utf8'));
      },
      ended: async (machine) => {
        const row = rows.get(machine.id);
        if (row) {
          row.ended = Date.now();
        }
        if (face.kind === 'action') {
          await printGroup(face, out, machine);
        } else {
          say(`[${machine.id}] ${machine.verdict.toUpperCase()}${machine.reason ? `: ${machine.reason}` : ''}`);
        }
      },
    },
    end: stop,
  };
}
