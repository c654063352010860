/** A call to be replaced by its async twin: its syntax, its catalogue row, and the patch to write to. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { CatalogueRow, Twin } from '../../catalogue/types.ts';
import { lastNameOf, keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { ApiCall } from '../../program/index.ts';
import type { Patch } from '../chain/patch.ts';
import { Refusal } from '../chain/refusal.ts';
import type { ImportBook } from '../edits/imports.ts';

export interface Site {
  readonly api: ApiCall;
  readonly row: CatalogueRow;
  readonly twin: Twin;
  readonly tree: SourceTree;
  readonly call: TSESTree.CallExpression;
  readonly patch: Patch;
  readonly imports: ImportBook;
}

/** How the promise is used. */
export interface Shape {
  /** Continues the promise: `.catch(…)`. */
  readonly promise?: string;
  /** The member of the value that is used: `.stdout`. */
  readonly member?: string;
  /**
   * The type of the value, if the twin must be called with a callback because `promisify` would give it a wrong type.
   */
  readonly valueType?: string;
}

/** @throws {Refusal} */
export function refuse({ api: { node, call } }: Pick<Site, 'api'>, reason: string): never {
  throw new Refusal(reason, node.sourceFile.path, call.span);
}

export const isTypeScript = ({ tree }: Site): boolean => isTypeScriptFile(tree.path);

/**
 * The properties of an object literal by name; undefined if the argument is not one, or has properties that cannot be
 * read.
 */
export function optionsAt({ call }: Site, index: number): ReadonlyMap<string, TSESTree.Property> | undefined {
  const argument = call.arguments[index];
  if (argument?.type !== N.ObjectExpression) return undefined;
  const found = new Map<string, TSESTree.Property>();
  for (const property of argument.properties) {
    const key = property.type === N.Property ? keyOf(property, property.key) : undefined;
    if (property.type !== N.Property || key === undefined) return undefined;
    found.set(key, property);
  }
  return found;
}

/** Is the call's value discarded? */
export function isUnused({ call: { parent } }: Site): boolean {
  if (parent.type === N.ExpressionStatement) return true;
  return (
    parent.type === N.ArrowFunctionExpression &&
    parent.parent.type === N.CallExpression &&
    lastNameOf(parent.parent.callee) === 'forEach'
  );
}
