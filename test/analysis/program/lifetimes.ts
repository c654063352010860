/** Cases of how long the process lives that runs a function, as a table. */
import assert from 'node:assert/strict';
import type { PackageFacts } from '../../../src/analysis/index.ts';
import { lifetimeOf } from '../../../src/analysis/program/contexts/process-lifetime.ts';
import { filesIn, programOf, ROOT } from '../small-project.ts';

type Expected = Readonly<Record<string, string>>;

/** `stays: listens for connections (/main.ts:4)` by the name of each function. */
function lifetimesIn(source: string, manifest?: Partial<PackageFacts>): Map<string, string> {
  const program = programOf(filesIn(source), undefined, manifest);
  const told = new Map<string, string>();
  for (const sourceFile of program.sourceFiles)
    for (const node of sourceFile.nodes) {
      const { value, because, at } = lifetimeOf(program, node);
      const place = at ? ` (${at.file.slice(ROOT.length)}:${at.span[0]})` : '';
      told.set(
        node.facts.name === 'module' ? sourceFile.path.slice(ROOT.length) : node.facts.name,
        `${value}: ${because}${place}`,
      );
    }
  return told;
}

export type LifetimeCase = readonly [
  name: string,
  source: string,
  expected: Expected,
  manifest?: Partial<PackageFacts>,
];

export function checkLifetimes(cases: readonly LifetimeCase[]): void {
  for (const [name, source, expected, manifest] of cases)
    it(`tells ${name}`, () => {
      const told = lifetimesIn(source, manifest);
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((fn) => [fn, told.get(fn)])), expected);
    });
}
