/** How the program speaks: to a terminal, or to the runner of a workflow. */
export interface Face {
  kind: 'cli' | 'action';
  isTTY: boolean;
  info(line: string): void;
  warning(message: string): void;
  error(message: string): void;
  group(title: string): void;
  endGroup(): void;
  /** Outputs and state are for workflows; a terminal has neither. */
  setOutput(name: string, value: string): void;
  saveState(name: string, value: string): void;
  summary(markdown: string): Promise<void>;
}

/** Where a terminal's text goes; `process.stdout` and `process.stderr` fit. */
export interface Stream {
  isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * The face of the command line. With `json`, stdout is left to the one document, so that `info` and groups go to
 * stderr.
 */
export function terminalFace(stdout: Stream, stderr: Stream, { json }: { json: boolean }): Face {
  const talk = json ? stderr : stdout;
  return {
    kind: 'cli',
    isTTY: talk.isTTY === true,
    info: (line) => void talk.write(`${line}\n`),
    warning: (message) => void stderr.write(`pullab: warning: ${message}\n`),
    error: (message) => void stderr.write(`pullab: error: ${message}\n`),
    group: (title) => void talk.write(`${title}\n`),
    endGroup: () => {},
    setOutput: () => {},
    saveState: () => {},
    summary: async () => {},
  };
}
