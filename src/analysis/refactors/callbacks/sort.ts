/** Rewrites `sort` by an awaited key: first awaits the key of each element, then sorts by the keys. */
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse, some } from '../../syntax/traverse.ts';
import { needsSemicolon } from '../chain/await-call.ts';
import { changedOutside } from '../edits/changed-outside.ts';
import { isFreshArray, isOwnArray } from '../edits/fresh-arrays.ts';
import { endOf, indentOf, newlineOf } from '../edits/statements.ts';
import { placeOf } from './place.ts';
import { checkNoComment, endOfObject, freeName, isTypeScript, methodOf, refuse, type CallbackSite } from './site.ts';

/** `(a, b) => KEY(a) - KEY(b)`, in either order, or with `localeCompare`. */
interface Comparison {
  readonly first: TSESTree.Expression;
  readonly second: TSESTree.Expression;
  /** The element whose key comes first, and the other one. */
  readonly names: readonly [first: string, second: string];
  readonly params: string;
  readonly write: (first: string, second: string) => string;
}

export function sortByKeys(site: CallbackSite): void {
  const { tree, call, patch, imports } = site;
  const { object } = call.callee;
  const {
    first,
    second,
    names: [item, other],
    params,
    write,
  } = comparisonOf(site);
  const isCopied = methodOf(site) === 'toSorted';
  checkNoComment(site, endOfObject(site), first.range[0]);
  checkNoComment(site, first.range[1], call.range[1]);
  traverse(second, (node) => {
    if (node.type === N.Identifier) imports.release(node);
  });
  if (!isCopied && !isFreshArray(tree, object))
    return sortInPlace(site, { first, second, names: [item, other], params, write });
  const key = freeName(site, 'key', 'sortKey', 'by');
  patch.around(call, `${needsSemicolon(tree, call) ? ';' : ''}(await Promise.all(`, '');
  patch.replace(endOfObject(site), first.range[0], `.map(async (${item}) => ({ ${item}, ${key}: `);
  patch.overwrite(
    first.range[1],
    call.range[1],
    ` })))).sort((${params}) => ${write(`${item}.${key}`, `${other}.${key}`)}).map(({ ${item} }) => ${item})`,
  );
}

/** Keeps the same array and stores the keys in a separate map. */
function sortInPlace(site: CallbackSite, { first, names: [item, other], params, write }: Comparison): void {
  const { tree, call, patch } = site;
  const { object } = call.callee;
  if (!isOwnArray(tree, object))
    return refuse(site, 'sort() changes an array that other code may read in the meantime');
  const place = placeOf(site);
  if (!('statement' in place)) return refuse(site, 'sort() is part of an expression');
  const { statement } = place;
  const keys = freeName(site, 'keys', 'sortKeys', 'keysOfItems');
  const [pair, sure] = isTypeScript(site) ? [' as const', '!'] : ['', ''];
  if (statement.range[0] < object.range[0]) patch.replace(statement.range[0], object.range[0], '');
  patch.around({ range: [object.range[0], call.range[1]] }, `const ${keys} = new Map(await Promise.all(`, '');
  patch.replace(object.range[1], first.range[0], `.map(async (${item}) => [${item}, `);
  const before = tree.text.slice(statement.range[0], object.range[0]);
  const sorted = `${before}${tree.code(object)}.sort((${params}) => ${write(`${keys}.get(${item})${sure}`, `${keys}.get(${other})${sure}`)})`;
  patch.overwrite(
    first.range[1],
    call.range[1],
    `]${pair})))${endOf(tree)}${newlineOf(tree)}${indentOf(tree, statement)}${sorted}`,
  );
}

function comparisonOf(site: CallbackSite): Comparison {
  const {
    tree,
    call: {
      arguments: [callback],
    },
  } = site;
  const method = methodOf(site);
  const unclear = (): never => refuse(site, `${method}() compares by more than one value of each element`);
  if (callback?.type !== N.ArrowFunctionExpression)
    return refuse(site, `${method}() needs the result of its callback synchronously`);
  const [a, b, ...others] = callback.params;
  if (a?.type !== N.Identifier || b?.type !== N.Identifier || others.length > 0)
    return refuse(site, 'its parameters are not plain names');
  const sides = sidesOf(callback.body);
  if (!sides) return unclear();
  const [first, second] = sides;
  const names = mentions(first, a.name) ? ([a.name, b.name] as const) : ([b.name, a.name] as const);
  const isAlike =
    !mentions(first, names[1]) &&
    !mentions(second, names[0]) &&
    renamed(tree.code(first), names[0]) === renamed(tree.code(second), names[1]);
  if (!isAlike || changedOutside(tree, callback)) return unclear();
  const write =
    callback.body.type === N.BinaryExpression
      ? (x: string, y: string) => `${x} - ${y}`
      : (x: string, y: string) => `${x}.localeCompare(${y})`;
  return { first, second, names, params: `${a.name}, ${b.name}`, write };
}

function sidesOf(body: TSESTree.Node): readonly [TSESTree.Expression, TSESTree.Expression] | undefined {
  if (body.type === N.BinaryExpression && body.operator === '-') return [body.left, body.right];
  if (
    body.type !== N.CallExpression ||
    body.callee.type !== N.MemberExpression ||
    lastNameOf(body.callee) !== 'localeCompare'
  )
    return undefined;
  const [argument, ...others] = body.arguments;
  return argument && argument.type !== N.SpreadElement && others.length === 0
    ? [body.callee.object, argument]
    : undefined;
}

const mentions = (node: TSESTree.Node, name: string): boolean =>
  some(node, (at) => at.type === N.Identifier && at.name === name);

const renamed = (code: string, name: string): string =>
  code
    .replaceAll(new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'), '\0')
    .replaceAll(/\s+/g, ' ');
