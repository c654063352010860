/**
 * The one helper of the analysis's tests: code with marks under it, compared with what the analysis finds; `UPDATE=1`
 * rewrites the marks.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Finding, Severity } from '../../src/analysis/index.ts';
import { SEVERITIES } from '../../src/analysis/findings.ts';
import { remark, withoutMarks } from './marks.ts';
import { filesIn, findingsOf, type ProjectOptions } from './small-project.ts';

interface CheckOptions extends ProjectOptions {
  /** Findings below it need no mark and may have none; `off` shows what context makes harmless. Default `info`. */
  readonly least?: Severity;
  /** Whether marks name severities; without, what a finding is worth is no part of the test. */
  readonly levels?: boolean;
  /** Whether what stands in helpers and names who reaches it is shown. */
  readonly notes?: boolean;
}

const VERBS = 'Await|Batch|Keep|Limit|Make|Move|Overlap|Pass|Remove|Rewrite|Run|Start|Transfer|Use|Wait|Yield';
const VERB = new RegExp(`^(.* is reached from |(${VERBS}) )`);

/** What every message keeps to: short, the thing to do first, no path. */
function checkMessage({ message }: Finding): void {
  assert.ok(message.length < 100, `"${message}" is longer than a line`);
  assert.match(message, VERB);
  assert.doesNotMatch(message, /\/project|\\|\n/);
}

/**
 * Asserts that the findings of the code are the marked ones: no more, no fewer, in these places.
 * @param source see `filesIn` for the files, `marks.ts` for the marks
 */
export function check(
  source: string,
  { least = 'info', levels = true, notes = true, ...options }: CheckOptions = {},
): void {
  const found = findingsOf(filesIn(withoutMarks(source)), options);
  const actual = source
    .replace(/^\n/, '')
    .split(/^(?=\/\/- \/)/m)
    .map((part) => {
      const { path } = filesIn(part)[0]!;
      const [header, text] = part.startsWith('//- ')
        ? [part.slice(0, part.indexOf('\n') + 1), part.slice(part.indexOf('\n') + 1)]
        : ['', part];
      const shown = (found.get(path) ?? []).filter(
        ({ severity, inHelper }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least) && (notes || !inHelper),
      );
      return header + remark(text, shown, levels);
    })
    .join('');
  for (const findings of found.values()) findings.forEach(checkMessage);
  const expected = source.replace(/^\n/, '');
  if (process.env.UPDATE && actual !== expected) update(expected, actual);
  else assert.equal(actual, expected);
}

/** As `check`, for what leads where: whatever it is worth, without the notes in helpers. */
export const checkLinks = (source: string, options: CheckOptions = {}): void =>
  check(source, { notes: options.least !== undefined, least: 'hint', levels: false, ...options });

/** Replaces the code in the test that called `check`. */
function update(expected: string, actual: string): void {
  const caller = /\(?((?:file:\/\/)?\/[^()\s]*\.test\.ts)/.exec(new Error().stack!)![1]!;
  const file = caller.startsWith('file:') ? fileURLToPath(caller) : caller;
  const text = readFileSync(file, 'utf8');
  assert.equal(text.split(asTemplate(expected)).length, 2, `the code stands once in ${file}`);
  writeFileSync(
    file,
    text.replace(asTemplate(expected), () => asTemplate(actual)),
  );
}

const asTemplate = (code: string): string => code.replaceAll(/[\\`]|\$\{/g, '\\$&');
