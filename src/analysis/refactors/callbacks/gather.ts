/** `map`, `flatMap` and `filter` as one wait for all turns: their results keep the order of the elements. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse, some } from '../../syntax/traverse.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import { needsSemicolon } from '../chain/await-call.ts';
import { changedOutside } from '../edits/changed-outside.ts';
import { endOf, indentOf, newlineOf } from '../edits/statements.ts';
import { freeName, methodOf, patternOf, refuse, type CallbackSite } from './site.ts';

export function gatherMapped(site: CallbackSite): void {
  checkTurns(site);
  const { tree, call, patch } = site;
  const { parent } = call;
  const isOperand =
    (parent.type === N.MemberExpression && parent.object === call) || parent.type === N.TSNonNullExpression;
  if (parent.type === N.AwaitExpression) patch.around(call, 'Promise.all(', ')');
  else if (isOperand) patch.around(call, `${needsSemicolon(tree, call) ? ';' : ''}(await Promise.all(`, '))');
  else patch.around(call, 'await Promise.all(', ')');
}

export function gatherFlat(site: CallbackSite): void {
  checkTurns(site);
  flatten(site);
}

/** Each turn gives a list of its element, or an empty one. */
export function gatherKept(site: CallbackSite): void {
  checkTurns(site);
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
    return refuse(site, 'filter() is given a function that is made elsewhere');
  }
  const [parameter] = callback.params;
  if (parameter?.type === N.AssignmentPattern || parameter?.type === N.RestElement || !parameter) {
    return refuse(site, 'the callback of filter() does not take the element by a name');
  }
  if (callback.returnType) return refuse(site, 'the callback of filter() declares what it returns');
  const item = parameter.type === N.Identifier ? parameter.name : freeName(site, 'item', 'element', 'each', 'oneItem');
  if (parameter.type === N.Identifier && isHidden(item, callback.body))
    return refuse(site, `\`${item}\` is another variable inside`);
  if (callback.body.type === N.BlockStatement) keepByReturns(site, callback.body, item);
  else if (parameter.type === N.Identifier) patch.around(callback.body, '(', `) ? [${item}] : []`);
  else return refuse(site, 'the callback of filter() takes the element apart');
  if (parameter.type !== N.Identifier) takeApart(site, parameter, callback.body as TSESTree.BlockStatement, item);
  return flatten(site);
}

/** Callbacks that wait take turns in any order: what they change outside must not tell. */
function checkTurns(site: CallbackSite): void {
  const [callback] = site.call.arguments;
  const changed = callback && isFunction(callback) ? changedOutside(site.tree, callback as AnyFunction) : undefined;
  if (changed) refuse(site, `\`${changed}\` is changed in each turn, in an order that would be lost`);
}

function flatten({ tree, call, patch }: CallbackSite): void {
  const { property } = call.callee;
  patch.replace(property.range[0], property.range[1], 'map');
  patch.around(call, `${needsSemicolon(tree, call) ? ';' : ''}(await Promise.all(`, ')).flat()');
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
function takeApart(site: CallbackSite, pattern: TSESTree.Parameter, body: TSESTree.BlockStatement, item: string): void {
  const { tree, patch } = site;
  const code = patternOf(site, pattern);
  patch.replace(pattern.range[0], pattern.range[0] + code.length, item);
  patch.insert(
    body.body[0]!.range[0],
    `const ${code} = ${item}${endOf(tree)}${newlineOf(tree)}${indentOf(tree, body.body[0]!)}`,
  );
}

/** Is a variable of that name declared inside the callback, where the element is named again? */
const isHidden = (name: string, body: TSESTree.Node): boolean =>
  some(body, (node) => node.type === N.VariableDeclarator && node.id.type === N.Identifier && node.id.name === name);
