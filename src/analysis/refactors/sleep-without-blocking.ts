/**
 * `sleep-without-blocking`: replaces a loop that polls the clock by an awaited timer, and adds an awaited pause to one
 * that polls a flag or a file.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import type { SourceTree } from './source-tree.ts';
import { isWithin } from '../syntax/offsets.ts';
import type { FunctionSymbol } from '../program/index.ts';
import { needsSemicolon } from './chain/await-call.ts';
import { Chain } from './chain/chain.ts';
import { Refusal } from './chain/refusal.ts';
import { endOf, statementAt } from './edits/statements.ts';
import { pause } from './edits/timers.ts';
import { checkInterleaving } from './interleaving/index.ts';
import { checkIsLocal, functionAround } from './places.ts';
import type { Refactor } from './refactor.ts';
import { clockWaitOf, type ClockWait } from './sleep/clock-wait.ts';

interface BusyWait {
  readonly node: FunctionSymbol;
  readonly tree: SourceTree;
  readonly loop: TSESTree.Statement;
  readonly of: 'clock' | 'flag' | 'file' | 'shared memory';
}

/** Milliseconds between two checks. */
const CHECK_INTERVAL = 10;
/** Loops with a condition; the others iterate over elements. */
const CONDITION_LOOPS: ReadonlySet<string> = new Set([N.WhileStatement, N.DoWhileStatement, N.ForStatement]);

export const sleepWithoutBlocking: Refactor<BusyWait> = {
  id: 'sleep-without-blocking',
  title: 'Wait without blocking',
  rules: ['busy-wait'],

  find({ program, sources }, { file, span, finding }) {
    const sourceFile = program.unitAt(file);
    const last = finding?.chain.at(-1);
    if (!sourceFile || (last && last.span.join() !== span.join())) return undefined;
    for (const node of sourceFile.nodes) {
      const poll = node.facts.polls?.find(
        (candidate) => candidate.span[0] === span[0] && (!finding || candidate.span[1] === span[1]),
      );
      const tree = poll && sources.tree(sourceFile);
      const loop = tree && statementAt(tree, poll.span, CONDITION_LOOPS);
      if (!loop) continue;
      const title =
        poll.of === 'clock'
          ? 'Await a timer instead of polling the clock'
          : `Check the ${poll.of} every ${CHECK_INTERVAL} ms instead of continuously`;
      return { title, safe: false, subject: { node, tree, loop, of: poll.of } };
    }
    return undefined;
  },

  edit(wait, { program, sources }) {
    const { node, tree, loop } = wait;
    const chain = new Chain(program, sources);
    const fn = functionAround(node.sourceFile, tree, loop);
    if (wait.of === 'clock') {
      const found = clockWaitOf(tree, loop);
      if (!found) throw new Refusal('the loop does not show how long it waits', node.sourceFile.path, tree.span(loop));
      awaitTimer(wait, found, pause(node.sourceFile, tree, sources, found.time), chain);
    } else if (wait.of === 'shared memory')
      throw new Refusal('shared memory needs Atomics.waitAsync() instead', node.sourceFile.path, tree.span(loop));
    else pauseInLoop(wait, `await ${pause(node.sourceFile, tree, sources, `${CHECK_INTERVAL}`)}${endOf(tree)}`, chain);
    chain.enclose(node.sourceFile, tree, loop);
    chain.follow();
    checkIsLocal(chain, fn);
    checkInterleaving(chain, loop);
    return { told: chain.told };
  },
};

function awaitTimer(
  { node: { sourceFile }, tree, loop }: BusyWait,
  { declaration }: ClockWait,
  waited: string,
  { sources }: Chain,
): void {
  const patch = sources.patch(sourceFile);
  const kept = commentsIn(tree, loop)
    .map((comment) => `${comment} `)
    .join('');
  patch.overwrite(
    declaration ? declaration.range[0] : loop.range[0],
    loop.range[1],
    `${needsSemicolon(tree, loop) ? ';' : ''}${kept}await ${waited}${endOf(tree)}`,
  );
}

/** Keeps block comments of the loop; line comments would hide the code that follows. */
function commentsIn(tree: SourceTree, { range }: TSESTree.Node): string[] {
  const inside = tree.comments.filter((comment) => comment.type === 'Block' && isWithin(comment, { range }));
  return inside.map((comment) => tree.code(comment));
}

/** Keeps the loop and pauses at the start of each iteration. */
function pauseInLoop({ node: { sourceFile }, tree, loop }: BusyWait, wait: string, { sources }: Chain): void {
  const patch = sources.patch(sourceFile);
  const { body } = loop as TSESTree.WhileStatement;
  if (body.type !== N.BlockStatement) patch.overwrite(body.range[0], body.range[1], ` ${wait}`);
  else if (tree.code(body).includes('\n'))
    patch.insert(body.range[0] + 1, `${/\n[ \t]*/.exec(tree.code(body))![0]}${wait}`);
  else patch.insert(body.range[0] + 1, tree.code(body) === '{}' ? ` ${wait} ` : ` ${wait}`);
}
