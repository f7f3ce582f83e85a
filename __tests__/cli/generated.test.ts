import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { OUTPUTS } from '../../src/action/outputs.ts';
import { parseArguments } from '../../src/cli/program.ts';
import { COMMANDS } from '../../src/config/commands.ts';
import { OPTIONS, type Option, optionsOf } from '../../src/config/options.ts';
import { configSchema } from '../../src/config/schema.ts';
import { keysAt } from '../../src/config/walk.ts';

const action = parse(readFileSync('action.yml', 'utf8'));
const names = (options: readonly Option[]) => options.map(({ name }) => name);

test('generated files are not stale', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/generate.js', '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the inputs of the action are the options', () => {
  expect(Object.keys(action.inputs)).toEqual(names(OPTIONS.filter(({ faces }) => faces.includes('action'))));
});

test('no input of the config has a default, which would win over the file', () => {
  for (const { name, path } of OPTIONS.filter((option) => option.path !== null)) {
    expect([name, path, action.inputs[name].default]).toEqual([name, path, '']);
  }
});

test('the outputs of the action are those the code may set', () => {
  expect(Object.keys(action.outputs)).toEqual(Object.keys(OUTPUTS));
});

test('main and post are one program, and post always runs', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/index.js', 'post-if': 'always()' });
});

test.each(COMMANDS)('the flags of %s are the options', (command) => {
  let help = '';
  parseArguments([command, '--help'], (text) => {
    help += text;
  });
  const flags = [...help.matchAll(/^ {2}--([a-z0-9-]+)/gm)].map((match) => match[1] ?? '');
  expect(flags.sort()).toEqual(names(optionsOf(command, 'cli')).sort());
});

test('flags and inputs differ only in what one face alone can have', () => {
  const only = (face: 'cli' | 'action') =>
    names(OPTIONS.filter(({ faces }) => faces.length === 1 && faces[0] === face));
  expect([only('cli'), only('action')]).toEqual([['json'], ['command', 'paths']]);
});

test('the README names every flag, input and output', () => {
  const readme = readFileSync('README.md', 'utf8');
  const missing = [...OPTIONS.map(({ name }) => name), ...Object.keys(OUTPUTS)].filter(
    (name) => !readme.includes(name),
  );
  expect(missing).toEqual([]);
});

test('the JSON Schema describes every setting', () => {
  const schema = JSON.parse(readFileSync('pullab.schema.json', 'utf8'));
  expect(Object.keys(schema.properties)).toEqual(keysAt(configSchema, []));
  const undescribed = (at: { properties?: Record<string, object>; description?: string }, path: string): string[] => [
    ...(at.description === undefined ? [path] : []),
    ...Object.entries(at.properties ?? {}).flatMap(([key, below]) => undescribed(below, `${path}.${key}`)),
  ];
  expect(undescribed(schema, '')).toEqual([]);
  expect(schema).toMatchObject({ required: ['tests'], additionalProperties: false });
});
