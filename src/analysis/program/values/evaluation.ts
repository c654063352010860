/** The interface between the parts of the evaluator: references lead to types and members, and those to references. */
import type { Expr, TypeExpr } from '../../facts/expr.ts';
import type { SourceFile } from '../graph/graph.ts';
import type { Hierarchy } from './class-hierarchy.ts';
import type { Value, Values } from './values.ts';

export interface Evaluation {
  readonly hierarchy: Hierarchy;
  /** @returns what the expression may stand for; empty if unknown */
  value(sourceFile: SourceFile, expr: Expr): Values;
  /** What a variable of the file may hold. */
  binding(sourceFile: SourceFile, id: number): Values;
  /** The values that a declared type allows: instances of its classes and interfaces, elements of its collections. */
  type(sourceFile: SourceFile, type: TypeExpr): Values;
  /** The value of `base.name`. */
  member(base: Value, name: string): Values;
  /** The elements of a collection, or the values of a record. */
  elements(base: Value): Values;
  /** The namespace of an import. */
  module(sourceFile: SourceFile, index: number): Values;
  /** What a file exports under a name. */
  exported(sourceFile: SourceFile, name: string): Values;
  /** What a function returns; a promise counts as its value. */
  returned(sourceFile: SourceFile, id: number): Values;
  /** The parameters of a function that a returned function calls. */
  wrappedParameters(sourceFile: SourceFile, id: number): readonly number[];
  /**
   * Evaluates unless the same evaluation is in progress: a cycle adds nothing.
   * @param key identifies the evaluation within the file; there are millions, so it does not contain the file
   */
  once(sourceFile: SourceFile, key: string | number, evaluate: () => Values): Values;
}
