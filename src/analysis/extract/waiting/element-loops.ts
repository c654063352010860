/** Loops that go through a collection, one element an iteration: what they walk, and how many elements that has. */
import { ARRAY_TYPES, CHANGES_LENGTH, COUNTS, GIVES_ARRAY, WAITS_FOR_ALL } from '../../catalogue/javascript/methods.ts';
import { CUTS } from '../../catalogue/naming/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isWithin, endOf, startOf } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { toExpr } from '../references.ts';
import { type Expr, isUnresolved } from '../../facts/expr.ts';
import { lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { some } from '../../syntax/traverse.ts';

export type ElementLoop = TSESTree.ForOfStatement | TSESTree.ForInStatement | TSESTree.ForStatement;

export interface Walked {
  /** The collection as written, where that is short. */
  readonly of?: string;
  readonly list?: Expr;
  /** Its elements, where they are written down. */
  readonly count?: number;
  /** It is walked by `for await`, and may give its elements one by one. */
  readonly mayStream?: true;
}

export const isElementLoop = (node: TSESTree.Node): node is ElementLoop =>
  node.type === N.ForOfStatement || node.type === N.ForInStatement || node.type === N.ForStatement;

/** @returns undefined where it goes through no collection, or through one that grows meanwhile */
export function walkedBy(builder: FactsBuilder, loop: ElementLoop): Walked | undefined {
  if (loop.type === N.ForStatement) return countedBy(builder, loop);
  const right = plain(loop.right);
  if (isCut(builder, right) || isChangedIn(builder, right, loop.body)) return undefined;
  const count = literalCount(builder, right);
  const mayStream = loop.type === N.ForOfStatement && loop.await && !isList(builder, right);
  return { ...walkedOf(builder, right), ...(count !== undefined && { count }), ...(mayStream && { mayStream }) };
}

/** `for (let i = 0; i < ids.length; i++)`; also up to a number that is known before. */
function countedBy(builder: FactsBuilder, { init, test, update, body }: TSESTree.ForStatement): Walked | undefined {
  if (init?.type !== N.VariableDeclaration || test?.type !== N.BinaryExpression || !/^[<>]=?$/.test(test.operator))
    return undefined;
  if (update?.type !== N.UpdateExpression) return undefined;
  const [counter] = init.declarations;
  const bound = plain(test.right);
  if (counter?.id.type !== N.Identifier || lastNameOf(test.left) !== counter.id.name) return undefined;
  if (bound.type === N.Literal && typeof bound.value === 'number') return { count: bound.value };
  if (bound.type === N.MemberExpression && COUNTS.has(lastNameOf(bound)))
    return isChangedIn(builder, plain(bound.object), body) ? undefined : walkedOf(builder, plain(bound.object));
  const variable = bound.type === N.Identifier ? builder.variable(bound) : undefined;
  const isSet = variable?.references.some((one) => one.isWrite() && isWithin(one.identifier as TSESTree.Node, body));
  return bound.type === N.Identifier && !isSet ? {} : undefined;
}

const MAX_TEXT = 24;

/** A collection as it stands in the text, and what it refers to. */
export function walkedOf(builder: FactsBuilder, node: TSESTree.Node): Walked {
  const text = builder.text.slice(startOf(node), endOf(node));
  const list = plain(node).type === N.ArrayExpression ? undefined : toExpr(builder, node);
  return {
    ...(text.length <= MAX_TEXT && /^[\w$.?#]+$/.test(text) && { of: text }),
    ...(list && !isUnresolved(list) && { list }),
  };
}

/** What a variable is initialised with. */
function initOf(variable: Variable | null | undefined): TSESTree.Node | undefined {
  const declarator = variable?.defs[0]?.node as TSESTree.Node | undefined;
  return declarator?.type === N.VariableDeclarator && declarator.init && declarator.id.type === N.Identifier
    ? plain(declarator.init)
    : undefined;
}

/** How many elements a list has that is written down. */
export function literalCount(builder: FactsBuilder, node: TSESTree.Node): number | undefined {
  const bare = plain(node);
  const list = bare.type === N.Identifier ? unchangedInit(builder, bare) : bare;
  if (list?.type !== N.ArrayExpression) return undefined;
  return list.elements.some((element) => element?.type === N.SpreadElement) ? undefined : list.elements.length;
}

/** What a variable is initialised with that nothing is assigned to later, and whose length nothing changes. */
export function unchangedInit(builder: FactsBuilder, node: TSESTree.Identifier): TSESTree.Node | undefined {
  const variable = builder.variable(node);
  const init = initOf(variable);
  return variable && init && !isEverChanged(variable) ? init : undefined;
}

/** Asked at each use of a variable, and answered by looking at all of them. */
const everChanged = new WeakMap<Variable, boolean>();

function isEverChanged(variable: Variable): boolean {
  const known = everChanged.get(variable);
  if (known !== undefined) return known;
  const isChanged = variable.references.some(
    (one) => (one.isWrite() && !one.init) || changesLength(one.identifier as TSESTree.Node),
  );
  everChanged.set(variable, isChanged);
  return isChanged;
}

const changesLength = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === N.MemberExpression && CHANGES_LENGTH.has(lastNameOf(parent));

/** A list of things to do that the iterations add to is no collection that is known before. */
function isChangedIn(builder: FactsBuilder, node: TSESTree.Node, body: TSESTree.Node): boolean {
  const variable = node.type === N.Identifier ? builder.variable(node) : undefined;
  if (variable)
    return variable.references.some((one) => {
      const at = one.identifier as TSESTree.Node;
      return isWithin(at, body) && (one.isWrite() || changesLength(at));
    });
  const name = node.type === N.MemberExpression ? lastNameOf(node) : '';
  return (
    name !== '' &&
    some(body, (at) => {
      const owner = at.type === N.MemberExpression && CHANGES_LENGTH.has(lastNameOf(at)) ? plain(at.object) : undefined;
      return owner?.type === N.MemberExpression && lastNameOf(owner) === name && isSameOwner(owner, node);
    })
  );
}

const isSameOwner = (a: TSESTree.MemberExpression, b: TSESTree.Node): boolean =>
  b.type === N.MemberExpression && plain(a.object).type === plain(b.object).type;

function isCut(builder: FactsBuilder, node: TSESTree.Node): boolean {
  const made = node.type === N.Identifier ? initOf(builder.variable(node)) : node;
  return made?.type === N.CallExpression && CUTS.pattern.test(lastNameOf(made.callee));
}

/** `await Promise.all(…)` gives an array. */
const isGathered = (node: TSESTree.Node): boolean =>
  node.type === N.CallExpression && WAITS_FOR_ALL.has(writtenName(node.callee));

/** `for await` over an array waits for nothing but its own body; over anything else, for the next element. */
function isList(builder: FactsBuilder, node: TSESTree.Node): boolean {
  const bare = plain(node);
  if (bare.type === N.ArrayExpression) return true;
  if (bare.type === N.AwaitExpression) return isGathered(plain(bare.argument));
  if (bare.type === N.CallExpression)
    return bare.callee.type === N.MemberExpression && GIVES_ARRAY.has(lastNameOf(bare.callee));
  const variable = bare.type === N.Identifier ? builder.variable(bare) : undefined;
  const name = variable?.defs[0]?.name as TSESTree.Node | undefined;
  if (name?.type !== N.Identifier) return false;
  const type = name.typeAnnotation?.typeAnnotation;
  if (type?.type === N.TSArrayType) return true;
  if (type?.type === N.TSTypeReference) return ARRAY_TYPES.has(lastNameOf(type.typeName));
  const init = initOf(variable);
  return init !== undefined && init.type !== N.Identifier && isList(builder, init);
}
