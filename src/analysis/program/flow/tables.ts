/** Collections that some file writes out and never adds to, found by what other files call them. */
import type { Size } from '../../facts/work.ts';
import {
  bindingIndexOf,
  type Expr,
  importIndexOf,
  isModule,
  isProp,
  isVar,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';
import type { SourceFile } from '../graph/graph.ts';
import type { Values } from '../values/values.ts';

export interface Table {
  readonly in: SourceFile;
  readonly holds: Size;
}

type ValueOf = (sourceFile: SourceFile, expr: Expr) => Values;

/** Exports are followed from file to file this far. */
const MAX_DEPTH = 4;

/** @returns undefined where it is no such collection */
export function tableBehind(sourceFile: SourceFile, expr: Expr, valueOf: ValueOf, depth = 0): Table | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (isVar(expr)) {
    const { holds, value } = sourceFile.facts.bindings[bindingIndexOf(expr)]!;
    if (holds !== undefined) return { in: sourceFile, holds };
    return value && tableBehind(sourceFile, value, valueOf, depth + 1);
  }
  const module = isProp(expr) ? objectOf(expr) : undefined;
  return isProp(expr) && isModule(module)
    ? exportedTable(sourceFile, importIndexOf(module), propertyOf(expr), valueOf, depth)
    : undefined;
}

function exportedTable(
  from: SourceFile,
  index: number,
  name: string,
  valueOf: ValueOf,
  depth: number,
): Table | undefined {
  for (const module of valueOf(from, ['module', index])) {
    if (module.kind !== 'namespace') continue;
    const { sourceFile } = module;
    for (const entry of sourceFile.facts.exports) {
      if ('name' in entry && entry.name !== name) continue;
      const exported: Expr =
        'value' in entry ? entry.value : ['prop', ['module', entry.from], 'imported' in entry ? entry.imported : name];
      const found = tableBehind(sourceFile, exported, valueOf, depth + 1);
      if (found) return found;
    }
  }
  return undefined;
}
