/**
 * Text from machines, made safe to print. The kernel under test and its scripts are hostile: what they write must
 * neither command the runner nor the terminal.
 */

/** CSI, OSC and other escape sequences of terminals. */
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])/g;
/** Control characters but tab and line feed, and those that reverse the order of what is read. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
const GAP = '\u200b';

/** Breaks workflow commands: `::name::` at the start of a line, and `##[name]` anywhere, as the runner finds them. */
export function neutraliseCommands(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(\s*):(?=:)/u, `$1:${GAP}`).replaceAll('##[', `##${GAP}[`))
    .join('\n');
}

/** Text without workflow commands, escape sequences and control characters; tabs and line ends stay. */
export function untrusted(text: string): string {
  const lines = text.replaceAll(/\r\n|\r/g, '\n');
  return neutraliseCommands(lines.replaceAll(ESCAPES, '').replaceAll(CONTROLS, ''));
}
