/**
 * What the client on a machine says, one line per event: `@pullab NAME key=value … -- text`.
 *
 * A machine under test is hostile: a line that is not exactly an event is dropped, and no value is trusted further than
 * its form was checked here.
 */
import { z } from 'zod';

const number = z.coerce.number().int().nonnegative();
const word = z.string().max(200);
const uuid = z.string().regex(/^[0-9a-f-]{36}$/);

export const guestEvent = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('boot'),
    boot_id: uuid,
    release: word,
    uptime: z.coerce.number().nonnegative(),
    notes: z.string().regex(/^[0-9a-f]*$/),
    kernel: z.string().optional(),
    text: z.string(),
  }),
  z.object({ name: z.literal('stage-start'), n: number, script: word }),
  z.object({ name: z.literal('alive'), n: number }),
  z.object({
    name: z.literal('stage-end'),
    n: number,
    exit: number,
    duration: number,
    timeout: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
  }),
  z.object({ name: z.literal('reboot'), kernel: z.enum(['default', 'base', 'tip', 'good']) }),
  z.object({ name: z.literal('end'), stages: number }),
  // Only where the machine's files live in its memory: after `reboot` or `end`, it has sent so many bytes of them.
  z.object({ name: z.literal('saved'), bytes: number }),
  z.object({ name: z.literal('crashed'), n: number }),
  z.object({ name: z.literal('error'), text: z.string() }),
]);
export type GuestEvent = z.infer<typeof guestEvent>;

const maxLine = 16_384;

/** Parses one line; null when it is not an event of the client. */
export function parseGuestEvent(line: string): GuestEvent | null {
  const match = /^@pullab ([a-z-]+)(?: (.*))?$/s.exec(line.trimEnd());
  if (!match || line.length > maxLine) {
    return null;
  }
  const rest = match[2] ?? '';
  const cut = rest === '--' || rest.startsWith('-- ') ? 0 : rest.indexOf(' -- ');
  const words = cut < 0 ? rest : rest.slice(0, cut);
  const fields: Record<string, string> = {};
  for (const part of words.split(' ')) {
    const equals = part.indexOf('=');
    if (equals > 0) {
      fields[part.slice(0, equals)] = part.slice(equals + 1);
    }
  }
  const text = cut < 0 ? '' : rest.slice(cut).replace(/^ ?-- ?/, '');
  const parsed = guestEvent.safeParse({ ...fields, text, name: match[1] });
  return parsed.success ? parsed.data : null;
}

/**
 * Splits a stream of chunks into lines and hands each to `onLine`, without its end. A line longer than `limit`
 * characters is cut there: a machine must not be able to fill our memory.
 */
export function lineSplitter(onLine: (line: string) => void, limit = maxLine): (chunk: string) => void {
  let pending = '';
  let dropping = false;
  return (chunk) => {
    const parts = (pending + chunk).split('\n');
    pending = parts.pop() ?? '';
    for (const part of parts) {
      if (!dropping) {
        onLine(part.slice(0, limit));
      }
      dropping = false;
    }
    if (pending.length > limit) {
      if (!dropping) {
        onLine(pending.slice(0, limit));
      }
      dropping = true;
      pending = '';
    }
  };
}

/** The GNU build id (hex) among the ELF notes (hex) of a running kernel (`/sys/kernel/notes`); null if there is none. */
export function buildIdOfNotes(notesHex: string): string | null {
  const notes = Buffer.from(notesHex, 'hex');
  let at = 0;
  while (at + 12 <= notes.length) {
    const nameSize = notes.readUInt32LE(at);
    const descSize = notes.readUInt32LE(at + 4);
    const type = notes.readUInt32LE(at + 8);
    const nameEnd = at + 12 + nameSize;
    const desc = nameEnd + (-nameSize & 3);
    if (desc + descSize > notes.length) {
      return null;
    }
    if (type === 3 && notes.toString('latin1', at + 12, nameEnd) === 'GNU\0') {
      return notes.toString('hex', desc, desc + descSize);
    }
    at = desc + descSize + (-descSize & 3);
  }
  return null;
}
