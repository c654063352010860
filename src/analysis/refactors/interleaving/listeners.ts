/** Listeners that would be added after the wait: events until then would be missed. */
import type { TSESTree } from '@typescript-eslint/types';
import { REGISTERS } from '../../catalogue/javascript/effects.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import { runsAtOnce, type Body } from './body.ts';
import type { Suspension } from './sections.ts';

/** @returns the emitter whose listener would be added too late */
export function lateListener(body: Body, { node, from, to }: Suspension): string | undefined {
  const { tree, fn } = body;
  let found: string | undefined;
  traverse(fn, (at) => {
    if (found !== undefined || (isFunction(at) && at !== fn && !runsAtOnce(body, at))) return false;
    if (at.range[0] < node.range[1] || at.range[0] > to) return true;
    const emitter = emitterOf(at);
    const variable = emitter && tree.variable(emitter);
    const definition = variable?.defs[0];
    if (!variable || !definition || !isWithin(definition.name, fn)) return true;
    const isMadeHere =
      definition.type === 'Parameter'
        ? from === -1 && definition.node === fn
        : definition.name.range[0] > from && definition.name.range[0] < node.range[0] && isMade(definition.node);
    if (isMadeHere) found = variable.name;
    return true;
  });
  return found;
}

const isMade = (declarator: TSESTree.Node): boolean => {
  const init = declarator.type === N.VariableDeclarator && declarator.init ? plain(declarator.init) : undefined;
  return init?.type === N.CallExpression || init?.type === N.NewExpression;
};

/** `child` in `child.on('exit', …)` and in `child.stdout.on('data', …)`, `socket` in `socket.onmessage = …`. */
function emitterOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const member =
    node.type === N.CallExpression && REGISTERS.has(lastNameOf(node.callee)) ? node.callee : handlerOf(node);
  let at: TSESTree.Node | undefined = member && plain(member);
  while (at?.type === N.MemberExpression || at?.type === N.CallExpression)
    at = plain(at.type === N.MemberExpression ? at.object : at.callee);
  return at?.type === N.Identifier ? at : undefined;
}

const handlerOf = (node: TSESTree.Node): TSESTree.Node | undefined =>
  node.type === N.AssignmentExpression &&
  node.left.type === N.MemberExpression &&
  /^on[a-z]+$/.test(lastNameOf(node.left))
    ? node.left
    : undefined;
