/** Collections that a file writes out and never extends, found by the names that other files use for them. */
import { ADDS_TO_COLLECTION } from '../../catalogue/javascript/methods.ts';
import type { Size } from '../../facts/work.ts';
import {
  bindingIndexOf,
  type Expr,
  importIndexOf,
  isList,
  isLiteral,
  isModule,
  isObject,
  isProp,
  isPropNamed,
  isThis,
  isVar,
  itemsOf,
  objectOf,
  propertyOf,
  thisKindOf,
  thisOwnerOf,
} from '../../facts/expr.ts';
import type { SourceFile } from '../graph/graph.ts';
import type { Values } from '../values/values.ts';

export interface Table {
  readonly in: SourceFile;
  readonly holds: Size;
}

/** How many values a field of a class is written with, if nothing is ever added to it in its file. */
export function lengthOfField(sourceFile: SourceFile, expr: Expr): number | undefined {
  const owner = isProp(expr) ? objectOf(expr) : undefined;
  if (!isProp(expr) || !isThis(owner) || thisKindOf(owner) === 'object') return undefined;
  const name = propertyOf(expr);
  const written = sourceFile.facts.classes[thisOwnerOf(owner)]!.members.filter((member) => member.name === name);
  const list = written[0]?.value;
  if (written.length !== 1 || !isList(list)) return undefined;
  const items = itemsOf(list);
  if (items.length === 0 || !items.every((item) => isLiteral(item) || isObject(item))) return undefined;
  return sourceFile.facts.functions.some(({ calls }) => calls.some(({ callee }) => addsTo(callee, name)))
    ? undefined
    : items.length;
}

const addsTo = (callee: Expr, name: string): boolean =>
  isProp(callee) && ADDS_TO_COLLECTION.has(propertyOf(callee)) && isPropNamed(objectOf(callee), name);

type ValueOf = (sourceFile: SourceFile, expr: Expr) => Values;

/** Exports are followed from file to file this far. */
const MAX_DEPTH = 4;

/** @returns undefined if it is no such collection */
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
