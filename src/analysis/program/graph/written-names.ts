/** The names of variables and receivers as written. */
import { nameOf, type Expr } from '../../facts/expr.ts';
import type { SourceFile } from './graph.ts';

/** The last name of an expression, including variables; for a call, that of its callee. */
export function writtenName(sourceFile: SourceFile, expr: Expr): string {
  if (expr[0] === 'call') return writtenName(sourceFile, expr[1]);
  return expr[0] === 'var' ? sourceFile.facts.bindings[expr[1]]!.name : nameOf(expr);
}
