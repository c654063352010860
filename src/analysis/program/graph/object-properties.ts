/** What an object literal says of a property. */
import type { SourceFile } from './graph.ts';
import type { Expr } from '../../facts/expr.ts';

/** @returns undefined where it says nothing, or where something is spread over it */
export function propertyOf(sourceFile: SourceFile, expr: Expr, property: string): Expr | undefined {
  const value = expr[0] === 'var' ? sourceFile.facts.bindings[expr[1]]!.value : expr;
  if (value?.[0] !== 'obj') return undefined;
  const last = sourceFile.facts.objects[value[1]]!.entries.findLast(
    ([key]) => key === property || key === '...' || key === '*',
  );
  return last?.[0] === property ? last[1] : undefined;
}
