/**
 * Findings as marks under the code they underline:
 *
 *     return load();
 *     //     ^^^^^^ request (route): load > fs.readFileSync
 *
 * A mark names the severity (left out for `warning`, and where `levels` are not asked for), the rule (left out for
 * `blocking-call`), the context (`?`: the finding is possible), the kind of the entry point where that says more, and
 * the names of the chain.
 */
import type { Finding } from '../../src/analysis/index.ts';

const MARK = /^\s*\/\/\s*\^+ /;
/** The first column that a caret can stand in, after the slashes. */
const FIRST_COLUMN = 3;

const isMark = (line: string): boolean => MARK.test(line);

/** Kinds that say no more than their context. */
const PLAIN_KINDS: ReadonlySet<string> = new Set([
  'async function',
  'timer',
  'event',
  'message',
  'page message',
  'module',
  'script file',
  'test file',
  'worker file',
]);

/** The words of a mark. */
function wordsOf({ severity, rule, context, confidence, entry, chain }: Finding, levels: boolean): string {
  const kind = entry && !PLAIN_KINDS.has(entry.kind) ? ` (${entry.kind})` : '';
  const where = `${context}${confidence === 'possible' ? '?' : ''}${kind}: ${chain.map(({ name }) => name).join(' > ')}`;
  return [
    levels && severity !== 'warning' ? severity : '',
    rule === 'blocking-call' ? '' : rule,
    chain.length ? where : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The line of a mark. */
function markOf(finding: Finding, indent: string, levels: boolean): string {
  const [line, column, endLine, endColumn] = finding.span;
  const start = Math.max(column, FIRST_COLUMN);
  const carets = '^'.repeat(Math.max(1, (line === endLine ? endColumn : start + 1) - start));
  const slashes = indent.length + 2 < start ? `${indent}//` : '//';
  return `${slashes.padEnd(start - 1)}${carets} ${wordsOf(finding, levels)}`;
}

/** The text without its marks, and with those of the findings; lines of findings count without marks. */
export function remark(text: string, findings: readonly Finding[], levels: boolean): string {
  return withoutMarks(text)
    .split('\n')
    .flatMap((code, index) => [
      code,
      ...findings
        .filter(({ span }) => span[0] === index + 1)
        .map((finding) => markOf(finding, /^\s*/.exec(code)![0], levels)),
    ])
    .join('\n');
}

export const withoutMarks = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !isMark(line))
    .join('\n');
