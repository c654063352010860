/** Loops that spin until a clock, a flag or a file changes, and do nothing else meanwhile. */
import { givesTime, isClock as isClockCall, looksAtFile } from '../../catalogue/javascript/clocks.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Poll } from '../../facts/waiting.ts';
import { lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { startOf } from '../../syntax/offsets.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { N } from '../../syntax/node-types.ts';
import { some } from '../../syntax/traverse.ts';

export type PollingLoop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;

/** Operators of conditions that only read. */
const LOOKS: ReadonlySet<string> = new Set([
  N.Identifier,
  N.MemberExpression,
  N.ThisExpression,
  N.Literal,
  N.UnaryExpression,
  N.LogicalExpression,
  N.BinaryExpression,
  N.TemplateLiteral,
  N.TemplateElement,
  N.ChainExpression,
  N.TSNonNullExpression,
  N.TSAsExpression,
  N.PrivateIdentifier,
]);

/** @returns what the loop waits for; undefined if it makes progress by itself */
export function pollOf(builder: FactsBuilder, loop: PollingLoop): Poll | undefined {
  const clocks = clocksSetIn(loop.body);
  if (!clocks) return undefined;
  const stops = [...(loop.test ? [loop.test] : []), ...exitsOf(loop.body)];
  if (!stops.every(onlyLooks)) return undefined;
  const of = subjectOf(stops, clocks);
  // A counter ends the loop by itself, unless it only runs until a time has come.
  if (!of || (of !== 'clock' && loop.type === N.ForStatement && loop.update && !onlyLooks(loop.update)))
    return undefined;
  const start = startOf(loop);
  const end = loop.type === N.DoWhileStatement ? start + 'do'.length : startOf(loop.body);
  return { span: builder.span({ start, end: start + builder.text.slice(start, end).trimEnd().length }), of };
}

/** What the conditions read: the clock before a file, a file before a flag. */
function subjectOf(stops: readonly TSESTree.Node[], clocks: ReadonlySet<string>): Poll['of'] | undefined {
  const has = (fits: (node: TSESTree.Node) => boolean) => stops.some((stop) => some(stop, fits));
  if (has((node) => isClock(node) || (node.type === N.Identifier && clocks.has(node.name)))) return 'clock';
  if (has((node) => node.type === N.CallExpression && looksAtFile(writtenName(node.callee)))) return 'file';
  if (has((node) => node.type === N.CallExpression && writtenName(node.callee) === 'Atomics.load'))
    return 'shared memory';
  return has((node) => node.type === N.Identifier || node.type === N.ThisExpression) ? 'flag' : undefined;
}

function isClock(node: TSESTree.Node): boolean {
  if (node.type === N.CallExpression) return isClockCall(writtenName(node.callee));
  return node.type === N.NewExpression && lastNameOf(node.callee) === 'Date' && node.arguments.length === 0;
}

/** Nothing in it changes anything: reads, comparisons, and calls that only read. */
function onlyLooks(node: TSESTree.Node): boolean {
  return !some(
    node,
    (at) =>
      !(
        LOOKS.has(at.type) ||
        isClock(at) ||
        isDateMethod(at) ||
        (at.type === N.CallExpression &&
          (looksAtFile(writtenName(at.callee)) || writtenName(at.callee) === 'Atomics.load'))
      ),
  );
}

const isDateMethod = (node: TSESTree.Node): boolean =>
  node.type === N.CallExpression && node.arguments.length === 0 && givesTime(lastNameOf(node.callee));

/** @returns the variables that the body sets to the time; undefined where it does anything beyond that */
function clocksSetIn(body: TSESTree.Statement): ReadonlySet<string> | undefined {
  const clocks = new Set<string>();
  const isIdle = (node: TSESTree.Statement): boolean => {
    switch (node.type) {
      case N.EmptyStatement:
      case N.BreakStatement:
      case N.ContinueStatement:
        return true;
      case N.BlockStatement:
        return node.body.every(isIdle);
      case N.ReturnStatement:
        return node.argument === null || node.argument.type === N.Literal;
      case N.IfStatement:
        return !node.alternate && isIdle(node.consequent);
      case N.ExpressionStatement:
        return setsClock(plain(node.expression), clocks);
      case N.VariableDeclaration:
        return node.declarations.every(
          ({ id, init }) => id.type === N.Identifier && init !== null && readsClock(init, id.name, clocks),
        );
      default:
        return false;
    }
  };
  return isIdle(body) ? clocks : undefined;
}

function setsClock(node: TSESTree.Node, clocks: Set<string>): boolean {
  if (node.type === N.AssignmentExpression && node.left.type === N.Identifier)
    return readsClock(node.right, node.left.name, clocks);
  // Reads something and discards it.
  return onlyLooks(node);
}

function readsClock(value: TSESTree.Node, name: string, clocks: Set<string>): boolean {
  if (!onlyLooks(value) || !some(value, isClock)) return false;
  clocks.add(name);
  return true;
}

/** Conditions under which the body leaves the loop. */
function exitsOf(body: TSESTree.Statement): TSESTree.Node[] {
  const statements = body.type === N.BlockStatement ? body.body : [body];
  return statements.flatMap((statement) => (statement.type === N.IfStatement ? [statement.test] : []));
}
