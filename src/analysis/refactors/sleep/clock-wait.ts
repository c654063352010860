/** Determines how long a loop that polls the clock waits. */
import { givesMilliseconds, givesTime } from '../../catalogue/javascript/clocks.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { some } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { siblingsOf } from '../edits/statements.ts';

export interface ClockWait {
  /** Code for the milliseconds. */
  readonly time: string;
  /** A declaration directly before the loop that only the loop uses, so it is removed. */
  readonly declaration?: TSESTree.Node;
}

type Loop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;

export function clockWaitOf(tree: SourceTree, statement: TSESTree.Statement): ClockWait | undefined {
  const loop = statement as Loop;
  const end = endOf(tree, loop);
  if (!end) return undefined;
  const before = siblingsOf(loop).at(siblingsOf(loop).indexOf(loop) - 1);
  const declared = loop.type === N.ForStatement && loop.init ? loop.init : before;
  return simpler(tree, loop, end, declared === loop ? undefined : declared) ?? { time: end.left };
}

/** The end condition of the loop: what is compared with the clock, and the remaining time. */
interface End {
  /** `Date.now() < end`. */
  readonly until?: TSESTree.Node;
  /** `Date.now() - start < ms`. */
  readonly since?: { readonly start: TSESTree.Node; readonly span: TSESTree.Node };
  readonly left: string;
}

function endOf(tree: SourceTree, loop: Loop): End | undefined {
  const isCounting = loop.type === N.ForStatement && loop.update !== null;
  if (loop.test && !isCounting && !isAlways(loop.test)) return compared(tree, loop, loop.test, false);
  const statements = loop.body.type === N.BlockStatement ? loop.body.body : [loop.body];
  const [only, more] = statements;
  if (only?.type !== N.IfStatement || more || only.alternate) return undefined;
  const leaves = only.consequent.type === N.BlockStatement ? only.consequent.body[0] : only.consequent;
  return leaves?.type === N.BreakStatement ? compared(tree, loop, only.test, true) : undefined;
}

const isAlways = (test: TSESTree.Node): boolean => test.type === N.Literal && Boolean(test.value);

/** @param isExit the loop ends when the test is true */
function compared(tree: SourceTree, loop: Loop, test: TSESTree.Node, isExit: boolean): End | undefined {
  if (test.type !== N.BinaryExpression || !/^[<>]=?$/.test(test.operator)) return undefined;
  const isLess = test.operator.startsWith('<');
  const [small, large] = isLess ? [test.left, test.right] : [test.right, test.left];
  // The loop continues while the time is smaller, and ends when it is larger.
  const [time, limit] = isExit ? [large, small] : [small, large];
  if (some(limit, (node) => isClock(node))) return undefined;
  if (isTime(tree, loop, time)) return { until: limit, left: `${tree.code(limit)} - ${clockOf(tree, loop, time)}` };
  if (time.type !== N.BinaryExpression || time.operator !== '-' || !isTime(tree, loop, time.left)) return undefined;
  const start = time.right;
  return {
    since: { start, span: limit },
    left: `${grouped(tree, limit)} - (${clockOf(tree, loop, time.left)} - ${tree.code(start)})`,
  };
}

const isClock = (node: TSESTree.Node): boolean => {
  const bare = plain(node);
  if (bare.type === N.NewExpression) return lastNameOf(bare.callee) === 'Date' && bare.arguments.length === 0;
  return bare.type === N.CallExpression && givesMilliseconds(writtenName(bare.callee));
};

const isGetTime = (node: TSESTree.Node): boolean =>
  node.type === N.CallExpression &&
  node.callee.type === N.MemberExpression &&
  givesTime(lastNameOf(node.callee)) &&
  isClock(node.callee.object);

/** Is it the current time, or a variable that each iteration sets to it? */
function isTime(tree: SourceTree, loop: Loop, node: TSESTree.Node): boolean {
  const bare = plain(node);
  if (isClock(bare) || isGetTime(bare)) return true;
  return bare.type === N.Identifier && assignmentTo(tree, loop, bare) !== undefined;
}

function assignmentTo(tree: SourceTree, loop: Loop, name: TSESTree.Identifier): TSESTree.Node | undefined {
  let found: TSESTree.Node | undefined;
  some(loop.body, (node) => {
    if (
      node.type === N.AssignmentExpression &&
      node.operator === '=' &&
      node.left.type === N.Identifier &&
      tree.variable(node.left) === tree.variable(name) &&
      (isClock(node.right) || isGetTime(node.right))
    )
      found = node.right;
    return false;
  });
  return found;
}

function clockOf(tree: SourceTree, loop: Loop, time: TSESTree.Node): string {
  const bare = plain(time);
  const now = bare.type === N.Identifier ? (assignmentTo(tree, loop, bare) ?? bare) : bare;
  return now.type === N.NewExpression ? `${tree.code(now)}.getTime()` : tree.code(now);
}

const grouped = (tree: SourceTree, node: TSESTree.Node): string =>
  /^(Identifier|Literal|MemberExpression|CallExpression)$/.test(node.type) ? tree.code(node) : `(${tree.code(node)})`;

/** `const end = Date.now() + ms`, used by this loop alone: the time is `ms`. */
function simpler(
  tree: SourceTree,
  loop: Loop,
  { until, since }: End,
  before: TSESTree.Node | undefined,
): ClockWait | undefined {
  const name = plain(until ?? since!.start);
  if (name.type !== N.Identifier || before?.type !== N.VariableDeclaration || before.declarations.length !== 1)
    return undefined;
  const [{ id, init }] = before.declarations as [TSESTree.VariableDeclarator];
  const variable = tree.variable(name);
  if (id.type !== N.Identifier || !init || !variable || tree.declared(id) !== variable) return undefined;
  const isOnlyHere = variable.references.every(
    ({ identifier }) => isWithin(identifier, before) || isWithin(identifier, loop),
  );
  const own =
    isOnlyHere && loop.type !== N.ForStatement
      ? { declaration: before }
      : isOnlyHere && before.parent !== loop
        ? { declaration: before }
        : {};
  if (!isOnlyHere) return undefined;
  if (since) return isClock(init) || isGetTime(init) ? { time: tree.code(since.span), ...own } : undefined;
  if (init.type !== N.BinaryExpression || init.operator !== '+') return undefined;
  if (isClock(init.left) || isGetTime(init.left)) return { time: tree.code(init.right), ...own };
  return isClock(init.right) || isGetTime(init.right) ? { time: tree.code(init.left), ...own } : undefined;
}
