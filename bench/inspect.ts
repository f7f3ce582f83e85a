/**
 * How fast logs are read: MB/s on a console log and a KTAP log, against `grep -E` of the same signatures and, where
 * KUNIT_PY names a kernel's tools/testing/kunit/kunit.py, `kunit.py parse`.
 *
 * Run: `node bench/inspect.ts [megabytes]` with Node 24, or through esbuild with an older one. Files go to the
 * temporary directory and are removed.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInspector } from '../src/evidence/inspect.ts';
import { createLogScanner } from '../src/evidence/kernel-log/scanner.ts';
import { SIGNATURES } from '../src/evidence/kernel-log/signatures.ts';
import { createKtapParser } from '../src/evidence/parsers/ktap.ts';
import { createScrubber } from '../src/evidence/scrub.ts';

const megabytes = Number(process.argv[2] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'bench-inspect-'));

const MESSAGES = [
  'pci 0000:00:03.0: reg 0x10: [mem 0xfebc0000-0xfebdffff]',
  'EXT4-fs (vda1): mounted filesystem with ordered data mode. Quota mode: none.',
  'e1000 0000:00:03.0 eth0: (PCI:33MHz:32-bit) 52:54:00:12:34:56',
  'audit: type=1400 audit(1700000000.123:45): apparmor="STATUS" operation="profile_load" profile="unconfined"',
  'systemd[1]: Started Journal Service.',
  'usb 1-1: new high-speed USB device number 3 using xhci_hcd',
  'TCP: Hash tables configured (established 16384 bind 16384)',
  'BIOS-e820: [mem 0x0000000000100000-0x000000007ffdcfff] usable',
];
const WARNING = [
  '------------[ cut here ]------------',
  'WARNING: CPU: 1 PID: 91 at init/main.c:1284 do_one_initcall+0x1d7/0x220',
  'Modules linked in: foo(OE+)',
  'CPU: 1 PID: 91 Comm: insmod Tainted: G        W  OE      6.1.0 #1',
  'RIP: 0010:do_one_initcall+0x1d7/0x220',
  'Call Trace:',
  ' <TASK>',
  ' do_init_module+0x4a/0x1f0',
  ' __do_sys_finit_module+0xac/0x120',
  ' </TASK>',
  '---[ end trace 0000000000000000 ]---',
];

function write(name: string, lines: Generator<string>): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  let size = 0;
  let part: string[] = [];
  for (const line of lines) {
    part.push(line, '\n');
    if (part.length >= 20_000) {
      size += writeSync(file, part.join(''));
      part = [];
      if (size >= megabytes * 1e6) {
        break;
      }
    }
  }
  closeSync(file);
  return path;
}

/** A long-running machine: one boot, a WARN every ten thousand lines. */
function* consoleLines(): Generator<string> {
  yield '[    0.000000] Linux version 6.1.0 (builder@host) (gcc 12) #1 SMP';
  for (let index = 1; ; index += 1) {
    const stamp = `[${(index / 1000).toFixed(6).padStart(12)}] `;
    yield `${stamp}${MESSAGES[index % MESSAGES.length]}`;
    if (index % 10_000 === 0) {
      for (const line of WARNING) {
        yield stamp + line;
      }
    }
  }
}

/** Suites of fifty cases, some lines of diagnostics, one failure in a hundred. */
function* ktapLines(): Generator<string> {
  yield 'KTAP version 1';
  for (let suite = 1; ; suite += 1) {
    yield '    KTAP version 1';
    yield `    # Subtest: suite_${suite}`;
    yield '    1..50';
    for (let test = 1; test <= 50; test += 1) {
      yield `    # case_${test}: initializing with some words of diagnostics`;
      yield `    ${(suite * 50 + test) % 100 === 0 ? 'not ok' : 'ok'} ${test} case_number_${test}_of_suite`;
    }
    yield `ok ${suite} suite_${suite}`;
  }
}

type Reader = { feed(chunk: string): unknown; end(): unknown };

async function measure(what: string, path: string, reader: Reader): Promise<void> {
  const size = statSync(path).size;
  const began = process.hrtime.bigint();
  let peak = 0;
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    reader.feed(chunk as string);
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  reader.end();
  report(what, size, began, `${(peak / 1e6).toFixed(0)} MB of memory`);
}

function report(what: string, size: number, began: bigint, note: string): void {
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const speed = (size / 1e6 / seconds).toFixed(1).padStart(6);
  process.stdout.write(`${what.padEnd(34)} ${speed} MB/s  ${note}\n`);
}

function byLine(parser: { feed(line: string): void; end(): unknown }): Reader {
  let carry = '';
  return {
    feed(chunk) {
      const lines = (carry + chunk).split('\n');
      carry = lines.pop() ?? '';
      for (const line of lines) {
        parser.feed(line);
      }
    },
    end: () => parser.end(),
  };
}

/** The signatures as grep's extended expressions: no anchor (time stamps come first), no look-ahead. */
function grepPatterns(): string[] {
  return SIGNATURES.map(({ pattern }) =>
    pattern.source
      .replace(/\(\?[!=][^)]*\)/g, '')
      .replace(/\(\?:/g, '(')
      .replace(/\^/g, '')
      .replace(/\\d/g, '[0-9]')
      .replace(/\\\//g, '/'),
  );
}

function compare(what: string, path: string, command: string, args: string[]): void {
  const began = process.hrtime.bigint();
  // Into /dev/null, grep would stop at its first match.
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const { status, error } = spawnSync(command, args, { stdio: [...stdio], env, maxBuffer: 1 << 30 });
  report(what, statSync(path).size, began, error === undefined ? `exit ${status}` : error.message);
}

async function main(): Promise<void> {
  const consoleLog = write('console.log', consoleLines());
  const ktap = write('results.ktap', ktapLines());
  process.stdout.write(`${megabytes} MB each, Node ${process.version}\n`);
  await measure('console: findings', consoleLog, createLogScanner());
  await measure('console: everything (inspect)', consoleLog, createInspector());
  await measure('console: scrub', consoleLog, createScrubber());
  compare('console: grep -E', consoleLog, 'grep', ['-cE', grepPatterns().join('|'), consoleLog]);
  await measure('KTAP: results', ktap, byLine(createKtapParser()));
  await measure('KTAP: everything (inspect)', ktap, createInspector());
  const kunit = process.env.KUNIT_PY;
  if (kunit !== undefined) {
    compare('KTAP: kunit.py parse', ktap, 'python3', [kunit, 'parse', ktap]);
  }
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true });
}
