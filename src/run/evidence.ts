/** Makes a machine's collected files fit to be kept: secrets out, and what the kernel's log says of it read. */
import { createReadStream } from 'node:fs';
import { open, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogScanner } from '../evidence/kernel-log/scanner.ts';
import type { KernelFinding } from '../evidence/kernel-log/splat.ts';
import { createScrubber, scrub } from '../evidence/scrub.ts';

/** Whether a file holds text: no NUL in its beginning. */
async function isText(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0);
    return !buffer.subarray(0, bytesRead).includes(0);
  } finally {
    await handle.close();
  }
}

/** Rewrites a text file without secrets; leaves it alone when it holds none. Resolves to what was found, by kind. */
async function scrubFile(file: string): Promise<Record<string, number>> {
  const scrubber = createScrubber();
  const scrubbed = `${file}.scrubbed`;
  const output = await open(scrubbed, 'w');
  try {
    // Byte for byte: a log need not be valid in any encoding, and what we look for is ASCII.
    for await (const chunk of createReadStream(file, { encoding: 'latin1' })) {
      await output.write(scrubber.feed(chunk as string), null, 'latin1');
    }
    await output.write(scrubber.end(), null, 'latin1');
  } finally {
    await output.close();
  }
  await rename(scrubbed, file);
  return scrubber.counts();
}

/** Takes secrets out of every text file below a folder; says how many it found. */
export async function scrubFolder(folder: string): Promise<string[]> {
  const notes: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !(await isText(file))) {
      continue;
    }
    const counts = Object.entries(await scrubFile(file));
    if (counts.length > 0) {
      const what = counts.map(([kind, count]) => `${count} × ${kind}`).join(', ');
      notes.push(`taken out of ${entry.name} as secrets: ${what}`);
    }
  }
  return notes;
}

/** The console of one boot, and whether that boot came up. */
export interface BootConsole {
  file: string;
  cameUp: boolean;
}

/**
 * The kernel's reports in the consoles of a machine's boots, numbered as in `console.log`, which is all of them.
 *
 * A boot that never came up was tried again, and what became of that is in the machine's verdict: its reports are
 * evidence, but none of them is fatal to a machine that came up the next time.
 */
export async function readFindings(consoles: BootConsole[], machine: string): Promise<KernelFinding[]> {
  const findings: KernelFinding[] = [];
  let before = 0;
  for (const { file, cameUp } of consoles) {
    const scanner = createLogScanner();
    for await (const chunk of createReadStream(file, { encoding: 'latin1' })) {
      scanner.feed(chunk as string);
    }
    const result = scanner.end();
    for (const finding of result.findings) {
      const { line, title, excerpt, fatal } = finding;
      findings.push({
        ...finding,
        title: scrub(title).text,
        excerpt: scrub(excerpt).text,
        line: before + line,
        fatal: fatal && cameUp,
        machine,
        source: 'console.log',
      });
    }
    before += result.lines;
  }
  return findings;
}

/** Writes `findings.json`: every machine's findings, without what only the verdict needs. */
export async function writeFindings(out: string, findings: KernelFinding[]): Promise<void> {
  const entries = findings.map(({ kind, title, line, excerpt, machine, source }) => ({
    kind,
    title,
    line,
    excerpt,
    machine,
    source,
  }));
  await writeFile(join(out, 'findings.json'), `${JSON.stringify({ schema: 1, findings: entries }, null, 2)}\n`);
}
