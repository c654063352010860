/** Rewrites `map`, `flatMap` and `filter` to await all callbacks at once; results keep the order of the elements. */
import { WAITS_FOR_ALL } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse, some } from '../../syntax/traverse.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import { needsSemicolon } from '../chain/await-call.ts';
import { changedOutside } from '../edits/changed-outside.ts';
import { endOf, indentOf, newlineOf } from '../edits/statements.ts';
import { boundedMap, isWrittenOut } from '../concurrency/bound.ts';
import { endOfObject, freeName, methodOf, patternOf, refuse, type CallbackSite } from './site.ts';

export function gatherMapped(site: CallbackSite): void {
  checkOrderIndependence(site);
  const { tree, call, patch } = site;
  const { parent } = call;
  if (isGathered(call)) return;
  const isOperand =
    (parent.type === N.MemberExpression && parent.object === call) || parent.type === N.TSNonNullExpression;
  const { start, end } = atOnce(site);
  if (parent.type === N.AwaitExpression) patch.around(call, start, end);
  else if (isOperand) patch.around(call, `${needsSemicolon(tree, call) ? ';' : ''}(await ${start}`, `${end})`);
  else patch.around(call, `await ${start}`, end);
}

/** `Promise.all(xs.map(…))`: it waits for them already. */
const isGathered = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === N.CallExpression && WAITS_FOR_ALL.has(writtenName(parent.callee));

/** Code around the call that runs the callbacks: all at once if there are few, otherwise some at a time. */
function atOnce(site: CallbackSite): { readonly start: string; readonly end: string } {
  const { tree, call, patch } = site;
  const { object, property } = call.callee;
  if (isWrittenOut(tree, object) || call.typeArguments) {
    patch.replace(property.range[0], property.range[1], 'map');
    return { start: 'Promise.all(', end: ')' };
  }
  const callback = call.arguments[0]!;
  const { name, before, after } = boundedMap(site);
  patch.replace(endOfObject(site), callback.range[0], before);
  if (after) patch.around(callback, '', after);
  return { start: `${name}(`, end: '' };
}

export function gatherFlat(site: CallbackSite): void {
  checkOrderIndependence(site);
  flatten(site);
}

/** Each callback returns a list with its element, or an empty list. */
export function gatherKept(site: CallbackSite): void {
  checkOrderIndependence(site);
  const {
    patch,
    call: {
      arguments: [callback],
    },
  } = site;
  if (callback?.type === N.Identifier || callback?.type === N.MemberExpression) {
    const item = freeName(site, 'item', 'element', 'each', 'oneItem');
    patch.around(callback, `async (${item}) => (await `, `(${item})) ? [${item}] : []`);
    return flatten(site);
  }
  if (callback?.type !== N.ArrowFunctionExpression && callback?.type !== N.FunctionExpression) {
    return refuse(site, 'the function passed to filter() is created elsewhere');
  }
  const [parameter] = callback.params;
  if (parameter?.type === N.AssignmentPattern || parameter?.type === N.RestElement || !parameter) {
    return refuse(site, 'the callback of filter() has no named element parameter');
  }
  if (callback.returnType) return refuse(site, 'the callback of filter() declares its return type');
  const item = parameter.type === N.Identifier ? parameter.name : freeName(site, 'item', 'element', 'each', 'oneItem');
  if (parameter.type === N.Identifier && isShadowed(item, callback.body))
    return refuse(site, `\`${item}\` is redeclared inside`);
  if (callback.body.type === N.BlockStatement) keepByReturns(site, callback.body, item);
  else if (parameter.type === N.Identifier) patch.around(callback.body, '(', `) ? [${item}] : []`);
  else return refuse(site, 'the callback of filter() destructures the element');
  if (parameter.type !== N.Identifier)
    destructureInside(site, parameter, callback.body as TSESTree.BlockStatement, item);
  return flatten(site);
}

/** Concurrent callbacks may run in any order, so they must not change anything outside. */
function checkOrderIndependence(site: CallbackSite): void {
  const [callback] = site.call.arguments;
  const changed = callback && isFunction(callback) ? changedOutside(site.tree, callback as AnyFunction) : undefined;
  if (changed) refuse(site, `\`${changed}\` changes in each iteration, and the order would be lost`);
}

function flatten(site: CallbackSite): void {
  const { tree, call, patch } = site;
  const { start, end } = atOnce(site);
  patch.around(call, `${needsSemicolon(tree, call) ? ';' : ''}(await ${start}`, `${end}).flat()`);
}

/** `return isOpen;` → `return (isOpen) ? [item] : [];` */
function keepByReturns(site: CallbackSite, body: TSESTree.BlockStatement, item: string): void {
  const { patch } = site;
  const last = body.body.at(-1);
  if (last?.type !== N.ReturnStatement && last?.type !== N.ThrowStatement)
    return refuse(site, `the callback of ${methodOf(site)}() may end without a result`);
  traverse(body, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== N.ReturnStatement) return true;
    const { argument } = node;
    if (!argument) patch.overwrite(...node.range, `return []${endOf(site.tree)}`);
    else if (argument.type === N.Literal && typeof argument.value === 'boolean')
      patch.overwrite(...argument.range, argument.value ? `[${item}]` : '[]');
    else patch.around(argument, '(', `) ? [${item}] : []`);
    return true;
  });
}

/** `({ name }) => { … }` → `(item) => { const { name } = item; … }` */
function destructureInside(
  site: CallbackSite,
  pattern: TSESTree.Parameter,
  body: TSESTree.BlockStatement,
  item: string,
): void {
  const { tree, patch } = site;
  const code = patternOf(site, pattern);
  patch.replace(pattern.range[0], pattern.range[0] + code.length, item);
  patch.insert(
    body.body[0]!.range[0],
    `const ${code} = ${item}${endOf(tree)}${newlineOf(tree)}${indentOf(tree, body.body[0]!)}`,
  );
}

/** Is the name of the element redeclared inside the callback? */
const isShadowed = (name: string, body: TSESTree.Node): boolean =>
  some(body, (node) => node.type === N.VariableDeclarator && node.id.type === N.Identifier && node.id.name === name);
