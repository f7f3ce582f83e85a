import fc from 'fast-check';
import { buildIdOfNotes, lineSplitter, parseGuestEvent } from '../../src/guest/events.ts';

test('an event is read, with its text', () => {
  const id = '0f0e0d0c-1111-2222-3333-444455556666';
  const line = `@pullab boot boot_id=${id} release=6.1.0-x uptime=1.50 notes=00ff kernel=tip -- Linux version 6.1.0-x (a -- b) #1`;
  expect(parseGuestEvent(line)).toEqual({
    name: 'boot',
    boot_id: id,
    release: '6.1.0-x',
    uptime: 1.5,
    notes: '00ff',
    kernel: 'tip',
    text: 'Linux version 6.1.0-x (a -- b) #1',
  });
  expect(parseGuestEvent('@pullab error -- no disk')).toEqual({ name: 'error', text: 'no disk' });
});

test.each([
  'stage-start n=1',
  '@pullab stage-start n=x script=a',
  '@pullab stage-end n=1 exit=0 duration=1 timeout=perhaps',
  '@pullab reboot kernel=evil',
  '@pullab unknown n=1',
  ' @pullab end stages=1',
  '@pullab end stages=-1',
])('%j is no event', (line) => {
  expect(parseGuestEvent(line)).toBeNull();
});

test('no text whatever makes the parser throw', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseGuestEvent(`@pullab ${text}`)));
});

test('lines come out whole however the stream is cut, and an endless one is bounded', () => {
  const cut = fc.array(fc.constantFrom('a', 'bc', '\n', 'x\ny'), { maxLength: 40 });
  fc.assert(
    fc.property(cut, (chunks) => {
      const lines: string[] = [];
      const feed = lineSplitter((line) => lines.push(line));
      chunks.forEach(feed);
      expect(lines).toEqual(chunks.join('').split('\n').slice(0, -1));
    }),
  );
  const lines: string[] = [];
  const feed = lineSplitter((line) => lines.push(line), 10);
  for (let part = 0; part < 100; part += 1) {
    feed('x'.repeat(7));
  }
  feed('\nnext\n');
  expect(lines).toEqual(['x'.repeat(10), 'next']);
});

test('the build id is found among the notes of other owners', () => {
  const note = (owner: string, type: number, desc: Buffer) => {
    const name = Buffer.from(`${owner}\0`);
    const head = Buffer.alloc(12);
    head.writeUInt32LE(name.length, 0);
    head.writeUInt32LE(desc.length, 4);
    head.writeUInt32LE(type, 8);
    const pad = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    return Buffer.concat([head, pad(name), pad(desc)]);
  };
  const notes = Buffer.concat([note('Xen', 3, Buffer.from('abc')), note('GNU', 3, Buffer.from('c0ffee', 'hex'))]);
  expect(buildIdOfNotes(notes.toString('hex'))).toBe('c0ffee');
  expect(buildIdOfNotes(notes.subarray(0, 20).toString('hex'))).toBeNull();
  expect(buildIdOfNotes('')).toBeNull();
});
