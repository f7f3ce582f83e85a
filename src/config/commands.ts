/** The commands: one table from which the help of the command line, the input of the action and the README are made. */

export interface CommandInfo {
  description: string;
  /** What may stand behind the command's name; the input `paths` of the action. */
  operands: { placeholder: string; description: string; required: boolean } | null;
  /** Where results go when nothing is said; null for commands that write only where they are told to. */
  out: string | null;
}

export const COMMAND_TABLE = {
  run: {
    description: 'Run the tests on machines and report what happened (the default)',
    operands: null,
    out: 'pullab-results',
  },
  plan: {
    description: 'Check the config and show cells, machines, price and limits; launches nothing',
    operands: null,
    out: null,
  },
  inspect: {
    description: 'Read logs: test results (KTAP, TAP, LTP, kunit, JUnit) and what the kernel reported',
    operands: {
      placeholder: 'FILE',
      description: 'Logs, plain or compressed; - or none for standard input',
      required: false,
    },
    out: null,
  },
  analyze: {
    description: 'Compare the benchmarks of finished runs: base against tip',
    operands: {
      placeholder: 'DIR',
      description: 'Results of runs, of pullab_cloud, or benchmark CSVs; several folders count as one run',
      required: true,
    },
    out: null,
  },
} as const satisfies Record<string, CommandInfo>;

export type CommandName = keyof typeof COMMAND_TABLE;
export const COMMANDS = Object.keys(COMMAND_TABLE) as CommandName[];

/** What is known of a command. */
export const commandInfo = (name: CommandName): CommandInfo => COMMAND_TABLE[name];
