/** Writes code that adds to a list or an object in place: `all.push(x)`, `all[key] = x`. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import { ADDING } from '../../catalogue/javascript/methods.ts';
import { isIndexedType } from '../../catalogue/javascript/types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { some } from '../../syntax/traverse.ts';
import { indentOf, withIndent } from '../edits/statements.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Copied, ListCopy, ObjectCopy } from './copies.ts';

/**
 * The statement that adds, without its end.
 * @param types what the list or object is declared to be
 * @param indent of the statement, for what takes several lines
 */
export const additionOf = (
  tree: SourceTree,
  copied: Copied,
  types: readonly TSESTree.Node[],
  indent: string,
): string | undefined =>
  copied.kind === 'list' ? listAddition(tree, copied) : objectAddition(tree, copied, types, indent);

/** `out.push(a, b)`, `for (const each of more) out.push(each)`. */
function listAddition(tree: SourceTree, { target, added }: ListCopy): string | undefined {
  const [only] = added;
  const push = (text: string) => `${target.name}.${ADDING.inPlace}(${text})`;
  if (added.some((each) => each === null)) return undefined;
  const elements = added as readonly TSESTree.Node[];
  if (elements.every(({ type }) => type !== N.SpreadElement))
    return push(elements.map((each) => whole(each, tree.code(each))).join(', '));
  if (elements.length > 1 || only?.type !== N.SpreadElement) return undefined;
  // It would iterate over what it adds.
  if (some(only, (node) => node.type === N.Identifier && node.name === target.name)) return undefined;
  const name = tree.freeName('each', 'element', 'item');
  return name && `for (const ${name} of ${tree.code(only.argument)}) ${push(name)}`;
}

/** `out[key] = value`, `Object.assign(out, more)`. */
function objectAddition(
  tree: SourceTree,
  { target, added }: ObjectCopy,
  types: readonly TSESTree.Node[],
  indent: string,
): string | undefined {
  if (tree.isTaken(ADDING.ofObjects) && tree.declarationsOf(ADDING.ofObjects) > 0) return undefined;
  const code = (node: TSESTree.Node) => withIndent(tree, node, indentOf(tree, node), indent);
  const merge = (text: string) => `${ADDING.ofObjects}.${ADDING.merge}(${target.name}, ${text})`;
  const properties = added.filter((part) => part.type === N.Property || part.type === N.SpreadElement);
  if (properties.length === 0) return merge(added.map((each) => whole(each, code(each))).join(', '));
  if (!properties.every(isPlain)) return undefined;
  const [only, ...others] = properties;
  if (others.length > 0) return merge(`{ ${properties.map((each) => code(each)).join(', ')} }`);
  if (only!.type === N.SpreadElement) return merge(whole(only!.argument, code(only!.argument)));
  const isIndexed = !isTypeScriptFile(tree.path) || types.some((type) => isIndexedType(tree.code(type)));
  return isIndexed && !isNamedByKey(only!.value)
    ? `${target.name}[${tree.code(only!.key)}] = ${whole(only!.value, code(only!.value))}`
    : merge(`{ ${code(only!)} }`);
}

/** Neither a getter, which would run at another time, nor the prototype. */
const isPlain = (part: TSESTree.Property | TSESTree.SpreadElement): boolean =>
  part.type === N.SpreadElement || (part.kind === 'init' && !isPrototype(part));

export const isPrototype = ({ key, computed, method, shorthand }: TSESTree.Property): boolean =>
  !computed &&
  !method &&
  !shorthand &&
  ADDING.prototype === (key.type === N.Identifier ? key.name : key.type === N.Literal ? key.value : undefined);

/** A function gets its name from the key of an object literal. */
const isNamedByKey = (value: TSESTree.Node): boolean =>
  value.type === N.ArrowFunctionExpression || value.type === N.FunctionExpression || value.type === N.ClassExpression;

const whole = (node: TSESTree.Node, code: string): string => (node.type === N.SequenceExpression ? `(${code})` : code);
