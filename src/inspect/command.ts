/** `inspect`: logs → tests, kernel reports and how each log ends. */
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { EXIT } from '../cli/exit.ts';
import type { Face } from '../cli/face.ts';
import { UserError } from '../errors.ts';
import { capText, markdownBlock, safeJson } from '../evidence/escape.ts';
import { type Inspection, inspect } from '../evidence/inspect.ts';
import type { RequestedFormat, RequestedSource } from '../evidence/parsers/formats.ts';
import { isBad, renderInspection, renderTotals } from '../report/inspection.ts';
import { checkFile, openFile, readLog } from './open.ts';

export interface InspectRequest {
  /** As the user wrote them; `-` is standard input, and so is an empty list. */
  files: readonly string[];
  format: RequestedFormat;
  source: RequestedSource;
  json: boolean;
}

export interface InspectWorld {
  cwd: string;
  face: Face;
  stdin(): Readable | null;
  printDocument(text: string): void;
}

export interface InspectedFile extends Inspection {
  file: string;
}

const STDIN = '-';
/** GitHub drops a job summary of over 1 MiB; other steps share the page. */
const MAX_SUMMARY = 400_000;

/** What a machine's own programs wrote, by the names of a results tree; everything else may be a console. */
function sourceOf(file: string, source: RequestedSource): 'console' | 'output' {
  if (source !== 'auto') {
    return source;
  }
  return /^(run-\d+-output|client-\d+)\.log(\.|$)/.test(basename(file)) ? 'output' : 'console';
}

/** @throws UserError when there is nothing to read, or a file that cannot be */
async function check(files: readonly string[], world: InspectWorld): Promise<void> {
  if (files.filter((file) => file === STDIN).length > 1) {
    throw new UserError('standard input (-) can be read once only');
  }
  for (const file of files.filter((name) => name !== STDIN)) {
    await checkFile(resolve(world.cwd, file), file);
  }
}

function open(file: string, world: InspectWorld): AsyncGenerator<string> {
  if (file !== STDIN) {
    return readLog(openFile(resolve(world.cwd, file)), file);
  }
  const stdin = world.stdin();
  if (stdin === null) {
    throw new UserError('nothing is piped in: name a log, or pipe one into pullab inspect');
  }
  return readLog(stdin, 'standard input');
}

/**
 * Reads logs and says what is in them.
 *
 * @returns the exit code: a failure for a test that failed or is missing, and for a fatal report of the kernel
 * @throws UserError for a file that is missing or cannot be read
 */
export async function inspectCommand(request: InspectRequest, world: InspectWorld): Promise<number> {
  const { face } = world;
  const files = request.files.length === 0 ? [STDIN] : request.files;
  await check(files, world);
  const inspected: InspectedFile[] = [];
  const sections: string[] = [];
  for (const file of files) {
    const source = sourceOf(file, request.source);
    const inspection = await inspect(open(file, world), { format: request.format, source });
    const lines = renderInspection(file === STDIN ? 'standard input' : file, inspection);
    lines.forEach(face.info);
    sections.push(markdownBlock(capText(lines.join('\n'), Math.floor(MAX_SUMMARY / files.length))));
    inspected.push({ file, ...inspection });
  }
  const verdict = inspected.some(isBad) ? 'fail' : 'pass';
  if (files.length > 1) {
    renderTotals(inspected).forEach(face.info);
  }
  if (request.json) {
    const [{ file: _, ...only } = { file: '' }] = inspected;
    world.printDocument(safeJson(files.length === 1 ? only : { schema: 1, files: inspected }));
  }
  face.setOutput('verdict', verdict);
  await face.summary(`${sections.join('\n\n')}\n`);
  return verdict === 'fail' ? EXIT.failure : EXIT.fine;
}
