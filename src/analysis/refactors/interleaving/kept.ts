/** Tells whether other code may hold the value of a local variable: what stores it, and functions that run later. */
import { changesItself, leavesNothing, onlyLooks } from '../../catalogue/javascript/effects.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction } from '../../syntax/traverse.ts';
import { runsAtOnce, type Body } from './body.ts';

/** `perhaps`: it is passed to something that may keep it. */
export type Kept = 'no' | 'perhaps' | 'surely';

export function isKept(body: Body, variable: Variable): Kept {
  let kept: Kept = 'no';
  for (const { identifier, init } of variable.references) {
    if (isUsedLater(body, identifier)) return 'surely';
    if (init) continue;
    const use = useOf(identifier);
    if (use === 'surely') return 'surely';
    if (use === 'perhaps') kept = 'perhaps';
  }
  return kept;
}

/** In a function that may run while this one waits? */
export function isUsedLater(body: Body, identifier: TSESTree.Node): boolean {
  for (let at = identifier.parent; at && at !== body.fn; at = at.parent)
    if (isFunction(at) && !runsAtOnce(body, at)) return true;
  return false;
}

function useOf(identifier: TSESTree.Node): Kept {
  const { parent } = identifier;
  switch (parent?.type) {
    case N.AssignmentExpression:
      return parent.right === identifier && parent.left.type === N.MemberExpression ? 'surely' : 'no';
    case N.CallExpression:
    case N.NewExpression:
      return parent.callee === identifier ? 'no' : handedTo(parent);
    case N.Property:
    case N.ArrayExpression:
    case N.SpreadElement:
      return 'perhaps';
    default:
      return 'no';
  }
}

function handedTo({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): Kept {
  const method = callee.type === N.MemberExpression ? lastNameOf(callee) : '';
  if (changesItself(method)) return 'surely';
  return onlyLooks(method) || leavesNothing('globals', writtenName(callee)) ? 'no' : 'perhaps';
}
