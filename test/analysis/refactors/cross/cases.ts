/** A case of a refactor across files: a program before, what is changed in it, and what must be the same afterwards. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { typescriptEslintParser, type Program } from '../../../../src/analysis/index.ts';
import { Refusal } from '../../../../src/analysis/refactors/chain/refusal.ts';
import { Sources } from '../../../../src/analysis/refactors/chain/sources.ts';
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
  /** Only the text is looked at: the program needs what is not here. */
  readonly isNotRun?: boolean;
  /** The function that is changed, where the refactor is not asked at a finding. */
  readonly target?: string;
  /** Its errors are the point: a promise that nobody waits for changes the order. */
  readonly isQuick?: boolean;
}

/** Changes the sources; returns the files it makes. */
export type Apply = (program: Program, sources: Sources, example: Case) => readonly { readonly path: string; readonly text: string }[];

/** Longer than what a turn takes on a busy machine, shorter than one slow read. */
const STALL = 24;

interface Applied {
  readonly before: ReadonlyMap<string, string>;
  readonly after?: ReadonlyMap<string, string>;
  readonly refusal?: Refusal;
}

const textsOf = (files: readonly SourceFile[]) => new Map(files.map(({ path, text }) => [path, text]));

function applied(apply: Apply, example: Case): Applied {
  const files = filesIn(example.code);
  const texts = textsOf(files);
  const program = programOf(files, undefined, { ...(!example.isCommonJs && { isModule: true }), dependencies: example.dependencies ?? [] });
  const sources = new Sources({ parser: typescriptEslintParser, text: (path) => texts.get(path.slice(ROOT.length)) });
  try {
    const created = apply(program, sources, example);
    const after = new Map(texts);
    for (const [path, patch] of sources.patches) {
      const from = path.slice(ROOT.length);
      after.set(from, patch.applyTo(texts.get(from)!));
    }
    for (const { path, text } of created) after.set(path.slice(ROOT.length), text);
    return { before: texts, after };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { before: texts, refusal: error };
  }
}

const entryOf = (files: ReadonlyMap<string, string>): string => [...files.keys()].find((path) => /^\/main\.[cm]?[jt]s$/.test(path)) ?? '/main.ts';

/** One test for each case; all programs run in one process. */
export function describeCases(name: string, apply: Apply, cases: readonly Case[]): void {
  describe(name, function () {
    this.timeout(120_000);
    const results = cases.map((example) => ({ example, ...applied(apply, example) }));
    let outcomes = new Map<string, Outcome>();
    let errors = new Map<string, string[]>();
    const programs = results.flatMap(({ example, before: old, after }, index): Runnable[] => {
      if (!after) return [];
      const common = { entry: entryOf(old), isEsModule: !example.isCommonJs, mayStay: example.dependencies?.includes('workerpool') ?? false };
      return [{ id: `${index}-before`, files: old, ...common, tries: 1 }, { id: `${index}-after`, files: after, ...common, tries: 5 }];
    });
    before(async () => {
      outcomes = await execute(programs.filter(({ id }) => !cases[parseInt(id)]!.isNotRun));
      errors = typeErrors(programs);
    });
    results.forEach(({ example, after, refusal }, index) => {
      it(example.title, () => {
        if (example.refused) {
          assert.match(refusal?.reason ?? 'not refused', example.refused);
          return;
        }
        assert.equal(refusal?.text, undefined);
        assertTexts(example, after!);
        const text = [...after!].map(([path, code]) => `//- ${path}\n${code}`).join('\n');
        const old = errors.get(`${index}-before`)!;
        assert.deepEqual(errors.get(`${index}-after`)!.filter(() => old.length === 0), [], text);
        if (!example.isNotRun) assertOutcomes(outcomes.get(`${index}-before`), outcomes.get(`${index}-after`), example, text);
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
    assert.ok(typeof wanted === 'string' ? !text.includes(wanted) : !wanted.test(text), `no ${String(wanted)} in\n${text}`);
  }
}

function assertOutcomes(old: Outcome | undefined, now: Outcome | undefined, { isQuick }: Case, text: string): void {
  assert.ok(old && now, 'the programs ran to their end');
  assert.equal(old.broken, undefined);
  assert.equal(now.broken, undefined, text);
  assert.deepEqual({ value: now.value, error: now.error }, { value: old.value, error: old.error }, text);
  if (isQuick) return;
  assert.ok(old.stall > STALL, `before, the event loop stood still for ${old.stall} ms`);
  assert.ok(now.stall < STALL, `after, the event loop stood still for ${now.stall} ms\n${text}`);
}
