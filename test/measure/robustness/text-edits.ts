/** Edits as people, and accidents, make them: of a text that stays as it is, and of one that no longer parses. */
import type { Random } from '../../support/random.ts';

type Edit = (text: string, random: Random, others: readonly string[]) => string;

/** Begun, and not finished. */
const FRAGMENTS = [
  'await ', '(', ')', '{', '}', '[', '`', "'", '/*', '*/', '//', '=> ', '.', '?.', ' = ', 'async ', 'function ', 'class ',
  'import ', 'export * from ', 'for (const a of b) ', 'if (', '<', '/', '\\', '#', '@', '\0', '\u2028', '😀', '\r\n',
  'fs.readFileSync(', 'JSON.parse(', '${', ' new Promise(', '/(a+)+$/.test(x)', 'label: ', 'return ', 'yield ',
]; // biome-ignore format: a list
const MOST = 400;

const cut = (text: string, random: Random, most: number): readonly [from: number, to: number] => {
  const from = random.below(text.length + 1);
  return [from, Math.min(text.length, from + random.below(most))];
};

const EDITS: readonly Edit[] = [
  // Types something.
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.oneOf(FRAGMENTS) + text.slice(at);
  },
  // Deletes a few characters, or many.
  (text, random) => {
    const [from, to] = cut(text, random, random.next() < 0.5 ? 4 : MOST);
    return text.slice(0, from) + text.slice(to);
  },
  // Moves a line.
  (text, random) => {
    const lines = text.split('\n');
    const [line = ''] = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, line);
    return lines.join('\n');
  },
  // Repeats a piece.
  (text, random) => {
    const [from, to] = cut(text, random, MOST);
    return text.slice(0, to) + text.slice(from);
  },
  // Pastes a piece of another file.
  (text, random, others) => {
    const other = random.oneOf(others);
    const [from, to] = cut(other, random, MOST);
    const at = random.below(text.length + 1);
    return text.slice(0, at) + other.slice(from, to) + text.slice(at);
  },
  // Cuts the end off.
  (text, random) => text.slice(0, random.below(text.length + 1)),
];

/** @param others texts to paste from; not empty */
export const editText: Edit = (text, random, others) => random.oneOf(EDITS)(text, random, others);
