/** Rewrites `forEach` as a loop that runs one iteration at a time, as before. */
import { isKeyedCollection } from '../../catalogue/javascript/types.ts';
import { N } from '../../syntax/node-types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceTree } from '../source-tree.ts';
import { checkNoComment, endOfObject, refuse, type CallbackSite } from './site.ts';
import { iterationOf } from './iteration.ts';
import { headOf } from './loop.ts';

export function loopOver(site: CallbackSite): void {
  const { tree, call, patch } = site;
  const statement = call.parent;
  const { object } = call.callee;
  const objectEnd = endOfObject(site);
  if (statement.type !== N.ExpressionStatement) return refuse(site, 'forEach() is part of an expression');
  if (isKeyed(tree, object)) return refuse(site, 'forEach() on a map passes value and key');
  const iteration = iterationOf(site);
  const { fn, element, index, body, returns } = iteration;
  if (returns.some(({ argument }) => argument)) return refuse(site, 'the callback of forEach() returns a value');
  checkNoComment(site, objectEnd, fn?.params[0]?.range[0] ?? body.range[0]);
  checkNoComment(site, body.range[1], call.range[1]);
  patch.around(call, headOf(iteration), '');
  patch.replace(objectEnd, body.range[0], index === undefined ? ') ' : '.entries()) ');
  if (!fn) patch.around(body, 'await ', `(${element})`);
  for (const node of returns)
    patch.replace(node.range[0], node.range[1], `continue${tree.code(node).endsWith(';') ? ';' : ''}`);
  const end =
    tree.text[statement.range[1] - 1] === ';' && body.type === N.BlockStatement ? statement.range[1] : call.range[1];
  patch.replace(body.range[1], end, '');
}

/** Maps pass the value first and the key second, but a loop yields pairs. */
function isKeyed(tree: SourceTree, object: TSESTree.Node): boolean {
  const variable = object.type === N.Identifier ? tree.variable(object) : undefined;
  const declared = variable?.defs.map(({ node }) => tree.code(node as TSESTree.Node)).join(' ') ?? tree.code(object);
  return isKeyedCollection(declared);
}
