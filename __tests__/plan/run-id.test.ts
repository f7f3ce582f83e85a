import { createRunId } from '../../src/plan/run-id.ts';

const now = new Date('2026-11-22T05:06:07.890Z');
const randomBytes = () => Uint8Array.of(0x0a, 0xff);

test('a workflow run has the id of its attempt', () => {
  const env = { GITHUB_RUN_ID: '123456', GITHUB_RUN_ATTEMPT: '2' };
  expect(createRunId({ env, now, randomBytes })).toBe('123456-2');
});

test('a local run has the time and four random digits', () => {
  expect(createRunId({ env: {}, now, randomBytes })).toBe('local-20261122T050607Z-0aff');
});

test('what is no number does not get into an id', () => {
  const env = { GITHUB_RUN_ID: '../x', GITHUB_RUN_ATTEMPT: '1' };
  expect(createRunId({ env, now, randomBytes })).toBe('local-20261122T050607Z-0aff');
});
