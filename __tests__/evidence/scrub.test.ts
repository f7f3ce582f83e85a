import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { createScrubber, scrub } from '../../src/evidence/scrub.ts';
import { describeWithOracles, oracle, readOracle } from './shared.ts';

/** Secrets are put together here so that no scanner takes this file for a leak. */
const join = (...parts: string[]): string => parts.join('');
const JWT = join('eyJ', 'hbGciOiJIUzI1NiJ9', '.eyJ', 'zdWIiOiIxMjM0In0', '.dozjgNryP4J3jVmN');
const LETTERS = 'abcdefghijABCDEFGHIJ0123456789klmnopqrstKLMNOPQRST';
const KEY_BEGIN = join('-----BEGIN RSA PRIV', 'ATE KEY-----');
const KEY_END = join('-----END RSA PRIV', 'ATE KEY-----');
const BODY = 'MIIEpAIBAAKCAQEA1234567890abcdefABCDEFGHIJKLMNOPQRSTUVWXYZ+/abcd';

describe('secrets', () => {
  test.each<[string, string, string]>([
    ['jwt', `token ${JWT} end`, 'jwt'],
    ['classic GitHub token', join('gh', 'p_', LETTERS.slice(0, 36)), 'github-token'],
    ['fine-grained GitHub token', join('github', '_pat_', LETTERS, '_', LETTERS), 'github-token'],
    ['long GitHub installation token', join('gh', 's_', JWT), 'github-token'],
    ['AWS key id', join('AK', 'IAIOSFODNN7EXAMPLE'), 'aws-access-key-id'],
    ['AWS secret in context', `aws_secret_access_key = ${LETTERS.slice(0, 40)}`, 'aws-secret-key'],
    ['AWS secret in JSON', `"SecretAccessKey": "${LETTERS.slice(0, 40)}"`, 'aws-secret-key'],
    ['AWS session token', `AWS_SESSION_TOKEN=${LETTERS}${LETTERS}`, 'aws-session-token'],
    ['bearer', `Authorization: Bearer ${LETTERS}`, 'bearer-token'],
    ['basic auth', 'authorization: Basic dXNlcjpwYXNzd29yZA==', 'basic-auth'],
    ['password in a URL', 'fetch https://user:hunter2hunter2@example.org/x', 'basic-auth'],
    ['token in a URL', `git clone https://${LETTERS}@example.org/x`, 'basic-auth'],
    [
      'Slack hook',
      join('https://hooks.slack', '.com/services/T00000000/B00000000/', LETTERS.slice(0, 24)),
      'slack-webhook',
    ],
    ['Slack token', join('xox', 'b-1234567890-abcdefghij'), 'slack-token'],
    [
      'presigned signature',
      `https://b.s3.amazonaws.com/k?X-Amz-Signature=${'0123456789abcdef'.repeat(4)}`,
      'presigned-url',
    ],
    ['presigned session', `https://b.s3.amazonaws.com/k?a=1&X-Amz-Security-Token=${LETTERS}%2F`, 'presigned-url'],
    [
      'runner JIT config',
      Buffer.from(`{".runner":"${LETTERS.repeat(6)}"}`).toString('base64'),
      'github-runner-jitconfig',
    ],
    [
      'registry login',
      Buffer.from(JSON.stringify({ payload: LETTERS.repeat(4) })).toString('base64'),
      'encoded-credentials',
    ],
    ['runner JIT config argument', `./run.sh --jitconfig ${LETTERS}`, 'github-runner-jitconfig'],
    ['KEY=value', 'export DB_PASSWORD=hunter2hunter2', 'credential-kv'],
    ['JSON value', '{"client_secret": "hunter2hunter2"}', 'credential-kv'],
    ['ssh public key', `ssh-ed25519 ${join('AAAA', 'C3NzaC1lZDI1NTE5AAAAI')}${LETTERS} user@host`, 'ssh-public-key'],
    ['private key with escaped newlines', `"key": "${KEY_BEGIN}\\n${BODY}\\n${KEY_END}\\n"`, 'pem-private-key'],
  ])('%s', (_name, line, kind) => {
    const scrubbed = scrub(line);
    expect(scrubbed.counts[kind]).toBeGreaterThanOrEqual(1);
    expect(scrubbed.text).toContain(`[REDACTED:${kind}]`);
    expect(scrubbed.text).not.toMatch(
      /hunter2|dXNlcjpw|ABCDEFGHIJ01234|IOSFODNN|dozjgNry|0123456789abcdef0123|b-12345/,
    );
    expect(scrub(scrubbed.text).text).toBe(scrubbed.text);
  });

  test('what names the secret stays', () => {
    expect(scrub('export API_KEY=abcdef123456 next').text).toBe('export API_KEY=[REDACTED:credential-kv] next');
    expect(scrub('Authorization: Bearer abcdefgh12345678').text).toBe('Authorization: Bearer [REDACTED:bearer-token]');
    expect(scrub('https://me:s3cr3ts3cr3t@example.org/a').text).toBe('https://me:[REDACTED:basic-auth]@example.org/a');
  });

  test('a private key printed over lines, between time stamps and other messages', () => {
    const log = [
      '[    1.000000] before',
      `[    1.000001] ${KEY_BEGIN}`,
      `[    1.000002] ${BODY}`,
      '[    1.000003] usb 1-1: new high-speed USB device',
      `[    1.000004] ${BODY}`,
      `${BODY}[    1.000005] eth0: link up`,
      `[    1.000006] ${BODY.slice(0, 20)}==`,
      `[    1.000007] ${KEY_END}`,
      '[    1.000008] after',
    ].join('\n');
    const { text } = scrub(log);
    expect(text.split('\n')).toHaveLength(9);
    expect(text).not.toContain('MIIE');
    expect(text).toContain('[    1.000003] usb 1-1: new high-speed USB device');
    expect(text).toContain('eth0: link up');
    expect(text).toContain('[    1.000008] after');
  });

  test('a key that never ends does not swallow the log', () => {
    const { text } = scrub(`${KEY_BEGIN}\n${BODY}\n${'[    1.000000] a usual line of the log\n'.repeat(20)}`);
    expect(text.match(/a usual line/g)).toHaveLength(20);
  });
});

describe('what is no secret stays', () => {
  test.each([
    'password=x',
    'PASSWORD=$DB_PASSWORD',
    'client_secret: ***',
    '[    0.000000] Linux version 6.1.0-56-amd64 (debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14+deb12u1) 12.2.0)',
    '[    0.300000] pci 0000:00:03.0: [1af4:1000] type 00 class 0x020000',
    '[    0.400000] e1000 0000:00:03.0 eth0: (PCI:33MHz:32-bit) 52:54:00:12:34:56',
    "[    1.100000] Loaded X.509 cert 'Build time autogenerated kernel key: 8963f707e289edc09df337a240938134371a5bb8'",
    '[    1.200000] Key type encrypted registered',
    '[    2.000000] systemd[1]: Started Forward Password Requests to Wall Directory Watch.',
    '[    2.413349] RAX: ffffffffffffffda RBX: 00000000032ecec0 RCX: 000000000047fbe9',
    'see https://www.kernel.org/doc/html/latest/admin-guide/sysrq.html and git@github.com:a/b.git',
    'random: get_random_bytes called from init_oops_id+0x35/0x40 with crng_init=0',
  ])('%s', (line) => {
    expect(scrub(line)).toEqual({ text: line, counts: {} });
  });
});

describe('streams', () => {
  const LOG = `a\n${KEY_BEGIN}\n${BODY}\n${KEY_END}\nPASSWORD=hunter2hunter2\n${JWT}\nend`;

  test('the cuts make no difference', () => {
    const whole = scrub(LOG);
    fc.assert(
      fc.property(fc.array(fc.nat(LOG.length), { maxLength: 12 }), (cuts) => {
        const scrubber = createScrubber();
        const at = [0, ...cuts.sort((left, right) => left - right), LOG.length];
        const text = at.slice(1).map((end, index) => scrubber.feed(LOG.slice(at[index], end)));
        expect(text.join('') + scrubber.end()).toBe(whole.text);
        expect(scrubber.counts()).toEqual(whole.counts);
      }),
      { numRuns: 100 },
    );
  });

  test('a line without end is passed on in parts, a secret across the cut is not', () => {
    const scrubber = createScrubber();
    const long = `${'x'.repeat(65_000)} PASSWORD=${'hunter2'.repeat(200)} ${'y'.repeat(70_000)}`;
    let out = '';
    for (let at = 0; at < long.length; at += 1000) {
      out += scrubber.feed(long.slice(at, at + 1000));
    }
    out += scrubber.end();
    expect(out).not.toContain('hunter2hunter2');
    expect(out.length).toBeGreaterThan(130_000);
  });

  test('any text keeps its number of lines, and takes no time', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: fc.constantFrom(...'aA1 =:/"@-_.\n', 'eyJ', 'token', 'secret') }),
        (text) => {
          expect(scrub(text).text.split('\n')).toHaveLength(text.split('\n').length);
        },
      ),
      { numRuns: 300 },
    );
    for (const unit of [
      'a',
      'A1',
      'secret',
      'secret_',
      'token=',
      '://',
      'eyJ.',
      '-----BEGIN ',
      'x:',
      '"',
      'https://a:',
    ]) {
      const began = Date.now();
      scrub(unit.repeat(60_000 / unit.length));
      expect(Date.now() - began).toBeLessThan(1500);
    }
  });
});

describeWithOracles('the samples hold no secrets', () => {
  test.each(readdirSync(oracle('console', 'logs')))('%s', (name) => {
    const log = readOracle('console', 'logs', name);
    expect(scrub(log)).toEqual({ text: log, counts: {} });
  });
});
