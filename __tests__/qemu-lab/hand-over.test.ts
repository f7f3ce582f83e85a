/** A machine without disks is let go only when its files are there, and is no pass without them. */
import { judgeMachine } from '../../src/evidence/verdict.ts';
import { runBoot } from '../../src/labs/qemu/boot.ts';
import type { QemuExit, QemuSpec, startQemu } from '../../src/labs/qemu/process.ts';
import type { Boot, Stage } from '../../src/results/schema.ts';

const bootLine = `@pullab boot boot_id=${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)} release=6.1 uptime=1 notes= -- Linux`;
const killed: QemuExit = { code: null, signal: 'SIGKILL', shutdown: null, stderr: '' };
const poweredOff: QemuExit = { code: 0, signal: null, shutdown: 'guest-shutdown', stderr: '' };
const reset: QemuExit = { ...poweredOff, shutdown: 'guest-reset' };

/** Boots a machine that says these lines and then, unless the lab has killed it, ends like this. */
async function boot(lines: string[], end: QemuExit, saves = true) {
  const channels = { console: 'c', events: 'e', live: 'l', ...(saves ? { save: 's' } : {}) };
  let wasKilled = false;
  const start: (spec: QemuSpec, listeners: Parameters<typeof startQemu>[1]) => ReturnType<typeof startQemu> = (
    _spec,
    listeners,
  ) => {
    let kill = () => {};
    const exited = new Promise<QemuExit>((done) => {
      kill = () => {
        wasKilled = true;
        done(killed);
      };
      setImmediate(() => {
        for (const line of [bootLine, '@pullab stage-start n=1 script=run.sh', ...lines]) {
          listeners.events(Buffer.from(`${line}\n`));
        }
        done(end);
      });
    });
    return { pid: 0, exited, kill: () => kill() };
  };
  const limits = { bootSeconds: 60, silenceSeconds: 60, stageSeconds: 60, deadline: performance.now() + 60_000 };
  const spec = { channels } as QemuSpec;
  const { signal } = new AbortController();
  const request = { n: 1, attempt: 1, role: 'tip' as const, spec, limits, start, signal };
  const report = await runBoot(request, { live: () => {}, event: () => {}, prove: () => null });
  return { report, wasKilled };
}

test('with disks, the end of the test ends the machine', async () => {
  const { report, wasKilled } = await boot(['@pullab end stages=1'], poweredOff, false);
  expect(wasKilled).toBe(true);
  expect(report.boot.ending).toBe('end');
});

test('without, it ends when it has handed over its files', async () => {
  const { report, wasKilled } = await boot(['@pullab end stages=1', '@pullab saved bytes=7'], poweredOff);
  expect(wasKilled).toBe(true);
  expect(report).toMatchObject({ finished: true, saved: 7, boot: { ending: 'end', detail: null } });
});

test('a machine that ends before that has finished, but left nothing', async () => {
  const { report, wasKilled } = await boot(['@pullab end stages=1'], poweredOff);
  expect(wasKilled).toBe(false);
  expect(report).toMatchObject({ finished: true, saved: null, boot: { ending: 'end' } });
  expect(report.boot.detail).toBe('the machine ended before it had handed over its files');
});

test('a planned reboot waits for the reset', async () => {
  const { report } = await boot(['@pullab reboot kernel=default', '@pullab saved bytes=7'], reset);
  expect(report).toMatchObject({ finished: false, saved: 7, nextKernel: 'default', boot: { ending: 'reboot' } });
});

test('without its files nothing is a pass, and a failure stays one', () => {
  const stage = (verdict: 'pass' | 'fail' | 'skip') => [{ n: 1, script: 'run.sh', verdict, reason: 'x' } as Stage];
  const judge = (verdict: 'pass' | 'fail' | 'skip') =>
    judgeMachine({
      boots: [{ ending: 'end', detail: null } as Boot],
      stages: stage(verdict),
      interrupted: false,
      wrongKernel: null,
      goodKernelBooted: true,
      emulatorDoubt: null,
      filesLost: 'gone',
    });
  expect(judge('pass')).toEqual({ verdict: 'incomplete', reason: 'lab: gone' });
  expect(judge('skip').verdict).toBe('incomplete');
  expect(judge('fail')).toEqual({ verdict: 'fail', reason: 'x in stage 1 (run.sh)' });
});
