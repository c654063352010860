/** Tells whether a path is the same in each call, and which words name the file. */
import { isStable } from '../../catalogue/javascript/effects.ts';
import { OF_COMMONJS } from '../../catalogue/javascript/modules.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { onlyValueOf } from '../../syntax/scopes/reassigned.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';

const DEEPEST = 5;

/** Made of literals, the location of the module, and variables of the module that are set once. */
export function isFixedPath(tree: SourceTree, node: TSESTree.Node, depth = 0): boolean {
  const value = plain(node);
  if (depth > DEEPEST) return false;
  const inner = (each: TSESTree.Node) => isFixedPath(tree, each, depth + 1);
  switch (value.type) {
    case N.Literal:
    case N.MetaProperty:
      return true;
    case N.TemplateLiteral:
      return value.expressions.every(inner);
    case N.BinaryExpression:
      return inner(value.left) && inner(value.right);
    case N.MemberExpression:
      return value.object.type === N.MetaProperty && !value.computed;
    case N.NewExpression:
    case N.CallExpression:
      return isStable(writtenName(value.callee)) && value.arguments.every(inner);
    case N.Identifier: {
      const variable = tree.variable(value);
      if (!variable) return OF_COMMONJS.has(value.name);
      const init = initOf(tree, value);
      return init !== undefined && inner(init);
    }
    default:
      return false;
  }
}

/** The value of a variable that is set once. */
function initOf(tree: SourceTree, id: TSESTree.Node): TSESTree.Node | undefined {
  const variable = tree.variable(id);
  return variable ? onlyValueOf(variable) : undefined;
}

/**
 * The last parts of the literals in a path, and the names of the variables: code that writes the same file uses one of
 * them.
 */
export function wordsOf(tree: SourceTree, path: TSESTree.Node, depth = 0): Set<string> {
  const words = new Set<string>();
  const add = (text: string) => {
    const last = text.split(/[/\\]/).findLast((part) => /\w/.test(part));
    if (last !== undefined) words.add(last);
  };
  traverse(path, (node) => {
    if (node.type === N.Literal && typeof node.value === 'string') add(node.value);
    if (node.type === N.TemplateElement) add(node.value.cooked ?? '');
    if (node.type !== N.Identifier || isCallee(node) || OF_COMMONJS.has(node.name)) return;
    words.add(node.name);
    const init = depth < DEEPEST ? initOf(tree, node) : undefined;
    for (const word of init ? wordsOf(tree, init, depth + 1) : []) words.add(word);
  });
  return words;
}

/** `path.join`, of which neither name is one of the file. */
function isCallee(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === N.MemberExpression)
    return parent.parent.type === N.CallExpression && parent.parent.callee === parent;
  return (parent?.type === N.CallExpression || parent?.type === N.NewExpression) && parent.callee === node;
}
