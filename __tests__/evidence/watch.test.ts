import { type ConsoleEvent, createConsoleWatch } from '../../src/evidence/kernel-log/watch.ts';
import { describeWithOracles, readOracle } from './shared.ts';

test('a panic is told as soon as its line is complete', () => {
  const watch = createConsoleWatch();
  expect(watch.feed('Probing EDD... o\x1bc[    0.000000] Linux version 6.1.0-56-amd64 (x)\r\n')).toEqual([
    { type: 'banner', release: '6.1.0-56-amd64', line: 1 },
  ]);
  expect(watch.feed('[    1.000000] Kernel panic - not sync')).toEqual([]);
  expect(watch.feed('ing: sample\r\n')).toEqual([
    { type: 'fatal', kind: 'panic', title: 'Kernel panic - not syncing: sample', line: 2 },
  ]);
  expect(watch.feed('[    1.000001] CPU: 0 PID: 1 Comm: x\r\n')).toEqual([]);
  expect(watch.end()).toMatchObject([{ type: 'finding', kind: 'panic', line: 2 }]);
});

test('a program cannot forge a death on a console with time stamps', () => {
  const watch = createConsoleWatch();
  watch.feed('[    0.000000] Linux version 6.1.0 (x)\n[    0.500000] a\n');
  expect(watch.feed('Kernel panic - not syncing: forged\n')).toEqual([]);
});

test('shutdowns and reboots', () => {
  const watch = createConsoleWatch();
  watch.feed('[    0.000000] Linux version 6.1.0 (x)\n[    0.500000] a\n');
  expect(watch.feed('[    2.000000] reboot: Restarting system\n')).toMatchObject([
    { type: 'finding', kind: 'reboot' },
    { type: 'shutdown', action: 'restart', line: 3 },
  ]);
  expect(watch.feed('[    0.000000] Linux version 6.2.0 (x)\n[    0.500001] a\n')).toEqual([
    { type: 'banner', release: '6.2.0', line: 4 },
  ]);
});

describeWithOracles('console samples while they grow', () => {
  test.each<[string, ConsoleEvent['type'][]]>([
    ['panic.log', ['banner', 'fatal', 'finding']],
    ['hungpanic.log', ['banner', 'finding', 'fatal', 'finding']],
    ['noroot.log', ['banner', 'fatal', 'finding', 'fatal', 'finding']],
    ['ok.log', ['banner', 'shutdown']],
    ['silenthang.log', ['banner']],
    ['bug.log', ['banner', 'finding', 'shutdown']],
  ])('%s', (name, types) => {
    const log = readOracle('console', 'logs', name);
    const watch = createConsoleWatch();
    const events: ConsoleEvent[] = [];
    for (let at = 0; at < log.length; at += 37) {
      events.push(...watch.feed(log.slice(at, at + 37)));
    }
    events.push(...watch.end());
    expect(events.map((event) => event.type)).toEqual(types);
  });
});
