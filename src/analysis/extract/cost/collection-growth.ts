/** Collections and texts that a loop makes longer: by `push`, by a key, or by taking themselves over whole. */
import { ADDS_TO_COLLECTION, CALLS_PER_ELEMENT } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { Size } from '../../facts/work.ts';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { over, plus, times } from './size-terms.ts';
import { LOOPS, isFunction } from '../../syntax/traverse.ts';

/** What is gathered by key is met again: so many fall together on average. */
export const GROUP = 8;

export interface Growth {
  readonly size: Size;
  /** The outermost loops in which it grows. */
  readonly loops: readonly TSESTree.Node[];
}

/** The statement or call by which a reference makes its variable longer. */
function growthAt(identifier: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = identifier;
  if (parent?.type === N.MemberExpression && parent.object === identifier) {
    const user = parent.parent;
    if (user.type === N.CallExpression && user.callee === parent)
      return ADDS_TO_COLLECTION.has(lastNameOf(parent)) ? user : undefined;
    return user.type === N.AssignmentExpression && user.left === parent && parent.computed ? user : undefined;
  }
  if (parent?.type === N.AssignmentExpression && parent.left === identifier && parent.operator === '+=')
    return isText(parent.right) ? parent : undefined;
  return parent?.type === N.AssignmentExpression && parent.left === identifier && takesOver(parent.right, identifier)
    ? parent
    : undefined;
}

const isText = (node: TSESTree.Node): boolean =>
  node.type === N.TemplateLiteral ||
  (node.type === N.Literal && typeof node.value === 'string') ||
  (node.type === N.BinaryExpression && node.operator === '+' && (isText(node.left) || isText(node.right)));

/** `[...list, item]`, `{ ...all, [key]: value }`, `list.concat(item)`, `text + more`. */
function takesOver(value: TSESTree.Node, { name }: TSESTree.Node & { readonly name?: string }): boolean {
  const isSame = (node: TSESTree.Node): boolean => node.type === N.Identifier && node.name === name;
  switch (value.type) {
    case N.ArrayExpression:
      return value.elements.some((element) => element?.type === N.SpreadElement && isSame(element.argument));
    case N.ObjectExpression:
      return value.properties.some((property) => property.type === N.SpreadElement && isSame(property.argument));
    case N.CallExpression:
      return (
        value.callee.type === N.MemberExpression && isSame(value.callee.object) && lastNameOf(value.callee) === 'concat'
      );
    case N.BinaryExpression:
      return value.operator === '+' && isSame(value.left) && isText(value.right);
    default:
      return false;
  }
}

/**
 * Is it read by key where it grows, to add to what is there: `counts.set(word, counts.get(word) + 1)`, `groups[key] ??=
 * []`?
 */
const isGrouping = ({ references }: Variable, where: TSESTree.Node): boolean =>
  references.some(({ identifier }) => {
    const { parent } = identifier as TSESTree.Node;
    if (parent?.type !== N.MemberExpression || parent.object !== identifier || !isWithin(parent, where)) return false;
    const user = parent.parent;
    if (!parent.computed)
      return user.type === N.CallExpression && user.callee === parent && lastNameOf(parent) === 'get';
    return user.type !== N.AssignmentExpression || user.left !== parent || user.operator !== '=';
  });

/** A key of a collection, not a place in a list: `groups[key] = …`, `counts.set(word, …)`. */
function isKeyed(site: TSESTree.Node): boolean {
  if (site.type === N.CallExpression) return lastNameOf(site.callee) === 'set';
  return site.type === N.AssignmentExpression && site.left.type === N.MemberExpression;
}

/** A collection that is added as a whole: `list.concat(more)`, `list.push(...more)`. */
function addedAt(site: TSESTree.Node): TSESTree.Node | undefined {
  const call = site.type === N.AssignmentExpression ? site.right : site;
  if (call.type !== N.CallExpression) return undefined;
  const [first] = call.arguments;
  if (first?.type === N.SpreadElement) return first.argument;
  return lastNameOf(call.callee) === 'concat' ? first : undefined;
}

/** Asked at each use of a variable, and answered by looking at all of them. */
const growing = new WeakMap<Variable, boolean>();

export function isGrowing(variable: Variable): boolean {
  let grows = growing.get(variable);
  if (grows === undefined)
    growing.set(
      variable,
      (grows = variable.references.some(({ identifier }) => growthAt(identifier as TSESTree.Node) !== undefined)),
    );
  return grows;
}

/** Made with as many elements as it will have: `new Uint8Array(1000)`, `Array.from({ length })`. */
const hasLength = (node: TSESTree.Node): boolean =>
  node.type === N.VariableDeclarator &&
  ((node.init?.type === N.NewExpression && node.init.arguments.length > 0) || node.init?.type === N.CallExpression);

/**
 * What repeats a site since the declaration, from the inside out: loops, and calls of `forEach` and its kind.
 *
 * @returns undefined where it is in a function that is called elsewhere
 */
function repeatsAround(site: TSESTree.Node, declaration: TSESTree.Node): TSESTree.Node[] | undefined {
  const found: TSESTree.Node[] = [];
  for (let at = site.parent; at && !isWithin(declaration, at); at = at.parent) {
    if (LOOPS.has(at.type)) found.push(at);
    if (LOOPS.has(at.type) || !isFunction(at)) continue;
    const call = at.parent;
    if (call?.type !== N.CallExpression || !CALLS_PER_ELEMENT.has(lastNameOf(call.callee))) return undefined;
    found.push(call);
  }
  return found;
}

/** Counted by numbers, not by what there is. */
const COUNTS: ReadonlySet<string> = new Set([N.ForStatement, N.WhileStatement, N.DoWhileStatement]);

/** Is only what fits put in, of all that is met again in each iteration? What fits is as much as there is, mostly. */
function isPicked(site: TSESTree.Node, repeats: readonly TSESTree.Node[]): boolean {
  const [innermost, ...around] = repeats;
  if (!innermost || around.length === 0 || COUNTS.has(innermost.type)) return false;
  for (let at = site; at.parent && at !== innermost; at = at.parent) {
    const { parent } = at;
    if (parent.type === N.IfStatement || parent.type === N.ConditionalExpression || parent.type === N.LogicalExpression)
      return true;
  }
  return false;
}

/** Does a loop begin it anew, so that it holds what came since then: `batch = []`? */
const isBegunAnew = ({ references }: Variable, loops: readonly TSESTree.Node[]): boolean =>
  references.some(({ identifier, init, writeExpr }) => {
    const isEmpty = writeExpr?.type === N.ArrayExpression && writeExpr.elements.length === 0;
    return isEmpty && !init && loops.some((loop) => isWithin(identifier as TSESTree.Node, loop));
  });

/** @returns undefined where it grows by what is done elsewhere */
export function growthOf(
  variable: Variable,
  iterations: (loop: TSESTree.Node) => Size,
  sizeOf: (node: TSESTree.Node) => Size,
): Growth | undefined {
  const { defs, references } = variable;
  const declaration = defs[0]?.node as TSESTree.Node | undefined;
  if (!declaration) return undefined;
  const loops: TSESTree.Node[] = [];
  let size: Size = 0;
  for (const { identifier } of references) {
    const site = growthAt(identifier as TSESTree.Node);
    if (!site || (site.type === N.AssignmentExpression && hasLength(declaration) && isKeyed(site))) continue;
    const added = addedAt(site);
    const repeats = repeatsAround(site, declaration);
    if (!repeats) return undefined;
    const turns = isPicked(site, repeats) ? repeats.slice(-1) : repeats;
    const count = turns.reduce((product, loop) => times(product, iterations(loop)), added ? sizeOf(added) : 1);
    const outermost = repeats.at(-1);
    if (outermost) loops.push(outermost);
    size = plus(size, outermost && isKeyed(site) && isGrouping(variable, outermost) ? over(count, GROUP) : count);
  }
  return { size: isBegunAnew(variable, loops) ? ['text', size] : size, loops };
}
