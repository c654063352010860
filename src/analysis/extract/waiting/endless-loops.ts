/** Loops without an end that wait in each iteration: what a service does for as long as it lives. */
import { LENGTHENS } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isWithin, startOf } from '../../syntax/offsets.ts';
import { isFunction, LOOPS, loopsAround, traverse } from '../../syntax/traverse.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N, type LoopNode } from '../../syntax/node-types.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { isDelay } from './awaited-calls.ts';

/**
 * A loop that pages, gathers, tries again or waits for something ends when it is done: it leaves something behind in a
 * variable, or only pauses once it has looked. A service does the same again in each iteration.
 *
 * @returns what is awaited after all of its exits, nothing where it has none; undefined for another loop
 */
export function awaitsOfEndless(
  builder: FactsBuilder,
  loop: LoopNode,
): readonly TSESTree.AwaitExpression[] | undefined {
  const awaits = isUnconditional(loop) ? builder.awaitsOf.get(loop) : undefined;
  const exits = awaits && exitsOf(builder, loop);
  if (!exits) return undefined;
  if (exits.length === 0) return [];
  const last = Math.max(...exits.map((exit) => startOf(exit)));
  const after = awaits.filter((each) => startOf(each) > last && !isDelay(each.argument));
  return after.length > 0 ? after : undefined;
}

function isUnconditional(loop: LoopNode): boolean {
  if (loop.type === N.ForStatement) return !loop.test;
  return (loop.type === N.WhileStatement || loop.type === N.DoWhileStatement) && isTrue(loop.test);
}

const isTrue = (test: TSESTree.Node): boolean => test.type === N.Literal && (test.value === true || test.value === 1);

/** @returns undefined if the loop returns a result, since it then ends: in a value, a variable or a collection */
function exitsOf(builder: FactsBuilder, loop: LoopNode): readonly TSESTree.Node[] | undefined {
  const exits: TSESTree.Node[] = [];
  let gives = false;
  traverse(loop.body, (node) => {
    if (gives || isFunction(node)) return false;
    gives = isResult(builder, node, loop);
    if (node.type === N.ReturnStatement || (node.type === N.BreakStatement && leaves(node, loop))) exits.push(node);
    return !gives;
  });
  return gives || exits.some((exit) => !isConditional(exit, loop)) ? undefined : exits;
}

function isResult(builder: FactsBuilder, node: TSESTree.Node, loop: LoopNode): boolean {
  switch (node.type) {
    case N.YieldExpression:
      return true;
    case N.ReturnStatement:
      return node.argument !== null && node.argument.type !== N.Literal;
    case N.AssignmentExpression:
      return isFromOutside(builder, node.left, loop);
    case N.UpdateExpression:
      return isFromOutside(builder, node.argument, loop);
    case N.CallExpression: {
      const callee = plain(node.callee);
      return (
        callee.type === N.MemberExpression &&
        LENGTHENS.has(lastNameOf(callee)) &&
        isFromOutside(builder, callee.object, loop)
      );
    }
    default:
      return false;
  }
}

/** A variable of the function around the loop, declared before it. */
function isFromOutside(builder: FactsBuilder, target: TSESTree.Node, loop: LoopNode): boolean {
  const bare = plain(target);
  const variable: Variable | null | undefined = bare.type === N.Identifier ? builder.variable(bare) : undefined;
  const [declared] = variable?.identifiers ?? [];
  return declared !== undefined && !isWithin(declared, loop) && isOfFunctionAround(variable!, loop);
}

function isOfFunctionAround({ scope }: Variable, loop: LoopNode): boolean {
  const { block } = scope.variableScope;
  for (let at = loop.parent as TSESTree.Node | undefined; at; at = at.parent) {
    if (isFunction(at)) return at === block;
  }
  return false;
}

function leaves(node: TSESTree.BreakStatement, loop: LoopNode): boolean {
  if (node.label) return true;
  for (let at = node.parent as TSESTree.Node; at !== loop; at = at.parent!)
    if (LOOPS.has(at.type) || at.type === N.SwitchStatement) return false;
  return loopsAround(node).next().value === loop;
}

/** Only in a branch: a loop that retries exits at the end of its body. */
function isConditional(exit: TSESTree.Node, loop: LoopNode): boolean {
  for (let at = exit.parent as TSESTree.Node; at !== loop; at = at.parent!)
    if (at.type === N.IfStatement || at.type === N.SwitchCase) return true;
  return false;
}
