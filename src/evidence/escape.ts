/** Making text of a machine harmless where it is shown. Logs, test names and messages are hostile. */

const ESCAPES =
  /\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\x07\x1b\n]{0,1024}(?:\x07|\x1b\\)|[PX^_][^\x1b\n]{0,1024}\x1b\\|[ -~])|\x9b[0-?]{0,32}[ -/]{0,8}[@-~]/g;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
/** Characters that reorder or hide the text around them. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const WIDTHLESS = '\u200b';

/** Text without terminal escape sequences, control characters (newline and tab stay) and invisible characters. */
export function stripTerminal(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(ESCAPES, '').replace(CONTROLS, '').replace(INVISIBLE, '');
}

/** Text for HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return stripTerminal(text).replace(/[&<>"']/g, (character) => HTML[character] ?? '');
}

/**
 * Text for GitHub's markdown, on one line: no markup, no HTML, no link, no mention of a user, no reference to an
 * issue. Fit for a table cell.
 */
export function escapeMarkdown(text: string): string {
  return escapeHtml(text)
    .replace(/\s+/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/[\\`*_{}[\]()+!|~$^]/g, '\\$&')
    .replace(/^(\s*)([#=-])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/@/g, `@${WIDTHLESS}`)
    .replace(/#(?=\d)/g, `#${WIDTHLESS}`)
    .replace(/\b(GH)-(?=\d)/gi, `$1${WIDTHLESS}-`)
    .replace(/:\/\//g, `:${WIDTHLESS}//`)
    .replace(/\bwww\./gi, `www${WIDTHLESS}.`);
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const one of text) {
    run = one === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Text as inline code of markdown. A `|` would end a table's cell even there: a similar character stands for it. */
export function markdownCode(text: string): string {
  const clean = stripTerminal(text).replace(/\s+/g, ' ').replace(/\|/g, '\u2502').trim();
  if (clean === '') {
    return '';
  }
  const fence = '`'.repeat(longestRun(clean, '`') + 1);
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** Text as a block of code of markdown; nothing in it can end the block. */
export function markdownBlock(text: string): string {
  const clean = stripTerminal(text);
  const fence = '`'.repeat(Math.max(3, longestRun(clean, '`') + 1));
  return `${fence}text\n${clean.replace(/\n+$/, '')}\n${fence}`;
}

/**
 * Text for the output of a workflow step, where the runner obeys lines that begin with `::` and the old `##[`. Such
 * lines are shown with a blank in between.
 */
export function defuseWorkflowCommands(text: string): string {
  return stripTerminal(text)
    .replace(/^(\s*):(?=:)/gm, '$1: ')
    .replace(/##(?=\[)/g, '# #');
}

/** A JSON document in whose text neither a terminal nor the runner of a workflow finds something to obey. */
export function safeJson(value: unknown): string {
  const encode = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const text = JSON.stringify(value, null, 2)
    .replace(/[\x7f-\x9f]/g, encode)
    .replace(INVISIBLE, encode);
  return `${text.replaceAll('##[', '#\\u0023[')}\n`;
}

/** At most `limit` characters of a text, from its beginning and its end, with a line that says what was cut. */
export function capText(text: string, limit: number): string {
  if (text.length <= limit) {
    return text;
  }
  const note = (cut: number): string => `\n[… ${cut} characters cut …]\n`;
  const room = Math.max(0, limit - note(text.length).length);
  const head = Math.ceil(room / 2);
  const tail = room - head;
  return `${wholeCharacters(text.slice(0, head))}${note(text.length - room)}${tail === 0 ? '' : wholeCharacters(text.slice(-tail))}`;
}

/** Without half a surrogate pair at either end. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}
