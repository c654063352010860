/** `yield-in-loop`: a long loop gives way to the event loop every few milliseconds, by time and not by count. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import { LOOPS, isFunction, traverse } from '../syntax/traverse.ts';
import { loopsAround } from '../extract/waiting/loop-yields.ts';
import type { SourceTree } from './source-tree.ts';
import type { SourceFile } from '../program/graph/graph.ts';
import { Chain } from './chain/chain.ts';
import { Refusal } from './chain/refusal.ts';
import { endOf, indentOf, indentUnitOf, newlineOf, siblingsOf } from './edits/statements.ts';
import { giveWay } from './edits/timers.ts';
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
  /** A statement in it that only seems to give way. */
  readonly instead?: TSESTree.AwaitExpression;
}

/** Milliseconds between two times of giving way: a fifth of what people feel. */
const BUDGET = 10;

export const yieldInLoop: Refactor<LongLoop> = {
  id: 'yield-in-loop',
  title: 'Give way in the loop',
  rules: ['microtask-yield', 'cpu-loop'],

  find({ program, sources }, { file, span, finding }) {
    const sourceFile = program.unitAt(file);
    const tree = sourceFile && sources.tree(sourceFile);
    if (!sourceFile || !tree) return undefined;
    let loop: Loop | undefined;
    let instead: TSESTree.AwaitExpression | undefined;
    traverse(tree.program, (node) => {
      const at = tree.span(node);
      if (node.type === N.AwaitExpression && finding?.rule === 'microtask-yield' && at.join() === span.join())
        instead = node;
      if (LOOPS.has(node.type) && (holds(at, span) || (at[0] === span[0] && at[1] === span[1]))) loop = node as Loop;
      return true;
    });
    if (!loop || (finding?.rule === 'microtask-yield' && !instead)) return undefined;
    return {
      title: `Give way to the event loop every ${BUDGET} ms`,
      safe: false,
      subject: { sourceFile, tree, loop, ...(instead && { instead }) },
    };
  },

  edit({ sourceFile, tree, loop, instead }, { program, sources }) {
    const chain = new Chain(program, sources);
    const fn = functionAround(sourceFile, tree, loop);
    const patch = sources.patch(sourceFile);
    if (loop.type === N.ForOfStatement && loop.await)
      throw new Refusal('it waits for each element already', sourceFile.path, tree.span(loop));
    if (!instead && givesWay(tree, loop)) throw new Refusal('it gives way already', sourceFile.path, tree.span(loop));
    const statement = instead?.parent.type === N.ExpressionStatement ? instead.parent : undefined;
    if (instead && statement?.parent !== loop.body)
      patch.overwrite(...instead.argument.range, giveWay(sourceFile, tree, sources));
    else byTime({ sourceFile, tree, loop }, statement, chain);
    chain.enclose(sourceFile, tree, loop);
    chain.follow();
    checkIsLocal(chain, fn);
  },
};

/** Looks at the clock in each turn, which takes a fraction of a microsecond. */
function byTime({ sourceFile, tree, loop }: LongLoop, statement: TSESTree.Node | undefined, { sources }: Chain): void {
  const patch = sources.patch(sourceFile);
  const [newline, unitOfIndent, end] = [newlineOf(tree), indentUnitOf(tree), endOf(tree)];
  const top = outermost(loop);
  const last = ['lastYield', 'yieldedAt', 'lastGaveWay'].find((name) => !tree.isTaken(name)) ?? 'lastYieldTime';
  const inner = indentOf(tree, loop) + unitOfIndent;
  const lines = [
    `if (performance.now() - ${last} > ${BUDGET}) {`,
    `${unitOfIndent}await ${giveWay(sourceFile, tree, sources)}${end}`,
    `${unitOfIndent}${last} = performance.now()${end}`,
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
  patch.insert(top.range[0], `let ${last} = performance.now()${end}${newline}${indentOf(tree, top)}`);
}

/** Does it wait for a timer in its own turns? */
function givesWay(tree: SourceTree, loop: Loop): boolean {
  let found = false;
  traverse(loop.body, (node) => {
    if (isFunction(node) || (LOOPS.has(node.type) && node !== loop)) return false;
    found ||=
      node.type === N.AwaitExpression &&
      /\b(scheduler\.yield|setImmediate|setTimeout)\b/.test(tree.code(node.argument));
    return !found;
  });
  return found;
}

/** The loop around all loops of the function, with its label: what stands before it runs once. */
function outermost(loop: TSESTree.Node): TSESTree.Node {
  let top: TSESTree.Node = [...loopsAround(loop)].at(-1) ?? loop;
  while (
    top.parent &&
    (top.parent.type === N.LabeledStatement || !siblingsOf(top).includes(top) || top.parent.type === N.IfStatement)
  )
    top = top.parent;
  return top;
}
