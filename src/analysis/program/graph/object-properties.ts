/** Reads a property of an object literal. */
import type { SourceFile } from './graph.ts';
import type { Expr } from '../../facts/expr.ts';

/** @returns undefined if the property is missing or may be overwritten by a spread */
export function propertyOf(sourceFile: SourceFile, expr: Expr, property: string): Expr | undefined {
  const value = expr[0] === 'var' ? sourceFile.facts.bindings[expr[1]]!.value : expr;
  if (value?.[0] !== 'obj') return undefined;
  const last = sourceFile.facts.objects[value[1]]!.entries.findLast(
    ([key]) => key === property || key === '...' || key === '*',
  );
  return last?.[0] === property ? last[1] : undefined;
}
