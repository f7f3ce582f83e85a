/**
 * What may be set from outside: one table from which the flags of the command line, the inputs of the action and
 * their tables in the README are made. A name is the same in both (`--name`, `with: name`).
 */
import { LOG_SOURCES, RESULT_FORMATS } from '../evidence/parsers/formats.ts';
import { COMMANDS, type CommandName } from './commands.ts';
import { configSchema } from './schema.ts';
import { describeSetting, type Path } from './walk.ts';

/** How the text of a flag or an input becomes a value: a list is separated by commas or line ends. */
export type OptionKind = 'text' | 'number' | 'list' | 'pairs' | 'switch';

export interface Option {
  name: string;
  kind: OptionKind;
  placeholder: string;
  description: string;
  /** As a user would write it; undefined when there is none. */
  default: string | undefined;
  /** The only words allowed, if the value is one (or a list) of a few. */
  choices: string[] | undefined;
  commands: readonly CommandName[];
  /** Where it goes in the config; null for what steers the program itself. */
  path: Path | null;
  faces: readonly ('cli' | 'action')[];
}

const BOTH = ['cli', 'action'] as const;
const LAUNCHING: readonly CommandName[] = ['run', 'plan'];
const COMPARING: readonly CommandName[] = [...LAUNCHING, 'analyze'];

function asText(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.join(',');
  }
  return value === undefined || value === '' || typeof value === 'object' ? undefined : String(value);
}

function setting(
  name: string,
  path: Path,
  placeholder: string,
  kind: OptionKind = 'text',
  commands: readonly CommandName[] = LAUNCHING,
): Option {
  const { description, default: preset, choices } = describeSetting(configSchema, path);
  return {
    name,
    kind,
    placeholder,
    description,
    default: asText(preset),
    choices,
    commands,
    path,
    faces: BOTH,
  };
}

/** Options that end in the config. */
export const CONFIG_OPTIONS: readonly Option[] = [
  setting('tests', ['tests'], 'NAMES', 'list'),
  setting('tests-dir', ['tests-dir'], 'DIR'),
  setting('lab', ['lab'], 'LAB'),
  setting('driver', ['driver'], 'DRIVER'),
  setting('kernel-base', ['kernels', 'base'], 'KERNEL'),
  setting('kernel-tip', ['kernels', 'tip'], 'KERNEL'),
  setting('instance-types', ['instance-types'], 'TYPES', 'list'),
  setting('replicas', ['replicas'], 'N', 'number'),
  setting('params', ['params'], 'KEY=VALUE', 'pairs'),
  setting('max-runtime', ['limits', 'max-runtime'], 'TIME'),
  setting('max-machines', ['limits', 'max-machines'], 'N', 'number'),
  setting('max-cost', ['limits', 'max-cost'], 'USD', 'number'),
  setting('boot-timeout', ['limits', 'boot-timeout'], 'TIME'),
  setting('silence-timeout', ['limits', 'silence-timeout'], 'TIME'),
  setting('retries-fail', ['retries', 'fail'], 'N', 'number'),
  setting('retries-incomplete', ['retries', 'incomplete'], 'N', 'number'),
  setting('qemu-memory', ['qemu', 'memory'], 'SIZE'),
  setting('qemu-cpus', ['qemu', 'cpus'], 'N', 'number'),
  setting('qemu-cpu-budget', ['qemu', 'cpu-budget'], 'N', 'number'),
  setting('qemu-accel', ['qemu', 'accel'], 'ACCEL'),
  setting('qemu-install', ['qemu', 'install'], 'WHEN'),
  setting('qemu-kernel', ['qemu', 'kernel'], 'KERNEL'),
  setting('qemu-userland', ['qemu', 'userland'], 'USERLAND'),
  setting('qemu-image', ['qemu', 'image'], 'FILE'),
  setting('qemu-disk', ['qemu', 'disk'], 'SIZE'),
  setting('qemu-cmdline', ['qemu', 'cmdline'], 'TEXT'),
  setting('region', ['ec2', 'region'], 'REGION'),
  setting('bucket', ['ec2', 'bucket'], 'NAME'),
  setting('subnets', ['ec2', 'subnets'], 'IDS', 'list'),
  setting('security-groups', ['ec2', 'security-groups'], 'IDS', 'list'),
  setting('instance-profile', ['ec2', 'instance-profile'], 'NAME'),
  setting('market', ['ec2', 'market'], 'MARKET'),
  setting('compare-margin', ['compare', 'margin'], 'PERCENT', 'text', COMPARING),
  setting('compare-min-effect', ['compare', 'min-effect'], 'PERCENT', 'text', COMPARING),
  setting('expectations', ['expectations'], 'DIR'),
  setting('fail-on', ['fail-on'], 'WORDS', 'list', COMPARING),
];

const steer = { choices: undefined, path: null, commands: COMMANDS, faces: BOTH };

/** Options that steer the program itself. */
export const PROGRAM_OPTIONS: readonly Option[] = [
  {
    ...steer,
    name: 'command',
    kind: 'text',
    placeholder: 'COMMAND',
    description: 'What to do',
    default: 'run',
    choices: [...COMMANDS],
    faces: ['action'],
  },
  {
    ...steer,
    name: 'config',
    kind: 'text',
    placeholder: 'FILE',
    description: 'Config file; default: pullab.yml, if there is one',
    default: undefined,
  },
  {
    ...steer,
    name: 'out',
    kind: 'text',
    placeholder: 'DIR',
    description: 'Folder for the results; run writes to pullab-results without it, analyze nothing',
    default: undefined,
    commands: ['run', 'analyze'],
  },
  {
    ...steer,
    name: 'paths',
    kind: 'list',
    placeholder: 'PATHS',
    description: 'Logs of inspect, folders of analyze',
    default: undefined,
    commands: ['inspect', 'analyze'],
    faces: ['action'],
  },
  {
    ...steer,
    name: 'format',
    kind: 'text',
    placeholder: 'FORMAT',
    description: 'Format of the results in a log',
    default: 'auto',
    choices: [...RESULT_FORMATS],
    commands: ['inspect'],
  },
  {
    ...steer,
    name: 'source',
    kind: 'text',
    placeholder: 'SOURCE',
    description: "What a log is: in the output of programs only stamped lines can be the kernel's; auto: by file name",
    default: 'auto',
    choices: [...LOG_SOURCES],
    commands: ['inspect'],
  },
  {
    ...steer,
    name: 'json',
    kind: 'switch',
    placeholder: '',
    description: 'Write one JSON document on stdout, and everything else on stderr',
    default: undefined,
    faces: ['cli'],
  },
];

export const OPTIONS: readonly Option[] = [...PROGRAM_OPTIONS, ...CONFIG_OPTIONS];

/** The options one command has on one face. */
export function optionsOf(command: CommandName, face: 'cli' | 'action'): Option[] {
  return OPTIONS.filter((option) => option.commands.includes(command) && option.faces.includes(face));
}

/** Description, allowed words and default in one line, for help texts and tables. */
export function summarize(option: Option): string {
  const words = option.choices === undefined ? '' : ` (${option.choices.join(', ')})`;
  const preset = option.default === undefined ? '' : ` (default: ${option.default})`;
  return option.description + words + preset;
}

/** A value that came from outside, and the name under which a message speaks of it. */
export interface Override {
  option: Option;
  text: string;
  /** `--lab` or `input lab`. */
  label: string;
}

/** The entries of a list as text. */
export function entries(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/**
 * The value of an override in the form the config file would have it. What cannot be read is left as text, for the
 * schema to refuse with its own words; only pairs without `=` are a problem of this form alone.
 */
export function readOverride({ option, text }: Override): { value: unknown } | { problem: string } {
  if (option.kind === 'list') {
    return { value: entries(text) };
  }
  if (option.kind === 'number') {
    return { value: /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text };
  }
  if (option.kind === 'pairs') {
    const pairs = entries(text).map((entry) => [entry, entry.indexOf('=')] as const);
    const broken = pairs.find(([, cut]) => cut < 1);
    return broken === undefined
      ? { value: Object.fromEntries(pairs.map(([entry, cut]) => [entry.slice(0, cut), entry.slice(cut + 1)])) }
      : {
          problem: `${JSON.stringify(broken[0])} is not KEY=value: separate pairs by commas; put a value that holds a comma into the config file`,
        };
  }
  return { value: text.trim() };
}
