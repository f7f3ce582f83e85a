import fc from 'fast-check';
import {
  capText,
  defuseWorkflowCommands,
  escapeHtml,
  escapeMarkdown,
  markdownBlock,
  markdownCode,
  stripTerminal,
} from '../../src/evidence/escape.ts';

const hostile = fc.string({
  maxLength: 60,
  unit: fc.constantFrom(
    ...'`|<>&"\'@#[](){}*_~!:/\\\n\r\t ab1',
    '\x1b[31m',
    '\x9b2J',
    '::add-mask::',
    '##[',
    '\u202e',
    '-->',
  ),
});

test('terminal sequences and invisible characters go', () => {
  expect(stripTerminal('\x1b[31mred\x1b[0m \x1b]0;title\x07a\x1bc\x00b\u202ec\td\r\ne')).toBe('red abc\td\ne');
  fc.assert(fc.property(hostile, (text) => !/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/.test(stripTerminal(text))));
});

test('HTML', () => {
  expect(escapeHtml('<script>alert("1")</script>&\'')).toBe(
    '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;',
  );
  fc.assert(fc.property(hostile, (text) => !/[<>"']/.test(escapeHtml(text))));
});

test('markdown has no markup, mentions, links or lines', () => {
  expect(escapeMarkdown('a|b `c` <img src=x>')).toBe('a\\|b \\`c\\` &lt;img src=x&gt;');
  expect(escapeMarkdown('@user #12 https://x.example www.x.example')).not.toMatch(/@u|#1|:\/\/x|www\.x/);
  expect(escapeMarkdown('# a')).toBe('\\# a');
  fc.assert(
    fc.property(hostile, (text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped).not.toMatch(/\n|<|>/);
      expect(escaped.replace(/\\./g, '')).not.toMatch(/[|`*_[\]]/);
    }),
  );
});

test('code cannot be ended from inside', () => {
  expect(markdownCode('a`b')).toBe('``a`b``');
  expect(markdownBlock('```\nout')).toBe('````text\n```\nout\n````');
  fc.assert(
    fc.property(hostile, (text) => {
      const block = markdownBlock(text).split('\n');
      const fence = block.at(-1) ?? '';
      expect(block.slice(1, -1).every((line) => !line.trim().startsWith(fence))).toBe(true);
      expect(markdownCode(text)).not.toMatch(/[\n|]/);
    }),
  );
});

test('the runner sees no commands', () => {
  expect(defuseWorkflowCommands('::error::x\n  ::add-mask::y\na ##[group]z')).toBe(
    ': :error::x\n  : :add-mask::y\na # #[group]z',
  );
  fc.assert(fc.property(hostile, (text) => !/^\s*::|##\[/m.test(defuseWorkflowCommands(text))));
});

test('what is cut is said', () => {
  expect(capText('short', 10)).toBe('short');
  const cut = capText('a'.repeat(500) + 'b'.repeat(500), 200);
  expect(cut.length).toBeLessThanOrEqual(200);
  expect(cut).toMatch(/^a+\n\[… \d+ characters cut …\]\nb+$/);
});
