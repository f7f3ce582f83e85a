/** The client as any lab runs it: with the shells of the distributions, without a machine of its own. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GuestEvent, parseGuestEvent } from '../../src/guest/events.ts';
import { renderMachineEnv } from '../../src/guest/machine-env.ts';
import { remove, temporaryFolder } from '../qemu-lab/support.ts';

const shells = ['dash', 'bash --posix', 'busybox sh'];
const homes: string[] = [];
afterAll(() => homes.forEach(remove));

/** A home of the client with these stages, as a lab lays it out. */
function makeHome(stages: string[], params: Record<string, string> = {}): string {
  const home = temporaryFolder();
  homes.push(home);
  for (const folder of ['bin', 'state', 'log', 'results', 'test']) {
    mkdirSync(join(home, folder));
  }
  for (const name of ['stage', 'done', 'next-kernel']) {
    writeFileSync(join(home, 'state', name), `${' '.repeat(63)}\n`);
  }
  for (const [from, to] of [
    ['pullab-client.sh', 'pullab-client'],
    ['pullab-kernel.sh', 'pullab-kernel'],
    ['pullab-lib.sh', 'pullab-lib.sh'],
  ] as const) {
    copyFileSync(join('src/guest', from), join(home, 'bin', to));
    chmodSync(join(home, 'bin', to), 0o755);
  }
  const names = stages.map((_, index) => `run-${index + 1}.sh`);
  for (const [index, body] of stages.entries()) {
    writeFileSync(join(home, 'test', names[index] as string), `#!/bin/bash\n${body}\n`, { mode: 0o755 });
  }
  writeFileSync(join(home, 'stages'), names.map((name) => `${name}\n`).join(''));
  const limits = { PULLAB_STAGE_TIMEOUT: '2', PULLAB_LIVE_LIMIT: '1000', PULLAB_KERNEL_TIP: '6.9.0' };
  writeFileSync(join(home, 'machine.env'), renderMachineEnv({ ...limits, ...params }));
  return home;
}

/** One boot: the client runs once. */
function boot(home: string, shell: readonly string[]): { status: number | null; events: GuestEvent[]; live: string } {
  const events = join(home, 'events');
  const live = join(home, 'live');
  writeFileSync(events, '');
  writeFileSync(live, '');
  const [program = 'sh', ...args] = [...shell, join(home, 'bin/pullab-client')];
  const env = { PATH: process.env.PATH ?? '', PULLAB_HOME: home, PULLAB_EVENTS: events, PULLAB_LIVE: live };
  const { status } = spawnSync(program, args, { env, timeout: 60_000 });
  const lines = readFileSync(events, 'utf8').split('\n').filter(Boolean);
  return { status, events: lines.map((line) => parseGuestEvent(line) as GuestEvent), live: readFileSync(live, 'utf8') };
}

const names = (events: GuestEvent[]) => events.map(({ name }) => name);

describe.each(shells)('%s', (words) => {
  const shell = words.split(' ');
  test('one stage a boot, in order, and a reboot between them', () => {
    const home = makeHome(['echo "hello $PULLAB_STAGE of $PULLAB_STAGES"; echo kept >here', 'cat here; exit 0']);
    const first = boot(home, shell);
    expect(first.status).toBe(194);
    expect(names(first.events)).toEqual(['stage-start', 'stage-end', 'reboot']);
    expect(first.live).toBe('hello 1 of 2\n');
    const second = boot(home, shell);
    expect(second.status).toBe(0);
    expect(names(second.events)).toEqual(['stage-start', 'stage-end', 'end']);
    expect(readFileSync(join(home, 'log/run-2-output.log'), 'utf8')).toBe('kept\n');
    expect(names(boot(home, shell).events)).toEqual(['end']);
  });

  test('the kernel a stage asks for is asked of the lab once', () => {
    const home = makeHome(['pullab-kernel next tip', ':', ':']);
    expect(boot(home, shell).events.at(-1)).toEqual({ name: 'reboot', kernel: 'tip' });
    expect(boot(home, shell).events.at(-1)).toEqual({ name: 'reboot', kernel: 'default' });
  });

  test('a stage that takes too long is ended and said to be', () => {
    const home = makeHome(['sleep 60', ':']);
    const { status, events } = boot(home, shell);
    expect(status).toBe(0);
    expect(events[1]).toMatchObject({ name: 'stage-end', timeout: true });
    expect(events.at(-1)).toMatchObject({ name: 'end' });
  });

  test('a failure ends the test, with its exit code', () => {
    const { status, events } = boot(makeHome(['exit 7', ':']), shell);
    expect(status).toBe(0);
    expect(events[1]).toMatchObject({ name: 'stage-end', exit: 7, timeout: false });
  });

  test('a boot after a crash charges the stage that was running', () => {
    const home = makeHome([':', ':']);
    writeFileSync(join(home, 'state/stage'), `${'1'.padEnd(63)}\n`);
    expect(boot(home, shell).events).toEqual([{ name: 'crashed', n: 1 }]);
  });

  test('values arrive as they are, whatever they hold', () => {
    const value = `a 'quoted' "text" $HOME \`id\` \\n ; rm -rf / & # ü\nsecond line`;
    const home = makeHome(['printf %s "$TRICKY" >"$PULLAB_RESULTS/value"'], { TRICKY: value });
    boot(home, shell);
    expect(readFileSync(join(home, 'results/value'), 'utf8')).toBe(value);
  });

  test('the live channel gets the first part of the output, the log all of it', () => {
    const home = makeHome(['seq 1 5000']);
    expect(boot(home, shell).live.length).toBeLessThanOrEqual(1000);
    expect(readFileSync(join(home, 'log/run-1-output.log'), 'utf8').trimEnd().split('\n')).toHaveLength(5000);
  });
});
