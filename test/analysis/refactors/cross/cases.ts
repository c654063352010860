/** A case of a refactor across files: a program before, what is changed in it, and what must be the same afterwards. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import {
  applyEdits,
  refactorAt,
  Sources,
  typescriptEslintParser,
  type Program,
  type Spot,
} from '../../../../src/analysis/index.ts';
import { filesIn, programOf, ROOT, type SourceFile } from '../../small-project.ts';
import { execute, typeErrors, type Outcome, type Runnable } from './execute.ts';

export interface Case {
  readonly title: string;
  /** `//- /x.ts` begins a file; the program is `run()` of `/main.*`. */
  readonly code: string;
  /** Why it is refused; the program must not be run then. */
  readonly refused?: RegExp;
  /** Text that must stand in the result, by file. */
  readonly has?: Readonly<Record<string, string | RegExp>>;
  readonly lacks?: Readonly<Record<string, string | RegExp>>;
  /** Not `"type": "module"`. */
  readonly isCommonJs?: boolean;
  readonly dependencies?: readonly string[];
  /** The versions of them, by package. */
  readonly ranges?: Readonly<Record<string, string>>;
  /** Only the text is looked at: the program needs what is not here. */
  readonly isNotRun?: boolean;
  /** The function that is changed, where the refactor is not asked at a finding. */
  readonly target?: string;
  /** The commands of its npm scripts. */
  readonly scripts?: readonly string[];
  /** The main file of the package: what it exports is for others. */
  readonly main?: string;
  /** What is asked. */
  readonly asks?: RegExp;
  /** Its errors are the point: a promise that nobody waits for changes the order. */
  readonly isQuick?: boolean;
}

/** Where the refactor is asked for. */
export type Find = (program: Program, example: Case) => Spot;

/** Longer than what a turn takes, shorter than one slow read. */
const STALL = 24;

interface Applied {
  readonly before: ReadonlyMap<string, string>;
  readonly after?: ReadonlyMap<string, string>;
  readonly refusal?: string;
  readonly title?: string;
}

const textsOf = (files: readonly SourceFile[]) => new Map(files.map(({ path, text }) => [path, text]));

function applied(id: string, find: Find, example: Case): Applied {
  const files = filesIn(example.code);
  const texts = textsOf(files);
  const program = programOf(files, undefined, {
    ...(!example.isCommonJs && { isModule: true }),
    dependencies: example.dependencies ?? Object.keys(example.ranges ?? {}),
    ...(example.ranges && { ranges: example.ranges }),
    ...(example.scripts && { scripts: example.scripts }),
    ...(example.main !== undefined && { main: ROOT + example.main }),
  });
  const sources = new Sources({ parser: typescriptEslintParser, text: (path) => texts.get(path.slice(ROOT.length)) });
  const change = refactorAt(id, { program, sources }, find(program, example));
  if (!change) return { before: texts, refusal: 'nothing to change' };
  if ('disabled' in change) return { before: texts, refusal: change.disabled };
  const after = new Map(texts);
  for (const { file, edits } of change.files)
    after.set(file.slice(ROOT.length), applyEdits(texts.get(file.slice(ROOT.length))!, edits));
  for (const { path, text } of change.created) after.set(path.slice(ROOT.length), text);
  return { before: texts, after, title: change.title };
}

const entryOf = (files: ReadonlyMap<string, string>): string =>
  [...files.keys()].find((path) => /^\/main\.[cm]?[jt]s$/.test(path)) ?? '/main.ts';

/**
 * One test for each case; all programs run in one process.
 * @param id of the refactor
 */
export function describeCases(id: string, find: Find, cases: readonly Case[]): void {
  describe(id, function () {
    this.timeout(200_000);
    const results = cases.map((example) => ({ example, ...applied(id, find, example) }));
    let outcomes = new Map<string, Outcome>();
    let errors = new Map<string, string[]>();
    const programs = results.flatMap(({ example, before: old, after }, index): Runnable[] => {
      if (!after) return [];
      const common = {
        entry: entryOf(old),
        isEsModule: !example.isCommonJs,
        mayStay: example.dependencies?.includes('workerpool') ?? false,
      };
      return [
        { id: `${index}-before`, files: old, ...common, tries: 1 },
        { id: `${index}-after`, files: after, ...common, tries: 5 },
      ];
    });
    before(async () => {
      outcomes = await execute(programs.filter(({ id }) => !cases[parseInt(id)]!.isNotRun));
      errors = typeErrors(programs);
    });
    results.forEach(({ example, after, refusal, title }, index) => {
      it(example.title, () => {
        if (example.refused) {
          assert.match(refusal ?? 'not refused', example.refused);
          return;
        }
        assert.equal(refusal, undefined);
        assert.match(title!, /^(Await|Create|Make|Move|Transfer) .{1,90}$/);
        if (example.asks) assert.match(title!, example.asks);
        assertTexts(example, after!);
        const text = [...after!].map(([path, code]) => `//- ${path}\n${code}`).join('\n');
        const old = errors.get(`${index}-before`)!;
        assert.deepEqual(
          errors.get(`${index}-after`)!.filter(() => old.length === 0),
          [],
          text,
        );
        if (!example.isNotRun)
          assertOutcomes(outcomes.get(`${index}-before`), outcomes.get(`${index}-after`), example, text);
      });
    });
  });
}

function assertTexts({ has = {}, lacks = {} }: Case, after: ReadonlyMap<string, string>): void {
  for (const [path, wanted] of Object.entries(has)) {
    const text = after.get(path) ?? `no ${path}: ${[...after.keys()].join(' ')}`;
    assert.ok(typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text), `${String(wanted)} in\n${text}`);
  }
  for (const [path, wanted] of Object.entries(lacks)) {
    const text = after.get(path)!;
    assert.ok(
      typeof wanted === 'string' ? !text.includes(wanted) : !wanted.test(text),
      `no ${String(wanted)} in\n${text}`,
    );
  }
}

function assertOutcomes(old: Outcome | undefined, now: Outcome | undefined, { isQuick }: Case, text: string): void {
  assert.ok(old && now, 'the programs ran to their end');
  assert.equal(old.broken, undefined);
  assert.equal(now.broken, undefined, text);
  assert.deepEqual({ value: now.value, error: now.error }, { value: old.value, error: old.error }, text);
  assert.deepEqual(now.together, old.together, `two calls at once\n${text}`);
  if (isQuick) return;
  assert.ok(old.delay > STALL && old.worked > 0, `before, the event loop stood still for ${old.delay} ms`);
  assert.ok(now.held < STALL || now.worked === 0, `after, the event loop was held up for ${now.held} ms\n${text}`);
}
