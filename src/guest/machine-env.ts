/** Quotes a text for POSIX sh, whatever it holds. A NUL cannot be in an environment and is refused by the config. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The file a client sources before each stage: one `export NAME='value'` per variable. */
export function renderMachineEnv(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${shellQuote(value)}\n`)
    .join('');
}
