/** Promises that are pending when a function starts to wait: if one rejects by then, no handler is attached. */
import type { TSESTree } from '@typescript-eslint/types';
import { ANSWERS_EARLY, NEVER_FAILS } from '../../catalogue/javascript/effects.ts';
import { CONTINUES, GATHERS } from '../../catalogue/javascript/methods.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { runsAtOnce, type Body } from './body.ts';
import type { Suspension } from './sections.ts';

/** @returns the name of a promise that is awaited only after the new suspension point */
export function pendingAt(body: Body, { node }: Suspension): string | undefined {
  const { tree, fn } = body;
  const seen = new Set<Variable>();
  let found: string | undefined;
  traverse(fn, (at) => {
    if (found !== undefined || (isFunction(at) && at !== fn && !runsAtOnce(body, at))) return false;
    if (at.type !== N.Identifier || at.range[0] < node.range[1]) return true;
    const variable = tree.variable(at);
    if (!variable || seen.has(variable) || !isListenedTo(at)) return true;
    seen.add(variable);
    if (isStarted(variable, node, fn) && !hasListener(variable, node)) found = variable.name;
    return true;
  });
  return found;
}

/** `await p`, `p.catch(…)`, `Promise.all([p, q])`. */
function isListenedTo(at: TSESTree.Node): boolean {
  const { parent } = at;
  if (parent?.type === N.AwaitExpression) return true;
  if (parent?.type === N.MemberExpression) return parent.object === at && CONTINUES.has(lastNameOf(parent));
  const list = parent?.type === N.ArrayExpression || parent?.type === N.SpreadElement ? parent.parent : parent;
  return (
    list?.type === N.CallExpression &&
    (GATHERS.has(lastNameOf(list.callee)) || ANSWERS_EARLY.has(lastNameOf(list.callee)))
  );
}

/** By a call before the wait, or by the caller. */
function isStarted({ defs: [definition], references }: Variable, wait: TSESTree.Node, fn: TSESTree.Node): boolean {
  if (definition?.type === 'Parameter') return definition.node === fn;
  const declarator = definition?.node;
  if (declarator?.type !== N.VariableDeclarator || !isWithin(declarator, fn) || declarator.range[1] > wait.range[0])
    return false;
  const pushes = references.some(
    ({ identifier: { parent } }) => parent?.type === N.MemberExpression && lastNameOf(parent) === 'push',
  );
  const made = declarator.init && plain(declarator.init);
  if (made?.type === N.ArrayExpression) return made.elements.some((each) => each && isTask(each)) || pushes;
  return Boolean(made && isTask(made));
}

function isTask(node: TSESTree.Node): boolean {
  const made = plain(node);
  if (made.type === N.NewExpression) return lastNameOf(made.callee) === 'Promise';
  if (made.type !== N.CallExpression) return false;
  return !(made.callee.type === N.MemberExpression && NEVER_FAILS.has(lastNameOf(made.callee)));
}

/** Before the wait. */
const hasListener = ({ references }: Variable, wait: TSESTree.Node): boolean =>
  references.some(
    ({ identifier }) =>
      identifier.range[1] <= wait.range[0] && isListenedTo(identifier) && identifier.parent?.type !== N.AwaitExpression,
  );
