/** Texts of the analyzed code in Markdown: none becomes a link, a command, code or a line of its own. */
import { equal } from 'node:assert/strict';
import { code, escaped, target } from '../../src/server/markdown.ts';

const ESCAPED: Readonly<Record<string, string>> = {
  'a [link](command:evil)': 'a \\[link\\](command:evil)',
  '`code`': '\\`code\\`',
  '<img src=x>': '\\<img src=x\\>',
  '![x](y)': '\\!\\[x\\](y)',
  'two\nlines': 'two\\nlines',
};

const CODE: Readonly<Record<string, string>> = {
  name: '`name`',
  'a`b': '`` a`b ``',
  '``` [x](command:y)': '```` ``` [x](command:y) ````',
  'two\n\n# lines': '`two\\n\\n# lines`',
};

const TARGETS: Readonly<Record<string, string>> = {
  'file:///a/b.ts': 'file:///a/b.ts',
  'file:///a/(b) [c](command:x).ts': 'file:///a/%28b%29%20[c]%28command:x%29.ts',
};

describe('text of the user in Markdown', () => {
  for (const [text, expected] of Object.entries(ESCAPED))
    it(`is escaped: ${JSON.stringify(text)}`, () => equal(escaped(text), expected.replaceAll('\\n', '\\\\n')));
  for (const [text, expected] of Object.entries(CODE))
    it(`stays inside of code: ${JSON.stringify(text)}`, () => equal(code(text), expected));
  for (const [uri, expected] of Object.entries(TARGETS))
    it(`stays inside of a link: ${uri}`, () => equal(target(uri), expected));
});
