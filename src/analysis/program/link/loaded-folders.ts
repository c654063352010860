/** What the files of a folder export that a program loads one after another: most likely it calls that. */
import type { EntryPoint, SourceFile } from '../graph/graph.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Own, Value } from '../values/values.ts';
import { give } from './edges.ts';
import { entriesOf } from './object-rows.ts';

/** Gives entry points to the functions in the files that a file loads by a pattern. */
export function giveLoaded(sourceFile: SourceFile, evaluator: Evaluator): void {
  if (sourceFile.role === 'test' || sourceFile.isDependency) return;
  sourceFile.facts.imports.forEach(({ isPattern, specifier }, index) => {
    if (!isPattern) return;
    const entryPoint: EntryPoint = { context: 'event', kind: `loaded from ${specifier}`, possible: 'loaded' };
    for (const module of evaluator.module(sourceFile, index)) {
      if (module.kind !== 'namespace') continue;
      // It is linked again when they export something else.
      module.sourceFile.consumers.add(sourceFile);
      for (const { sourceFile: owner, id } of functionsOf(module, evaluator)) {
        const fn = owner.nodes[id]!;
        // An async function is taken to serve whoever calls it in any case.
        if (!fn.facts.async) give(sourceFile, fn, entryPoint, { isByConvention: true, isOfHost: false });
      }
    }
  });
}

/** What a module exports, and what is in the objects and classes that it exports. */
function functionsOf(module: Extract<Value, { kind: 'namespace' }>, evaluator: Evaluator): Own[] {
  const exported = [
    ...evaluator.exported(module.sourceFile, 'default'),
    ...entriesOf(module, evaluator).flatMap(([, values]) => values),
  ];
  const found = exported.flatMap((value) =>
    value.kind === 'namespace' ? [value] : [value, ...entriesOf(value, evaluator).flatMap(([, values]) => values)],
  );
  return found.filter((value): value is Own => value.kind === 'fn' && value.sourceFile === module.sourceFile);
}
