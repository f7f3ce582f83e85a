import fc from 'fast-check';
import { actionFace } from '../../src/action/face.ts';
import { readInputs } from '../../src/action/main.ts';
import { defuseWorkflowCommands } from '../../src/evidence/escape.ts';

/** Lines as the runner reads them, and whether it would take one for a command. */
function commands(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
}

test.each([
  '::add-mask::x',
  '  ::set-output name=a::b',
  '\u00a0::error::x',
  'ok\r::stop-commands::x',
  'ok\n::endgroup::',
  'text ##[group]x',
  '\u001b[0m::error::x',
  '\u0000::error::x',
  ':\u0007:error::x',
  '#\u001b[1m#[error]x',
  '\u001b]0;title\u0007::error::x',
])('%j is no command any more', (text) => {
  expect(commands(defuseWorkflowCommands(text))).toEqual([]);
});

test('no text whatever becomes a command or keeps a control character', () => {
  const piece = fc.constantFrom(
    '::',
    ':',
    '##[',
    '#',
    '[',
    'error',
    '\r',
    '\n',
    ' ',
    '\u001b',
    '\u001b[',
    '\u0007',
    '\u009b',
    'm',
    ']',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const safe = defuseWorkflowCommands(pieces.join(''));
      expect(commands(safe)).toEqual([]);
      expect(safe).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['plain text\n\tindented: a::b C++ std::vector', 'plain text\n\tindented: a::b C++ std::vector'],
  ['\u001b[1;31mred\u001b[0m', 'red'],
  ['a\r\nb', 'a\nb'],
  ['grün – 核', 'grün – 核'],
  ['evil\u202etxt', 'eviltxt'],
])('%j is readable as %j', (text, expected) => {
  expect(defuseWorkflowCommands(text)).toBe(expected);
});

test('the face of the action lets no command through', async () => {
  const written: string[] = [];
  const core = { info: (line: string) => written.push(line) };
  actionFace(core as unknown as typeof import('@actions/core'), {}).info('::error::x');
  expect(commands(written.join('\n'))).toEqual([]);
});

test('inputs that are not given are not overrides', () => {
  const inputs: Record<string, string> = { tests: 'a\nb\n', replicas: ' 2 ' };
  const { command, configFile, out, overrides } = readInputs((name) => inputs[name] ?? '', '/w');
  expect({ command, configFile, out }).toEqual({ command: 'run', configFile: undefined, out: '/w/pullab-results' });
  expect(overrides.map(({ label }) => label)).toEqual(['input tests', 'input replicas']);
});
