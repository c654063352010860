/**
 * Checks a refactor by a file of cases: the text it makes, and that it does the same without blocking. `UPDATE=1`
 * writes what it makes.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  applyEdits,
  judge,
  refactorAt,
  Sources,
  typescriptEslintParser,
  type Change,
  type Program,
  type Refactor,
  type Spot,
} from '../../../src/analysis/index.ts';
import { filesIn, programOf, ROOT } from '../small-project.ts';
import { parseCases, printCases, type Case } from './case-file.ts';
import { typeErrors } from './cross/execute.ts';
import { execute, type Outcome } from './execution.ts';

/** A stretch of this many milliseconds is no longer than what the runtime does by itself. */
const QUIET = 25;

interface Made {
  readonly before: string;
  readonly after?: string;
  readonly change?: Change;
  readonly reason?: string;
}

interface Expected {
  /** The file in `cases/`, where it is not called as the refactor. */
  readonly file?: string;
  /** How many cases there are at least. */
  readonly least: number;
  /** Whether the code holds up the event loop: before and not afterwards, both times, or never. */
  readonly blocks?: 'before' | 'always' | 'never';
}

/** The cases stand in `cases/`, in a file that is called as the refactor. */
export function checkCases(refactor: Refactor, { least, blocks = 'before', file = refactor.id }: Expected): void {
  const path = `test/analysis/refactors/cases/${file}.cases`;
  let cases = parseCases(readFileSync(path, 'utf8'));
  const made = new Map(cases.map((each) => [each.name, make(refactor, each)]));
  if (process.env.UPDATE) {
    cases = cases.map((each) => updated(each, made.get(each.name)!));
    writeFileSync(path, printCases(cases));
  }
  describe(file, () => {
    let outcomes: ReadonlyMap<string, Outcome>;
    let errors: ReadonlyMap<string, readonly string[]>;
    before(async function run() {
      this.timeout(120_000);
      outcomes = await execute(
        cases.flatMap(({ name, path: module }) => {
          const { before, after } = made.get(name)!;
          return after === undefined
            ? []
            : [
                { id: `${name} before`, path: module, text: before, isQuiet: blocks === 'never' },
                { id: `${name} after`, path: module, text: after, isQuiet: blocks !== 'always' },
              ];
        }),
      );
      errors = typeErrors(
        cases.flatMap(({ name, path: module }, index) => {
          const { before, after } = made.get(name)!;
          return after === undefined
            ? []
            : [
                { id: `${index} before`, files: new Map([[`/${module}`, before]]) },
                { id: `${index} after`, files: new Map([[`/${module}`, after]]) },
              ];
        }),
      );
    });

    it(`has at least ${least} cases`, () => assert.ok(cases.length >= least, `only ${cases.length}`));
    for (const [index, each] of cases.entries()) {
      const { change, reason, after } = made.get(each.name)!;
      it(each.name, () => {
        assert.equal(reason, each.reason);
        assert.equal(after, each.after);
        if (!change) return;
        assert.equal(change.safe, Boolean(each.safe), 'safe');
        assert.match(change.title, /^[A-Z]/);
        if (errors.get(`${index} before`)!.length === 0) assert.deepEqual(errors.get(`${index} after`), []);
        checkOutcomes(outcomes.get(`${each.name} before`)!, outcomes.get(`${each.name} after`)!, blocks);
      });
    }
  });
}

/** The same value or error, the same files; and nobody has waited for it. */
function checkOutcomes(before: Outcome, after: Outcome, blocks: Expected['blocks']): void {
  const compared = ({ value, error, files }: Outcome) => ({ value, error: comparable(error), files });
  assert.deepEqual(compared(after), compared(before));
  assert.deepEqual(after.together, before.together, 'two calls at once');
  if (blocks === 'always') return;
  if (blocks === 'before') assert.ok(before.delay > QUIET, `before, it blocks: ${before.delay.toFixed()} ms`);
  assert.ok(after.held < QUIET, `after, it does not block: ${after.held.toFixed()} ms`);
}

/** Errors of the system end in what was called and the path, in whatever words. */
const comparable = (error: string | undefined): string | undefined =>
  error?.replace(/^(\w+: (?:E[A-Z]+: [^,]*)?).*$/, '$1');

/** How often a refactor is applied to what it made: cases have fewer findings. */
const MOST_TIMES = 9;

/** At the cursor once; otherwise to one finding after the other, until none is left to be changed. */
function make(refactor: Refactor, { path, before: marked }: Case): Made {
  const at = marked.indexOf('$0');
  const before = marked.replace('$0', '');
  const first = apply(refactor, path, before, at === -1 ? undefined : at);
  let last = first;
  for (let times = 1; at === -1 && last.after !== undefined; times++) {
    assert.ok(times < MOST_TIMES, `it never ends:\n${last.after}`);
    const next = apply(refactor, path, last.after);
    if (next.after === undefined) break;
    last = { ...next, change: first.change! };
  }
  return { ...last, before };
}

/** @param at the offset of the cursor; otherwise the first finding that can be changed is */
function apply(refactor: Refactor, path: string, text: string, at?: number): Omit<Made, 'before'> {
  const file = `${ROOT}/${path}`;
  const program = programOf(filesIn(`//- /${path}\n${text}`));
  const workspace = {
    program,
    sources: new Sources({ parser: typescriptEslintParser, text: (asked) => (asked === file ? text : undefined) }),
  };
  const results = spotsIn(refactor, program, file, text, at).map((spot) => refactorAt(refactor.id, workspace, spot));
  const change = results.find((result) => result && 'title' in result);
  if (change && 'title' in change)
    return { change, after: applyEdits(text, change.files.find((each) => each.file === file)?.edits ?? []) };
  const refused = results.find((result) => result && 'disabled' in result);
  return { reason: refused && 'disabled' in refused ? refused.disabled : 'there is nothing to change' };
}

function spotsIn(refactor: Refactor, program: Program, file: string, text: string, at: number | undefined): Spot[] {
  if (at !== undefined) {
    const lines = text.slice(0, at).split('\n');
    const place = [lines.length, lines.at(-1)!.length + 1] as const;
    return [{ file, span: [...place, ...place] }];
  }
  const findings = judge(program, { rules: {}, contexts: {}, nonBlocking: [] }).get(file) ?? [];
  return findings
    .filter(({ rule }) => refactor.rules === 'all' || refactor.rules.includes(rule))
    .map((finding) => ({ file, span: finding.span, finding }));
}

function updated(each: Case, { change, after, reason }: Made): Case {
  const { name, path, before } = each;
  return reason === undefined
    ? { name, path, before, after: after!, ...(change!.safe && { safe: true as const }) }
    : { name, path, before, reason };
}
