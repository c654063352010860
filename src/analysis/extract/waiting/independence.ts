/** Are the turns of a loop independent of each other? Only where that can be read off the loop itself. */
import type { TSESTree } from '@typescript-eslint/types';
import { isPortion, isSingle, keepsOrder, showsTime } from '../../catalogue/ordering.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { lastNameOf, plain, rootOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { LOOPS, isFunction, traverse, some } from '../../syntax/traverse.ts';

export type ElementLoop = TSESTree.ForOfStatement | TSESTree.ForInStatement | TSESTree.ForStatement;

/** Methods that collect results in an order nobody has to keep while collecting. */
const COLLECTS: ReadonlySet<string> = new Set(['push', 'add', 'set', 'unshift', 'delete']);
const JUMPS: ReadonlySet<string> = new Set([N.ReturnStatement, N.ThrowStatement, N.YieldExpression]);

/** What one turn does to something that outlives it. */
type Use = 'collects' | 'writes' | 'reads';

/**
 * @param awaits the awaits of the loop's own body
 * @returns true where no turn uses what another left behind, none ends the loop, and no order shows
 */
export function hasIndependentIterations(
  builder: FactsBuilder,
  loop: ElementLoop,
  awaits: readonly TSESTree.AwaitExpression[],
): boolean {
  return (
    walksCollection(builder, loop) &&
    !endsEarly(loop.body) &&
    !tellsOrder(loop.body) &&
    awaits.filter(onlyChanges).length < 2 &&
    awaits.every((wait) => dependsOnElement(builder, loop, wait) && mayOverlap(wait)) &&
    keepsToItself(builder, loop)
  );
}

/**
 * Nobody looks at what it gives: it is there for what it changes. Two such in a turn are steps, and steps have an
 * order.
 */
const onlyChanges = ({ parent, argument }: TSESTree.AwaitExpression): boolean =>
  parent.type === N.ExpressionStatement &&
  plain(argument).type === N.CallExpression &&
  !/^(then|catch|finally)$/.test(lastNameOf((plain(argument) as TSESTree.CallExpression).callee));

/** A collection that may be long: no literal, no portions, no counting of attempts. */
function walksCollection(builder: FactsBuilder, loop: ElementLoop): boolean {
  if (loop.type === N.ForStatement) {
    return (
      loop.update?.type === N.UpdateExpression &&
      loop.test?.type === N.BinaryExpression &&
      lastNameOf(loop.test.right) === 'length'
    );
  }
  if (loop.type === N.ForOfStatement && loop.await && !isDeclaredArray(builder, loop.right)) return false;
  return !isLiteral(builder, loop.right) && !namesIn(loop.left).some(isPortion);
}

function namesIn(pattern: TSESTree.Node): string[] {
  const names: string[] = [];
  traverse(pattern, (node) => {
    if (node.type === N.Identifier) names.push(node.name);
  });
  return names;
}

function isLiteral(builder: FactsBuilder, node: TSESTree.Node): boolean {
  const bare = plain(node);
  if (bare.type === N.ArrayExpression)
    return bare.elements.length > 0 && bare.elements.every((element) => element?.type !== N.SpreadElement);
  if (bare.type !== N.Identifier) return false;
  const variable = builder.variable(bare);
  const declarator = variable?.defs[0]?.node;
  if (!variable || declarator?.type !== N.VariableDeclarator || !declarator.init) return false;
  const grows = variable.references.some(
    ({ identifier: { parent } }) => parent?.type === N.MemberExpression && COLLECTS.has(lastNameOf(parent)),
  );
  return !grows && plain(declarator.init).type === N.ArrayExpression && isLiteral(builder, declarator.init);
}

/** `for await` over an array waits for nothing but its own body; over anything else, for the next element. */
function isDeclaredArray(builder: FactsBuilder, node: TSESTree.Node): boolean {
  const name = plain(node).type === N.Identifier ? builder.variable(plain(node))?.defs[0]?.name : undefined;
  if (name?.type !== N.Identifier) return false;
  const type = name.typeAnnotation?.typeAnnotation;
  return (
    type?.type === N.TSArrayType ||
    (type?.type === N.TSTypeReference && /^(Readonly)?Array$/.test(lastNameOf(type.typeName)))
  );
}

/** A turn that can be the last one decides whether there is a next. */
function endsEarly(body: TSESTree.Node): boolean {
  return some(body, (node) => {
    if (JUMPS.has(node.type)) return !isInFunction(node, body);
    if (node.type === N.ContinueStatement) return node.label !== null;
    return node.type === N.BreakStatement && (node.label !== null || !isInBreakable(node, body));
  });
}

function climbs(node: TSESTree.Node, top: TSESTree.Node, fits: (node: TSESTree.Node) => boolean): boolean {
  for (let at = node.parent; at && at !== top; at = at.parent) if (fits(at)) return true;
  return false;
}

const isInFunction = (node: TSESTree.Node, top: TSESTree.Node): boolean => climbs(node, top, isFunction);
const isInBreakable = (node: TSESTree.Node, top: TSESTree.Node): boolean =>
  climbs(node, top, (at) => LOOPS.has(at.type) || at.type === N.SwitchStatement);

const tellsOrder = (body: TSESTree.Node): boolean =>
  some(body, (node) => {
    if (node.type !== N.CallExpression) return false;
    const root = rootOf(node.callee);
    const name = lastNameOf(node.callee);
    return (
      showsTime(name) ||
      (root.type === N.Identifier && (root.name === 'console' || (root.name === 'process' && name === 'write')))
    );
  });

/** The call that is waited for: of `load(x).then(…).catch(…)` the first. */
export function awaitedCall({ argument }: TSESTree.AwaitExpression): TSESTree.CallExpression | undefined {
  let call = plain(argument);
  while (call.type === N.CallExpression && /^(then|catch|finally)$/.test(lastNameOf(call.callee))) {
    const callee: TSESTree.Node = plain(call.callee);
    // A function of that name is called like any other.
    if (callee.type !== N.MemberExpression) break;
    call = plain(callee.object);
  }
  return call.type === N.CallExpression ? call : undefined;
}

/** Neither its name nor what it is called on or given says that only one may run at a time. */
export function mayOverlap(wait: TSESTree.AwaitExpression): boolean {
  const call = awaitedCall(wait);
  if (!call) return plain(wait.argument).type === N.Identifier;
  const owner = plain(call.callee);
  const root = rootOf(call.callee);
  const receiver = owner.type === N.MemberExpression ? lastNameOf(owner.object) : '';
  if (keepsOrder(lastNameOf(call.callee)) || isSingle(receiver)) return false;
  if (root.type === N.Identifier && (isSingle(root.name) || root.name === 'Promise')) return false;
  return !some(
    call,
    (node) => node.type === N.Identifier && isSingle(node.name) && node.parent?.type !== N.MemberExpression,
  );
}

/** Its arguments, or the case in which it stands, come from the loop; otherwise each turn asks for the same again. */
function dependsOnElement(builder: FactsBuilder, loop: ElementLoop, wait: TSESTree.AwaitExpression): boolean {
  const local = (node: TSESTree.Node): boolean =>
    some(node, (at) => {
      const variable = at.type === N.Identifier ? builder.variable(at) : undefined;
      return Boolean(variable && isInside(variable, loop));
    });
  if (local(wait.argument)) return true;
  for (let at: TSESTree.Node = wait; at !== loop; at = at.parent!) {
    const parent: TSESTree.Node | undefined = at.parent;
    if (parent?.type === N.SwitchStatement && local(parent.discriminant)) return true;
  }
  return false;
}

const isInside = (variable: Variable, loop: ElementLoop): boolean => {
  const name = variable.defs[0]?.name;
  return name !== undefined && isWithin(name, loop);
};

/** What a turn writes outside itself is only collected, never looked at by another. */
function keepsToItself(builder: FactsBuilder, loop: ElementLoop): boolean {
  const uses = new Map<Variable | string, Set<Use>>();
  const note = (owner: Variable | string, use: Use) => uses.set(owner, (uses.get(owner) ?? new Set()).add(use));
  traverse(loop.body, (node) => {
    if (node.type === N.Identifier) {
      const variable = builder.variable(node);
      if (!variable || isInside(variable, loop)) return true;
      note(variable, useOf(node));
    } else if (node.type === N.ThisExpression && node.parent.type === N.MemberExpression) {
      const use = useOf(node.parent);
      note(
        `this.${lastNameOf(node.parent)}`,
        use === 'collects' && node.parent.parent.type === N.AssignmentExpression ? 'writes' : use,
      );
    }
    return true;
  });
  return [...uses.values()].every((found) => !found.has('writes') && !(found.has('collects') && found.has('reads')));
}

/** What is done to a variable or to what it holds. */
function useOf(node: TSESTree.Node): Use {
  let top = node;
  while (isOwnedBy(top, top.parent)) top = top.parent!;
  const { parent } = top;
  switch (parent?.type) {
    case N.AssignmentExpression:
      if (parent.left !== top) return isInOwnCollecting(node, parent) ? 'collects' : 'reads';
      if (top !== node) return 'collects';
      return collectsInto(node, parent) ? 'collects' : 'writes';
    case N.UpdateExpression:
      return parent.parent.type === N.ExpressionStatement ? 'collects' : 'writes';
    case N.UnaryExpression:
      return parent.operator === 'delete' ? 'collects' : 'reads';
    case N.CallExpression: {
      const isCollecting =
        parent.callee === top &&
        top !== node &&
        COLLECTS.has(lastNameOf(top)) &&
        parent.parent.type !== N.AwaitExpression;
      return isCollecting ? 'collects' : 'reads';
    }
    case N.SpreadElement: {
      const whole = parent.parent.parent;
      return whole?.type === N.AssignmentExpression && isInOwnCollecting(node, whole) ? 'collects' : 'reads';
    }
    default:
      return 'reads';
  }
}

const isOwnedBy = (node: TSESTree.Node, parent: TSESTree.Node | undefined): boolean =>
  (parent?.type === N.MemberExpression && parent.object === node) ||
  parent?.type === N.TSNonNullExpression ||
  parent?.type === N.ChainExpression;

/** `total += n`, `all = [...all, one]`, `found = true`: the same whichever turn comes first. */
function collectsInto(target: TSESTree.Node, { operator, right }: TSESTree.AssignmentExpression): boolean {
  if (operator !== '=') return operator === '+=' || operator === '||=' || operator === '&&=';
  if (right.type === N.Literal) return true;
  const name = target.type === N.Identifier ? target.name : '';
  const isSpreadOfItself = (element: TSESTree.Node | null) =>
    element?.type === N.SpreadElement && lastNameOf(element.argument) === name;
  if (right.type === N.ArrayExpression) return right.elements.some(isSpreadOfItself);
  if (right.type === N.ObjectExpression) return right.properties.some(isSpreadOfItself);
  return (
    right.type === N.CallExpression &&
    right.callee.type === N.MemberExpression &&
    lastNameOf(right.callee) === 'concat' &&
    lastNameOf(right.callee.object) === name
  );
}

/** The `all` on the right of `all = [...all, one]`. */
const isInOwnCollecting = (node: TSESTree.Node, assignment: TSESTree.AssignmentExpression): boolean =>
  node.type === N.Identifier &&
  assignment.left.type === N.Identifier &&
  assignment.left.name === node.name &&
  collectsInto(assignment.left, assignment);
