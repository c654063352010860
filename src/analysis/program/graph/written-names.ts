/** The names of variables and receivers as written. */
import { bindingIndexOf, calleeOf, type Expr, isCall, isVar, nameOf } from '../../facts/expr.ts';
import type { SourceFile } from './graph.ts';

/** The last name of an expression, including variables; for a call, that of its callee. */
export function writtenName(sourceFile: SourceFile, expr: Expr): string {
  if (isCall(expr)) return writtenName(sourceFile, calleeOf(expr));
  return isVar(expr) ? sourceFile.facts.bindings[bindingIndexOf(expr)]!.name : nameOf(expr);
}
