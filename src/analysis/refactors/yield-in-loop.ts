/** `yield-in-loop`: makes a long loop yield to the event loop every few milliseconds, by time rather than by count. */
import { yieldsToOthers } from '../catalogue/javascript/globals.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import { LOOPS, isFunction, traverse } from '../syntax/traverse.ts';
import { loopsAround } from '../syntax/traverse.ts';
import type { SourceTree } from './source-tree.ts';
import { waitBehind, type SourceFile } from '../program/index.ts';
import { Chain } from './chain/chain.ts';
import { Refusal } from './chain/refusal.ts';
import { endOf, indentOf, indentUnitOf, newlineOf, siblingsOf } from './edits/statements.ts';
import { yieldExpression } from './edits/timers.ts';
import { checkInterleaving } from './interleaving/index.ts';
import { sureAwaitsIn } from './interleaving/sections.ts';
import { checkIsLocal, functionAround, holds } from './places.ts';
import type { Refactor } from './refactor.ts';

type Loop =
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

interface LongLoop {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  readonly loop: Loop;
  /** An await in the loop that does not really yield. */
  readonly uselessAwait?: TSESTree.AwaitExpression;
}

/** Milliseconds between yields: a fifth of what people notice. */
const BUDGET = 10;

export const yieldInLoop: Refactor<LongLoop> = {
  id: 'yield-in-loop',
  title: 'Yield to the event loop in the loop',
  rules: ['microtask-yield', 'cpu-loop'],

  find({ program, sources }, { file, span, finding }) {
    const sourceFile = program.unitAt(file);
    const tree = sourceFile && sources.tree(sourceFile);
    if (!sourceFile || !tree) return undefined;
    let loop: Loop | undefined;
    let uselessAwait: TSESTree.AwaitExpression | undefined;
    traverse(tree.program, (node) => {
      const at = tree.span(node);
      if (node.type === N.AwaitExpression && finding?.rule === 'microtask-yield' && at.join() === span.join())
        uselessAwait = node;
      if (LOOPS.has(node.type) && (holds(at, span) || (at[0] === span[0] && at[1] === span[1]))) loop = node as Loop;
      return true;
    });
    if (!loop || (finding?.rule === 'microtask-yield' && !uselessAwait)) return undefined;
    return {
      title: `Yield to the event loop every ${BUDGET} ms`,
      safe: false,
      subject: { sourceFile, tree, loop, ...(uselessAwait && { uselessAwait }) },
    };
  },

  edit({ sourceFile, tree, loop, uselessAwait }, { program, sources }) {
    const chain = new Chain(program, sources);
    const fn = functionAround(sourceFile, tree, loop);
    const patch = sources.patch(sourceFile);
    if (loop.type === N.ForOfStatement && loop.await)
      throw new Refusal('it already awaits each element', sourceFile.path, tree.span(loop));
    if (!uselessAwait && waitsAlready({ sourceFile, tree, loop }))
      throw new Refusal('each iteration already waits, so other code can run', sourceFile.path, tree.span(loop));
    if (!uselessAwait && yieldsAlready(tree, loop))
      throw new Refusal('it already yields', sourceFile.path, tree.span(loop));
    const statement = uselessAwait?.parent.type === N.ExpressionStatement ? uselessAwait.parent : undefined;
    if (uselessAwait && statement?.parent !== loop.body)
      patch.overwrite(...uselessAwait.argument.range, yieldExpression(sourceFile, tree, sources));
    else byTime({ sourceFile, tree, loop }, statement, chain);
    chain.enclose(sourceFile, tree, loop);
    chain.follow();
    checkIsLocal(chain, fn);
    checkInterleaving(chain);
    return { told: chain.told };
  },
};

/** Compares the time in each iteration, which takes a fraction of a microsecond. */
function byTime({ sourceFile, tree, loop }: LongLoop, statement: TSESTree.Node | undefined, { sources }: Chain): void {
  const patch = sources.patch(sourceFile);
  const [newline, unitOfIndent, end] = [newlineOf(tree), indentUnitOf(tree), endOf(tree)];
  const outermostLoop = outermost(loop);
  const lastYield = tree.freeName('lastYield', 'yieldedAt', 'lastPause') ?? 'lastYieldTime';
  const inner = indentOf(tree, loop) + unitOfIndent;
  const lines = [
    `if (performance.now() - ${lastYield} > ${BUDGET}) {`,
    `${unitOfIndent}await ${yieldExpression(sourceFile, tree, sources)}${end}`,
    `${unitOfIndent}${lastYield} = performance.now()${end}`,
    '}',
  ].join(newline + inner);
  if (statement) patch.overwrite(...statement.range, lines);
  else if (loop.body.type !== N.BlockStatement) {
    const own = tree.code(loop.body);
    patch.overwrite(
      ...loop.body.range,
      `{${newline}${inner}${lines}${own === ';' ? '' : `${newline}${inner}${own}`}${newline}${indentOf(tree, loop)}}`,
    );
  } else {
    const isOnOneLine = !tree.code(loop.body).includes('\n');
    patch.insert(
      loop.body.range[0] + 1,
      `${newline}${inner}${lines}${isOnOneLine && loop.body.body.length > 0 ? `${newline}${inner.slice(0, -1)}` : ''}`,
    );
    if (isOnOneLine) patch.insert(loop.body.range[1] - 1, `${newline}${indentOf(tree, loop)}`);
  }
  patch.insert(
    outermostLoop.range[0],
    `let ${lastYield} = performance.now()${end}${newline}${indentOf(tree, outermostLoop)}`,
  );
}

/** Does each iteration await something outside this program: the disk, the network, another process? */
function waitsAlready({ sourceFile, tree, loop }: LongLoop): boolean {
  const statements = loop.body.type === N.BlockStatement ? loop.body.body : [loop.body];
  const awaited = statements.flatMap(sureAwaitsIn).map(({ argument }) => argument);
  const spans = new Set(
    awaited.flatMap((call) => (call.type === N.CallExpression ? [tree.spanOfCall(call).join()] : [])),
  );
  return sourceFile.nodes.some((node) =>
    node.facts.calls.some((call) => spans.has(call.span.join()) && waitBehind(node, call) !== undefined),
  );
}

/** Does the loop itself, not a nested one, await a timer? */
function yieldsAlready(tree: SourceTree, loop: Loop): boolean {
  let found = false;
  traverse(loop.body, (node) => {
    if (isFunction(node) || (LOOPS.has(node.type) && node !== loop)) return false;
    found ||= node.type === N.AwaitExpression && yieldsToOthers(tree.code(node.argument));
    return !found;
  });
  return found;
}

/** The outermost loop of the function, with its label: code before it runs only once. */
function outermost(loop: TSESTree.Node): TSESTree.Node {
  let outermostLoop: TSESTree.Node = [...loopsAround(loop)].at(-1) ?? loop;
  while (
    outermostLoop.parent &&
    (outermostLoop.parent.type === N.LabeledStatement ||
      !siblingsOf(outermostLoop).includes(outermostLoop) ||
      outermostLoop.parent.type === N.IfStatement)
  )
    outermostLoop = outermostLoop.parent;
  return outermostLoop;
}
