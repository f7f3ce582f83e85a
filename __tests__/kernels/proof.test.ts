import { type KernelFacts, proveKernel } from '../../src/kernels/proof.ts';
import { BANNER } from './support.ts';

const facts: KernelFacts = {
  ref: 'vmlinuz-6.9.0-test',
  claims: [
    { source: 'the configuration', release: '6.9.0-test' },
    { source: 'the file name vmlinuz-6.9.0-test', release: '6.9.0-test' },
  ],
  image: { version: '#7 SMP PREEMPT_DYNAMIC Mon Jan 1', banner: BANNER, build_id: 'abcd' },
};
const seen = { release: '6.9.0-test', version: `${BANNER}\n`, build_id: 'ABCD' };

test('the same kernel is proven, by /proc/version or by uname -v', () => {
  expect(proveKernel(facts, seen)).toEqual({ ok: true });
  expect(proveKernel(facts, { ...seen, version: '#7 SMP PREEMPT_DYNAMIC Mon Jan 1\n' })).toEqual({ ok: true });
  expect(proveKernel(facts, { ...seen, build_id: null })).toEqual({ ok: true });
});

test('without a banner /proc/version is held against the version of the header', () => {
  const image = { ...facts.image, banner: null, build_id: null };
  expect(proveKernel({ ...facts, image }, seen)).toEqual({ ok: true });
  expect(proveKernel({ ...facts, image: { ...image, version: '#8 SMP' } }, seen)).toMatchObject({ ok: false });
});

test('another release names the claim that it breaks', () => {
  const claims = [...facts.claims, { source: 'the file name vmlinuz-6.9.0', release: '6.9.0' }];
  expect(proveKernel({ ...facts, claims }, { ...seen, release: '6.9.0-test' })).toEqual({
    ok: false,
    why: 'asked for 6.9.0 (says the file name vmlinuz-6.9.0), but the machine runs 6.9.0-test',
  });
  expect(proveKernel(facts, { ...seen, release: '6.1.0-56-amd64' })).toEqual({
    ok: false,
    why: 'asked for 6.9.0-test (says the configuration), but the machine runs 6.1.0-56-amd64',
  });
});

test('the same release from another build is refused', () => {
  const rebuilt = proveKernel(facts, { ...seen, version: BANNER.replace('#7', '#8') });
  expect(rebuilt).toEqual({ ok: false, why: expect.stringMatching(/another build.*#7.*but the machine runs.*#8/) });
  const compiler = proveKernel(facts, { ...seen, version: BANNER.replace('gcc (', 'clang (') });
  expect(compiler).toMatchObject({ ok: false });
  expect(proveKernel(facts, { ...seen, build_id: 'abce' })).toEqual({
    ok: false,
    why: expect.stringMatching(/build id abcd, but the machine runs abce/),
  });
});

test('a kernel of which nothing is known cannot be proven', () => {
  const nothing = { ref: 'Image', claims: [], image: { version: null, banner: null, build_id: null } };
  expect(proveKernel(nothing, seen)).toEqual({ ok: false, why: expect.stringContaining('proves nothing') });
});
