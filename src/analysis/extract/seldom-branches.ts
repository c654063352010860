/** Branches that say by themselves why they run seldom: only at home, on request, or where a file is missing. */
import { isReassigned } from '../syntax/scopes/reassigned.ts';
import {
  asksForFile,
  endsProcess,
  holdsInDevelopment,
  isMode,
  makesFile,
  makesFolder,
  MODES,
} from '../catalogue/development.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { FLAGS } from '../catalogue/naming/flags.ts';
import type { Seldom } from '../facts/facts.ts';
import { keyOf, lastNameOf, plain, rootOf, writtenName } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import { startOf } from '../syntax/offsets.ts';
import { some } from '../syntax/traverse.ts';
import type { FactsBuilder, Here } from './facts-builder.ts';

/** `const isDevelopment = …` of a constant of a constant. */
const MAX_CONSTANTS = 3;

/** @returns why the code behind a test runs seldom, if the test says so */
export function seldomBy(
  builder: FactsBuilder,
  test: TSESTree.Node,
  holds: boolean,
  code: readonly TSESTree.Node[],
  here: Here,
): Seldom | undefined {
  const bare = plain(test);
  switch (bare.type) {
    case N.UnaryExpression:
      return bare.operator === '!' ? seldomBy(builder, bare.argument, !holds, code, here) : undefined;
    case N.LogicalExpression:
      return (bare.operator === '&&') === holds && bare.operator !== '??'
        ? (seldomBy(builder, bare.left, holds, code, here) ?? seldomBy(builder, bare.right, holds, code, here))
        : undefined;
    case N.CallExpression:
      return !holds && creates(builder, bare, code, here) ? 'creates' : undefined;
    default: {
      if (saysDevelopment(builder, bare) === holds) return 'development';
      return holds ? FLAGS.find(({ pattern }) => pattern.test(nameIn(bare)))?.says : undefined;
    }
  }
}

const nameIn = (node: TSESTree.Node): string =>
  node.type === N.Identifier || node.type === N.MemberExpression ? lastNameOf(node) : '';

/** @returns whether the test holds at home and not where users are, or the other way round; undefined for others */
function saysDevelopment(builder: FactsBuilder, test: TSESTree.Node, depth = 0): boolean | undefined {
  const bare = plain(test);
  if (bare.type === N.UnaryExpression && bare.operator === '!') {
    const inner = saysDevelopment(builder, bare.argument, depth);
    return inner === undefined ? undefined : !inner;
  }
  if (bare.type === N.BinaryExpression) return comparesMode(bare);
  if (bare.type !== N.Identifier && bare.type !== N.MemberExpression) return undefined;
  const name = writtenName(bare);
  const said = holdsInDevelopment(name);
  if (said !== undefined) return said;
  const value = depth < MAX_CONSTANTS ? constantOf(builder, bare) : undefined;
  return value && saysDevelopment(builder, value, depth + 1);
}

function comparesMode({ left, operator, right }: TSESTree.BinaryExpression): boolean | undefined {
  if (!/^[!=]==?$/.test(operator)) return undefined;
  const [asked, value] = right.type === N.Literal ? [left, right.value] : [right, (left as TSESTree.Literal).value];
  const mode = isMode(writtenName(asked)) ? MODES.get(value) : undefined;
  return mode === undefined ? undefined : mode === operator.startsWith('=');
}

/** What a constant, or a property of a constant object, is set to. */
function constantOf(builder: FactsBuilder, node: TSESTree.Identifier | TSESTree.MemberExpression) {
  const object = node.type === N.MemberExpression ? node.object : node;
  const variable = object.type === N.Identifier ? builder.variable(object) : undefined;
  const [definition] = variable?.defs ?? [];
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type !== N.VariableDeclarator || declarator.id !== definition?.name || !declarator.init)
    return undefined;
  if (isReassigned(variable!)) return undefined;
  if (node.type === N.Identifier) return declarator.init;
  const init = plain(declarator.init);
  const property =
    init.type === N.ObjectExpression
      ? init.properties.find((each) => each.type === N.Property && keyOf(each, each.key) === lastNameOf(node))
      : undefined;
  return property?.type === N.Property ? property.value : undefined;
}

/**
 * Does the code make what the test finds missing? A folder holds many files; a file is made once only if its name does
 * not depend on what the function is given.
 */
function creates(
  builder: FactsBuilder,
  { callee, arguments: [path] }: TSESTree.CallExpression,
  code: readonly TSESTree.Node[],
  here: Here,
): boolean {
  if (!path || !asksForFile(lastNameOf(callee))) return false;
  const isSame = (node: TSESTree.Node): boolean => textOf(node) !== undefined && textOf(node) === textOf(path);
  const isFixed = isOutside(builder, path, here);
  return code.some((part) =>
    some(part, (at) => {
      if (at.type !== N.CallExpression || !at.arguments.some(isSame)) return false;
      const name = lastNameOf(at.callee);
      return makesFolder(name) || (isFixed && makesFile(name));
    }),
  );
}

/** A literal, a field of `this`, or a constant that stands outside the function. */
function isOutside(builder: FactsBuilder, path: TSESTree.Node, { begins }: Here): boolean {
  const root = rootOf(path);
  if (root.type !== N.Identifier) return root.type === N.Literal || root.type === N.ThisExpression;
  const [definition] = builder.variable(root)?.defs ?? [];
  return definition !== undefined && startOf(definition.name) < begins;
}

/** A name or a literal, to compare paths with. */
function textOf(node: TSESTree.Node): string | undefined {
  if (node.type === N.Literal) return JSON.stringify(node.value);
  return node.type === N.Identifier || node.type === N.MemberExpression ? writtenName(node) : undefined;
}

/** @returns the statements of a block after which, without yielding, the process ends */
export function endingIn({ body }: TSESTree.BlockStatement): readonly TSESTree.Statement[] {
  const end = body.findIndex(
    (statement) =>
      statement.type === N.ExpressionStatement &&
      statement.expression.type === N.CallExpression &&
      statement.expression.callee.type === N.MemberExpression &&
      endsProcess(writtenName(statement.expression.callee)),
  );
  return end === -1 ? [] : body.slice(body.findLastIndex((at, index) => index < end && yields(at)) + 1, end + 1);
}

const yields = (statement: TSESTree.Statement): boolean =>
  some(statement, (at) => at.type === N.AwaitExpression || (at.type === N.ForOfStatement && at.await));
