/** What loops and awaits show about a function: does it yield to timers and requests, does it compute? */
import { MICROTASKS } from '../../catalogue/javascript/globals.ts';
import { LENGTH } from '../../catalogue/naming/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { MicrotaskYield } from '../../facts/waiting.ts';
import { endOf, startOf } from '../../syntax/offsets.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import type { FunctionSyntax } from '../../syntax/node-types.ts';
import { writtenName } from '../../syntax/names.ts';
import type { LoopNode } from '../../syntax/node-types.ts';
import { loopsAround } from '../../syntax/traverse.ts';

type Await = TSESTree.AwaitExpression;

/** Fewer iterations than this end before anybody could notice. */
const MANY_TURNS = 1_000;

/** An await, a `yield` or a `for await`, seen from the loops around it. */
export function recordYield(builder: FactsBuilder, node: TSESTree.Node, fn: number): void {
  const facts = builder.functions[fn]!;
  if (node.type !== N.YieldExpression) facts.awaits = (facts.awaits ?? 0) + 1;
  for (const loop of loopsAround(node)) {
    if (node.type !== N.AwaitExpression) builder.yieldingLoops.add(loop);
    else builder.awaitsOf.set(loop, [...(builder.awaitsOf.get(loop) ?? []), node]);
  }
}

/** A loop whose iterations have all been seen. */
export function recordLoop(builder: FactsBuilder, node: LoopNode, fn: number): void {
  const facts = builder.functions[fn]!;
  const awaits = builder.awaitsOf.get(node) ?? [];
  if (node.type === N.ForOfStatement && node.await) recordYield(builder, node, fn);
  else if (builder.yieldingLoops.has(node)) return;
  else if (awaits.length === 0) {
    facts.loopsOn = true;
    if (isCounted(node) || !loopsAround(node).next().done) facts.computes = true;
  } else if (!isShort(node) && works(node, awaits)) {
    const [first] = awaits;
    const kinds = awaits.map(({ argument }) => kindOf(argument));
    if (kinds.includes('real')) return;
    const found: MicrotaskYield = {
      span: builder.span(first!),
      text: builder.text.slice(startOf(first!), endOf(first!)),
      ...(kinds.includes('call') && {
        calls: awaits.flatMap(({ argument }, index) => (kinds[index] === 'call' ? [builder.span(argument)] : [])),
      }),
    };
    // The innermost loop is left first; those around it have the same awaits.
    if (!facts.microtaskYields?.some(({ span }) => String(span) === String(found.span)))
      facts.microtaskYields = [...(facts.microtaskYields ?? []), found];
  }
}

/** `call`: only the program knows whether the awaited call waits. */
function kindOf(node: TSESTree.Node): 'settled' | 'call' | 'real' {
  if (isSettled(node)) return 'settled';
  return node.type === N.CallExpression && node.arguments.length === 0 ? 'call' : 'real';
}

/** Counts to a number that is not the length of something at hand: `i < 1e7`, `i * i <= n`. */
function isCounted(node: LoopNode): boolean {
  if (node.type !== N.ForStatement || node.test?.type !== N.BinaryExpression || !/^[<>]=?$/.test(node.test.operator))
    return false;
  const { right } = node.test;
  if (right.type === N.Literal) return typeof right.value === 'number' && right.value >= MANY_TURNS * 10;
  return right.type === N.Identifier && !LENGTH.pattern.test(right.name);
}

function isShort(node: LoopNode): boolean {
  if (node.type === N.ForOfStatement) return node.right.type === N.ArrayExpression;
  if (node.type !== N.ForStatement || node.test?.type !== N.BinaryExpression || node.test.right.type !== N.Literal)
    return false;
  return typeof node.test.right.value === 'number' && node.test.right.value < MANY_TURNS;
}

/** Does an iteration do more than wait? One that polls starves what it waits for. */
function works(node: LoopNode, awaits: readonly Await[]): boolean {
  if (node.type === N.WhileStatement || node.type === N.DoWhileStatement) return true;
  const statements = node.body.type === N.BlockStatement ? node.body.body : [node.body];
  return statements.some(
    (statement) => statement.type !== N.ExpressionStatement || !awaits.some((found) => found === statement.expression),
  );
}

/** A value that is already available: continuing takes a microtask, and no timer or request runs in between. */
export function isSettled(node: TSESTree.Node): boolean {
  switch (node.type) {
    case N.Literal:
      return true;
    case N.Identifier:
      return node.name === 'undefined';
    case N.UnaryExpression:
      return node.operator === 'void';
    case N.CallExpression:
      return writtenName(node.callee) === 'Promise.resolve' && node.arguments.every((argument) => isSettled(argument));
    case N.NewExpression:
      return writtenName(node.callee) === 'Promise' && node.arguments.length === 1 && isMicrotask(node.arguments[0]!);
    default:
      return false;
  }
}

/** `queueMicrotask`, `(resolve) => process.nextTick(resolve)`, `(resolve) => resolve()`. */
function isMicrotask(executor: TSESTree.Node): boolean {
  if (executor.type !== N.ArrowFunctionExpression && executor.type !== N.FunctionExpression)
    return MICROTASKS.has(writtenName(executor));
  const [parameter] = executor.params;
  const [only, more] = executor.body.type === N.BlockStatement ? executor.body.body : [executor.body];
  const call =
    only?.type === N.ExpressionStatement ? only.expression : only?.type === N.ReturnStatement ? only.argument : only;
  if (parameter?.type !== N.Identifier || more || call?.type !== N.CallExpression) return false;
  const called = writtenName(call.callee);
  return called === parameter.name
    ? call.arguments.every((argument) => isSettled(argument))
    : MICROTASKS.has(called) && call.arguments.length === 1 && writtenName(call.arguments[0]!) === parameter.name;
}

/** Does calling the function give a promise that a microtask settles: `async () => {}`, `() => Promise.resolve()`? */
export function settles(node: FunctionSyntax): boolean {
  if (!node.body || node.generator) return false;
  if (node.body.type !== N.BlockStatement) {
    return (
      isSettled(node.body) && (node.async || node.body.type === N.CallExpression || node.body.type === N.NewExpression)
    );
  }
  const [only, more] = node.body.body;
  if (!only) return node.async;
  if (more) return false;
  if (only.type === N.ReturnStatement && only.argument) return isSettled(only.argument);
  return (
    node.async &&
    only.type === N.ExpressionStatement &&
    only.expression.type === N.AwaitExpression &&
    isSettled(only.expression.argument)
  );
}
