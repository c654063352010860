/** Calls of collection methods whose callback is async now: the construction that waits for all of it, or a reason. */
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../../engine/extract/expressions.ts';
import { N } from '../../engine/extract/node-types.ts';
import { isFunction, look, some } from '../../engine/extract/subtree.ts';
import type { CallNode, SourceTree } from '../../engine/extract/tree.ts';
import { needsSemicolon, obstacleAround } from './await-call.ts';
import type { AnyFunction } from './async-function.ts';
import { changedOutside } from '../edits/changed-outside.ts';
import type { Patch } from './patch.ts';

type Construction = (tree: SourceTree, call: TSESTree.CallExpression, patch: Patch) => string | undefined;

/** By the name of the method; what is missing stops the refactor. */
const CONSTRUCTIONS: Readonly<Record<string, Construction>> = {
  map: (tree, call, patch) => changedByTurns(tree, call) ?? gather(tree, call, patch, 'await Promise.all(', ')'),
  forEach: toLoop,
  filter: (tree, call, patch) => changedByTurns(tree, call) ?? toFilter(tree, call, patch),
  flatMap: (tree, call, patch) => changedByTurns(tree, call) ?? toFlat(tree, call, patch),
};

/**
 * @param call hands the async function over
 * @returns why its result cannot be waited for
 */
export function awaitCallback(tree: SourceTree, call: CallNode, patch: Patch): string | undefined {
  if (call.type !== N.CallExpression || call.callee.type !== N.MemberExpression) return `${calleeOf(tree, call)}() does not wait for what it calls`;
  const method = keyOf(call.callee, call.callee.property) ?? '';
  const construct = CONSTRUCTIONS[method];
  if (!construct) return `${method}() needs the result of its callback at once`;
  if (call.arguments.length !== 1) return `${method}() is given more than a callback`;
  if (call.optional || call.callee.optional) return `the optional call of ${method}() may not happen`;
  const refused = obstacleAround(call);
  if (refused) return refused;
  return patch.once(`construct ${call.range.join()}`) ? construct(tree, call, patch) : undefined;
}

const calleeOf = (tree: SourceTree, node: CallNode): string => {
  const callee = node.type === N.TaggedTemplateExpression ? node.tag : node.callee;
  return tree.code(callee.type === N.MemberExpression ? callee.property : callee);
};

/** Callbacks that wait take turns in any order: what they change outside must not tell. */
function changedByTurns(tree: SourceTree, { arguments: [callback] }: TSESTree.CallExpression): string | undefined {
  const changed = callback && isFunction(callback) ? changedOutside(tree, callback as AnyFunction) : undefined;
  return changed && `\`${changed}\` is changed in each turn, in an order that would be lost`;
}

/** The operand of a member access or a call stands in parentheses. */
function gather(tree: SourceTree, call: TSESTree.CallExpression, patch: Patch, before: string, after: string): undefined {
  const { parent } = call;
  const isOperand = (parent.type === N.MemberExpression && parent.object === call) || parent.type === N.TSNonNullExpression;
  if (parent.type === N.AwaitExpression) patch.around(call, before.replace(/^await /, ''), after);
  else if (isOperand) patch.around(call, `${needsSemicolon(tree, call) ? ';' : ''}(${before}`, `${after})`);
  else patch.around(call, before, after);
}

/** Keeps the elements for which the callback's promise gives something true, in their order. */
function toFilter(tree: SourceTree, call: TSESTree.CallExpression, patch: Patch): string | undefined {
  const [callback] = call.arguments;
  const parameter = callback?.type === N.ArrowFunctionExpression && callback.params.length === 1 ? callback.params[0]! : undefined;
  if (callback?.type !== N.ArrowFunctionExpression || parameter?.type !== N.Identifier || callback.body.type === N.BlockStatement) {
    return 'filter() needs the result of its callback at once';
  }
  const { property } = call.callee as TSESTree.MemberExpression;
  patch.replace(property.range[0], property.range[1], 'map');
  patch.around(callback.body, '(', `) ? [${parameter.name}] : []`);
  patch.around(call, `${needsSemicolon(tree, call) ? ';' : ''}(await Promise.all(`, ')).flat()');
  return undefined;
}

function toFlat(tree: SourceTree, call: TSESTree.CallExpression, patch: Patch): undefined {
  const { property } = call.callee as TSESTree.MemberExpression;
  patch.replace(property.range[0], property.range[1], 'map');
  patch.around(call, `${needsSemicolon(tree, call) ? ';' : ''}(await Promise.all(`, ')).flat()');
}

/** `xs.forEach((x) => { … })` as a loop: one turn after the other, as before. */
function toLoop(tree: SourceTree, call: TSESTree.CallExpression, patch: Patch): string | undefined {
  const statement = call.parent;
  const { object } = call.callee as TSESTree.MemberExpression;
  const [callback] = call.arguments;
  if (statement.type !== N.ExpressionStatement) return 'forEach() is part of an expression';
  if (!callback) return 'forEach() is given nothing';
  if (isKeyed(tree, object)) return 'forEach() of a map gives value and key';
  if (callback.type !== N.ArrowFunctionExpression && callback.type !== N.FunctionExpression) {
    if (callback.type !== N.Identifier && callback.type !== N.MemberExpression) return 'forEach() is given a function that is made elsewhere';
    const item = ['item', 'element', 'each'].find((name) => !tree.isTaken(name)) ?? 'oneItem';
    patch.around(object, `for (const ${item} of `, ') await ');
    patch.replace(object.range[1], callback.range[0], '');
    patch.around({ range: callback.range }, '', `(${item}`);
    return undefined;
  }
  const [element, index, ...others] = callback.params;
  if (others.length > 0 || callback.params.some((parameter) => parameter.type === N.RestElement || parameter.type === N.AssignmentPattern)) {
    return 'the callback of forEach() has parameters that a loop does not give';
  }
  if (callback.type === N.FunctionExpression && usesOwnThis(callback.body)) return 'the callback of forEach() uses its own `this`';
  const { body } = callback;
  const returns = body.type === N.BlockStatement ? returnsOf(body) : [];
  if (returns.some(({ isNested }) => isNested)) return 'the callback of forEach() returns from inside a loop';
  if (returns.some(({ node }) => node.argument)) return 'the callback of forEach() returns a value';
  if (body.type === N.BlockStatement && declaresVar(body)) return 'the callback of forEach() declares a `var`';
  const name = element ? tree.code(element).replace(/:[^,{}[\]]*$/, '') : ['item', 'element', 'each'].find((candidate) => !tree.isTaken(candidate))!;
  const head = index ? `for (const [${tree.code(index).replace(/:.*$/, '')}, ${name}] of ` : `for (const ${name} of `;
  patch.around(object, head, index ? '.entries()) ' : ') ');
  patch.replace(object.range[1], body.range[0], '');
  for (const { node } of returns) patch.replace(node.range[0], node.range[1], `continue${tree.code(node).endsWith(';') ? ';' : ''}`);
  const isBlock = body.type === N.BlockStatement;
  const end = tree.text[statement.range[1] - 1] === ';' && isBlock ? statement.range[1] : call.range[1];
  patch.replace(body.range[1], end, '');
  return undefined;
}

/** Is the function the callback of a `forEach` that becomes a loop? Its body becomes that of the loop. */
export function dissolves(fn: TSESTree.Node): boolean {
  const { parent } = fn;
  return parent?.type === N.CallExpression && parent.arguments[0] === fn && parent.callee.type === N.MemberExpression
    && keyOf(parent.callee, parent.callee.property) === 'forEach';
}

/** Maps give their values first and a key second, a loop gives pairs. */
function isKeyed(tree: SourceTree, object: TSESTree.Node): boolean {
  const variable = object.type === N.Identifier ? tree.variable(object) : undefined;
  const declared = variable?.defs.map(({ node }) => tree.code(node as TSESTree.Node)).join(' ') ?? tree.code(object);
  return /\b(Weak)?Map\b|\bHeaders\b|\bURLSearchParams\b|\bFormData\b|searchParams|headers/.test(declared);
}

function usesOwnThis(body: TSESTree.Node): boolean {
  let found = false;
  look(body, (node) => {
    if (node.type === N.FunctionExpression || node.type === N.FunctionDeclaration) return false;
    found ||= node.type === N.ThisExpression || (node.type === N.Identifier && node.name === 'arguments');
    return !found;
  });
  return found;
}

const declaresVar = (body: TSESTree.Node): boolean => some(body, (node) => node.type === N.VariableDeclaration && node.kind === 'var');

function returnsOf(body: TSESTree.BlockStatement): { readonly node: TSESTree.ReturnStatement; readonly isNested: boolean }[] {
  const found: { node: TSESTree.ReturnStatement; isNested: boolean }[] = [];
  look(body, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== N.ReturnStatement) return true;
    let isNested = false;
    for (let at: TSESTree.Node | undefined = node.parent; at && at !== body; at = at.parent) isNested ||= /^(For|While|DoWhile)/.test(at.type);
    found.push({ node, isNested });
    return true;
  });
  return found;
}
