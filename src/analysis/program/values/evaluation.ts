/** What the parts of the evaluator ask of it: references lead to types and members, and those to references. */
import type { Expr, TypeExpr } from '../../facts/expr.ts';
import type { SourceFile } from '../graph/graph.ts';
import type { Hierarchy } from './class-hierarchy.ts';
import type { Value, Values } from './values.ts';

export interface Evaluation {
  readonly hierarchy: Hierarchy;
  /** @returns what the expression may stand for; empty where nothing is known */
  value(sourceFile: SourceFile, expr: Expr): Values;
  /** The values a declared type allows: instances of its classes and interfaces, elements of its collections. */
  type(sourceFile: SourceFile, type: TypeExpr): Values;
  /** The value of `base.name`. */
  member(base: Value, name: string): Values;
  /** The elements of a collection, the values of a record. */
  elements(base: Value): Values;
  /** The namespace an import stands for. */
  module(sourceFile: SourceFile, index: number): Values;
  /** What a file exports under a name. */
  exported(sourceFile: SourceFile, name: string): Values;
  /** What calling a function gives; a promise counts as its value. */
  returned(sourceFile: SourceFile, id: number): Values;
  /**
   * Evaluates what is not being evaluated already: a circle adds nothing.
   * @param key of what is evaluated, in its file: there are millions, so they do not name the file
   */
  once(sourceFile: SourceFile, key: string | number, evaluate: () => Values): Values;
}
