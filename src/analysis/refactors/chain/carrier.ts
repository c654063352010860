/** What the parts of a chain need from it while it makes callers async. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionSymbol, Own, Program, SourceFile } from '../../program/index.ts';
import type { SourceTree } from '../source-tree.ts';
import type { AnyFunction } from './async-function.ts';
import type { Family } from './family.ts';
import type { Sources } from './sources.ts';

/** A function that becomes async. */
export interface Link {
  readonly node: FunctionSymbol;
  readonly tree: SourceTree;
  readonly fn: AnyFunction;
}

export interface Carrier {
  readonly program: Program;
  readonly sources: Sources;
  /** @throws {Refusal} if the file cannot be changed */
  treeOf(sourceFile: SourceFile, node?: FunctionSymbol): SourceTree;
  /** Records that the function must be able to await. */
  require(node: FunctionSymbol): void;
  /** Awaits an expression, and makes the function around it async. */
  awaitAt(sourceFile: SourceFile, tree: SourceTree, expression: TSESTree.Node): void;
  /** Adds what the title of the change must say. */
  tell(what: string): void;
  /** Changes everything that shares the member with the given owners. */
  family(owners: readonly Own[], name: string, at: FunctionSymbol): Family;
}
