/**
 * What the branch around a call says about it: for which arguments it runs, and whether and why it runs seldom.
 */
import { isReassigned } from '../syntax/scopes/reassigned.ts';
import { LOOKS_UP, PUTS_IN } from '../catalogue/javascript/methods.ts';
import { CACHE } from '../catalogue/naming/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Guard, Seldom } from '../facts/facts.ts';
import { startOf } from '../syntax/offsets.ts';
import type { Variable } from '../syntax/scopes/scopes.ts';
import type { FactsBuilder, Here } from './facts-builder.ts';
import { seldomBy } from './seldom-branches.ts';
import { lastNameOf, plain } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import { functionOrProgramAround, LOOPS, some } from '../syntax/traverse.ts';

/** Something outside the function: a variable, or a field of `this` by name. */
type Cache = Variable | string;

const EQUAL: ReadonlySet<string> = new Set(['===', '==']);
const UNEQUAL: ReadonlySet<string> = new Set(['!==', '!=']);

/**
 * @param holds whether the test was true on the path to the code
 * @param code the code that runs only then
 */
export function inBranch(
  builder: FactsBuilder,
  test: TSESTree.Node,
  holds: boolean,
  code: readonly TSESTree.Node[],
  here: Here,
): Here {
  const guards = guardsOf(builder, test, holds, here);
  const seldom = here.seldom ?? seldomBy(builder, test, holds, code, here) ?? keptIn(builder, test, holds, code, here);
  if (guards.length === 0 && seldom === here.seldom) return here;
  return {
    ...here,
    ...(guards.length > 0 && { guards: [...(here.guards ?? []), ...guards] }),
    ...(seldom && { seldom }),
  };
}

/** Does the code fill what the test finds empty? */
function keptIn(
  builder: FactsBuilder,
  test: TSESTree.Node,
  holds: boolean,
  code: readonly TSESTree.Node[],
  here: Here,
): Seldom | undefined {
  const keepers = emptyIn(builder, test, holds, here);
  if (keepers.length === 0) return undefined;
  let found: Seldom | undefined;
  const fills = (at: TSESTree.Node) => {
    const isFilled = keepers.includes(filledBy(builder, at, here)!);
    if (isFilled) found = keptBy(at);
    return isFilled;
  };
  // A flag that is set back keeps others out for a while.
  const empties = (at: TSESTree.Node) =>
    at.type === N.AssignmentExpression && isEmpty(at.right) && keepers.includes(cacheOf(builder, at.left, here)!);
  const isKept = code.some((node) => some(node, fills)) && !code.some((node) => some(node, empties));
  return isKept ? found : undefined;
}

const isEmpty = (node: TSESTree.Node): boolean => isNothing(node) || (node.type === N.Literal && !node.value);

/** `cache.set(key, …)` and `cache[key] = …` keep something for each key; `cache = …` keeps it once for all. */
function keptBy(node: TSESTree.Node): 'kept' | 'once' {
  if (node.type !== N.AssignmentExpression) return 'kept';
  for (let at: TSESTree.Node = node.left; at.type === N.MemberExpression; at = at.object)
    if (at.computed && at.property.type !== N.Literal) return 'kept';
  return 'once';
}

/** `{ text = read(); break; }` runs once, however many iterations there are. */
export function inLast(block: TSESTree.BlockStatement, here: Here): Here {
  const last = block.body.at(-1);
  if (last?.type !== N.ReturnStatement && (last?.type !== N.BreakStatement || last.label || isOfSwitch(block)))
    return here;
  if (some(block, ({ type }) => type === N.ContinueStatement)) return here;
  return { ...here, loops: last.type === N.ReturnStatement ? 0 : here.loops - 1 };
}

/** Does a `break` in the block leave a switch? */
function isOfSwitch(block: TSESTree.Node): boolean {
  let at: TSESTree.Node | undefined = block;
  while (at && !LOOPS.has(at.type)) {
    if (at.type === N.SwitchStatement) return true;
    at = at.parent;
  }
  return false;
}

/** `cache ??= load()`, `cache = cache || load()`. */
export function inAssignment(builder: FactsBuilder, node: TSESTree.AssignmentExpression, here: Here): Here {
  const { left, operator, right } = node;
  if (operator !== '??=' && operator !== '||=' && !(operator === '=' && right.type === N.LogicalExpression))
    return here;
  const keeper = cacheOf(builder, left, here);
  const isSeldom =
    keeper !== undefined &&
    (operator !== '=' || cacheOf(builder, (right as TSESTree.LogicalExpression).left, here) === keeper);
  return isSeldom ? { ...here, seldom: keptBy(node) } : here;
}

/** `cache ?? (cache = load())`; `const page = cache.get(name) ?? load(name)` in a function that stores the result. */
export function inLogical(builder: FactsBuilder, node: TSESTree.LogicalExpression, here: Here): Here {
  const { operator, right } = node;
  if (operator === '&&') return here;
  const left = plain(node.left);
  const looked = left.type === N.LogicalExpression && left.operator === '&&' ? plain(left.right) : left;
  const keeper = cacheOf(builder, looked, here);
  if (keeper === undefined) return here;
  const isKept =
    right.type === N.AssignmentExpression
      ? keeper === cacheOf(builder, right.left, here)
      : looked.type === N.CallExpression &&
        some(functionOrProgramAround(node), (at) => keeper === filledBy(builder, at, here));
  return isKept ? { ...here, seldom: keptBy(right) } : here;
}

/** What a test says about the parameters of the enclosing function. */
function guardsOf(builder: FactsBuilder, test: TSESTree.Node, holds: boolean, here: Here): Guard[] {
  const bare = plain(test);
  switch (bare.type) {
    case N.UnaryExpression:
      return bare.operator === '!' ? guardsOf(builder, bare.argument, !holds, here) : [];
    case N.LogicalExpression:
      return (bare.operator === '&&') === holds && bare.operator !== '??'
        ? [...guardsOf(builder, bare.left, holds, here), ...guardsOf(builder, bare.right, holds, here)]
        : [];
    case N.BinaryExpression: {
      const isEqual = EQUAL.has(bare.operator);
      if ((!isEqual && !UNEQUAL.has(bare.operator)) || bare.right.type !== N.Literal) return [];
      const { value } = bare.right;
      const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      return isPlain ? guardBy(builder, bare.left, isEqual === holds, value, here) : [];
    }
    default:
      return guardBy(builder, bare, holds, null, here);
  }
}

/** `name`, `options.name`. */
function guardBy(builder: FactsBuilder, node: TSESTree.Node, is: boolean, value: Guard[2], here: Here): Guard[] {
  const isProperty = node.type === N.MemberExpression && !node.computed;
  const parameter = parameterOf(builder, isProperty ? node.object : node, here);
  return parameter === undefined
    ? []
    : [isProperty ? [parameter, is, value, lastNameOf(node)] : [parameter, is, value]];
}

/** The index of a parameter that is never reassigned, except for its default. */
function parameterOf(builder: FactsBuilder, node: TSESTree.Node, { fn }: Here): number | undefined {
  const variable = node.type === N.Identifier ? builder.variable(node) : undefined;
  if (variable?.defs[0]?.type !== 'Parameter' || isReassigned(variable)) return undefined;
  const index = builder.functions[fn]!.params.indexOf(builder.binding(variable));
  return index === -1 ? undefined : index;
}

/** What the test finds empty. */
function emptyIn(builder: FactsBuilder, test: TSESTree.Node, holds: boolean, here: Here): Cache[] {
  const bare = plain(test);
  switch (bare.type) {
    case N.UnaryExpression:
      return bare.operator === '!' ? emptyIn(builder, bare.argument, !holds, here) : [];
    case N.LogicalExpression:
      return [...emptyIn(builder, bare.left, holds, here), ...emptyIn(builder, bare.right, holds, here)];
    case N.BinaryExpression: {
      if (!(EQUAL.has(bare.operator) ? holds : UNEQUAL.has(bare.operator) && !holds) || !isNothing(bare.right))
        return [];
      const looked = bare.left.type === N.UnaryExpression ? bare.left.argument : bare.left;
      const keeper = cacheOf(builder, looked, here);
      return keeper === undefined ? [] : [keeper];
    }
    default: {
      const keeper = holds ? undefined : cacheOf(builder, bare, here);
      return keeper === undefined ? [] : [keeper];
    }
  }
}

/** Compilers write `void 0`. */
const isNothing = (node: TSESTree.Node): boolean =>
  (node.type === N.UnaryExpression && node.operator === 'void') ||
  (node.type === N.Literal && (node.value === null || node.value === 'undefined')) ||
  (node.type === N.Identifier && node.name === 'undefined');

/** The cache that an assignment or a call of `set` fills. */
function filledBy(builder: FactsBuilder, node: TSESTree.Node, here: Here): Cache | undefined {
  if (node.type === N.AssignmentExpression) return cacheOf(builder, node.left, here);
  if (
    node.type !== N.CallExpression ||
    node.callee.type !== N.MemberExpression ||
    !PUTS_IN.has(lastNameOf(node.callee))
  )
    return undefined;
  return cacheOf(builder, node.callee.object, here);
}

/** `cache`, `cache.value`, `cache[key]`, `cache.get(key)`, `this.cache`, and a variable that was just read from one. */
function cacheOf(builder: FactsBuilder, node: TSESTree.Node, here: Here): Cache | undefined {
  let at = plain(node);
  if (at.type === N.AwaitExpression) at = plain(at.argument);
  if (at.type === N.CallExpression && at.callee.type === N.MemberExpression && LOOKS_UP.has(lastNameOf(at.callee)))
    at = plain(at.callee.object);
  while (at.type === N.MemberExpression) {
    if (at.object.type === N.ThisExpression) return `this.${lastNameOf(at)}`;
    at = plain(at.object);
  }
  const variable = at.type === N.Identifier ? builder.variable(at) : undefined;
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition) return undefined;
  if (startOf(definition.name) < here.begins || (definition.type === 'Parameter' && CACHE.pattern.test(variable.name)))
    return variable;
  const { node: declarator } = definition;
  if (declarator.type !== N.VariableDeclarator || !declarator.init || declarator.id !== definition.name)
    return undefined;
  return mayBeLookedUp(declarator.init) ? cacheOf(builder, declarator.init, here) : undefined;
}

function mayBeLookedUp(init: TSESTree.Node): boolean {
  const bare = plain(init);
  return (
    bare.type === N.MemberExpression ||
    (bare.type === N.CallExpression && bare.callee.type === N.MemberExpression && LOOKS_UP.has(lastNameOf(bare.callee)))
  );
}

/** Does it leave the block, so that the statements after the branch run only if it was not taken? */
export const leaves = (node: TSESTree.Statement): boolean => {
  const last = node.type === N.BlockStatement ? node.body.at(-1) : node;
  return last?.type === N.ReturnStatement || last?.type === N.ThrowStatement;
};

/** Does it end with `continue`? */
export const continues = (node: TSESTree.Statement): boolean =>
  node.type === N.ContinueStatement ||
  (node.type === N.BlockStatement && node.body.at(-1)?.type === N.ContinueStatement);
