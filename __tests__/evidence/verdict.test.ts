/** The verdict of a machine, from every kind of evidence. */
import { judgeFindings, judgeMachine, judgeRun, judgeStage, type MachineEvidence } from '../../src/evidence/verdict.ts';
import type { Boot, Stage } from '../../src/results/schema.ts';

const boot = (ending: Boot['ending'], more: Partial<Boot> = {}): Boot => ({
  n: 1,
  kernel: 'tip',
  attempt: 1,
  boot_id: '0f0e0d0c-1111-2222-3333-444455556666',
  kernel_release: '6.1.0',
  kernel_version: 'Linux version 6.1.0',
  build_id: null,
  started_at: '2026-01-01T00:00:00Z',
  boot_s: 1,
  ended_at: '2026-01-01T00:00:10Z',
  ending,
  detail: null,
  ...more,
});

const stage = (n: number, verdict: Stage['verdict'], exitCode: number | null = 0): Stage => ({
  n,
  script: `run-${n}.sh`,
  exit_code: verdict === null ? null : exitCode,
  verdict,
  reason: verdict === 'fail' ? `exit code ${exitCode}` : null,
  boot_id: null,
  kernel_release: null,
  started_at: '2026-01-01T00:00:01Z',
  duration_s: verdict === null ? null : 1,
});

const judge = (evidence: Partial<MachineEvidence>) =>
  judgeMachine({
    boots: [boot('end')],
    stages: [stage(1, 'pass')],
    interrupted: false,
    wrongKernel: null,
    goodKernelBooted: false,
    emulatorDoubt: null,
    ...evidence,
  });

test('a machine passes only when every stage left a result', () => {
  expect(judge({})).toEqual({ verdict: 'pass', reason: null });
  expect(judge({ stages: [stage(1, 'pass'), stage(2, null)] })).toMatchObject({
    verdict: 'fail',
    reason: expect.stringMatching(/^missing: stage 2/),
  });
  expect(judge({ stages: [stage(1, 'skip', 4), stage(2, 'pass')] }).verdict).toBe('pass');
  expect(judge({ stages: [stage(1, 'skip', 4), stage(2, 'skip', 4)] }).verdict).toBe('skip');
  expect(judge({ stages: [stage(1, 'fail', 3), stage(2, null)] }).reason).toBe('exit code 3 in stage 1 (run-1.sh)');
});

test('infrastructure is never a failure of the kernel', () => {
  expect(judge({ boots: [] }).verdict).toBe('incomplete');
  expect(judge({ boots: [boot('lab-error', { detail: 'QEMU ended' })] })).toEqual({
    verdict: 'incomplete',
    reason: 'lab: QEMU ended',
  });
  expect(judge({ interrupted: true, boots: [boot('panic')] }).verdict).toBe('incomplete');
  expect(judge({ boots: [boot('no-boot', { kernel: 'good' })], goodKernelBooted: true }).verdict).toBe('incomplete');
  expect(judge({ boots: [boot('no-boot')] }).verdict).toBe('incomplete');
});

test('a kernel that does not come up fails only where a good one did, on an emulator beyond doubt', () => {
  const boots = [boot('no-boot', { detail: 'panic: VFS' })];
  expect(judge({ boots, goodKernelBooted: true })).toMatchObject({
    verdict: 'fail',
    reason: expect.stringMatching(/^no-boot: the tip kernel .*panic: VFS$/),
  });
  expect(judge({ boots, goodKernelBooted: true, emulatorDoubt: 'QEMU 7.2 …' }).verdict).toBe('incomplete');
});

test('the wrong kernel is incomplete whatever it did', () => {
  const judged = judge({ wrongKernel: 'asked for a, runs b', boots: [boot('panic')] });
  expect(judged).toEqual({ verdict: 'incomplete', reason: 'wrong-kernel: asked for a, runs b' });
});

test.each([
  ['panic', 'fail', /^panic in stage 1/],
  ['unplanned-reboot', 'fail', /^unplanned-reboot in stage 1/],
  ['power-off', 'fail', /^power-off in stage 1/],
  ['hang', 'fail', /^hang in stage 1/],
  ['killed', 'fail', /^timeout in stage 1/],
] as const)('a boot that ends by %s is a %s', (ending, verdict, reason) => {
  const judged = judge({ boots: [boot(ending)], stages: [stage(1, null)] });
  expect(judged.verdict).toBe(verdict);
  expect(judged.reason).toMatch(reason);
});

test('a panic on a doubtful emulator is not charged to the kernel', () => {
  expect(judge({ boots: [boot('panic')], emulatorDoubt: 'QEMU 7.2 …' }).verdict).toBe('incomplete');
});

test('a fatal report of the kernel turns a pass into a failure, and nothing else', () => {
  const pass = { verdict: 'pass', reason: null } as const;
  const broken = { verdict: 'incomplete', reason: 'lab: x' } as const;
  expect(judgeFindings(pass, [], null)).toBe(pass);
  expect(judgeFindings(pass, ['KASAN: a', 'BUG: b'], null)).toEqual({
    verdict: 'fail',
    reason: 'kernel: KASAN: a (and 1 more)',
  });
  expect(judgeFindings(pass, ['KASAN: a'], 'QEMU 7.2 …').verdict).toBe('incomplete');
  expect(judgeFindings(broken, ['KASAN: a'], null)).toBe(broken);
});

test('exit codes of a stage', () => {
  expect(judgeStage(0, false, 0).verdict).toBe('pass');
  expect(judgeStage(194, false, 1).verdict).toBe('pass');
  expect(judgeStage(194, false, 0).verdict).toBe('fail');
  expect(judgeStage(4, false, 1).verdict).toBe('skip');
  expect(judgeStage(0, true, 0)).toEqual({ verdict: 'fail', reason: 'timeout' });
});

test('the verdict of a run is its gravest', () => {
  expect(judgeRun(['pass', 'incomplete', 'fail'])).toBe('fail');
  expect(judgeRun(['pass', 'incomplete'])).toBe('incomplete');
  expect(judgeRun(['skip', 'pass'])).toBe('pass');
  expect(judgeRun(['skip'])).toBe('skip');
  expect(judgeRun([])).toBe('incomplete');
});
