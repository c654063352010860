/** Reads a property of an object literal. */
import type { SourceFile } from './graph.ts';
import { bindingIndexOf, type Expr, isObject, isVar, objectIndexOf } from '../../facts/expr.ts';

/** @returns undefined if the property is missing or may be overwritten by a spread */
export function valueOfProperty(sourceFile: SourceFile, expr: Expr, property: string): Expr | undefined {
  const value = isVar(expr) ? sourceFile.facts.bindings[bindingIndexOf(expr)]!.value : expr;
  if (!isObject(value)) return undefined;
  const last = sourceFile.facts.objects[objectIndexOf(value)]!.entries.findLast(
    ([key]) => key === property || key === '...' || key === '*',
  );
  return last?.[0] === property ? last[1] : undefined;
}
