/** A callback whose body becomes that of a loop: its parameters, what it returns, and what keeps it from that. */
import type { TSESTree } from '@typescript-eslint/types';
import { rootOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse, some } from '../../syntax/traverse.ts';
import { changedOutside } from '../edits/changed-outside.ts';
import { freeName, methodOf, patternOf, refuse, type CallbackSite } from './site.ts';

export interface Turn {
  /** The callback itself, where it is a function that is written here. */
  readonly fn?: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;
  /** What each turn takes: a name or a pattern, without its type. */
  readonly element: string;
  readonly isPattern: boolean;
  readonly index?: string;
  /** An expression, or a block; the callback's name where it has been written elsewhere. */
  readonly body: TSESTree.Node;
  readonly returns: readonly TSESTree.ReturnStatement[];
}

/**
 * @param skipped parameters before the element: what `reduce` has so far
 * @throws {Refusal} where a loop would do something else
 */
export function turnOf(site: CallbackSite, skipped = 0): Turn {
  const {
    call: {
      arguments: [callback],
      callee: { object },
    },
    tree,
  } = site;
  const method = methodOf(site);
  if (callback?.type === N.Identifier || callback?.type === N.MemberExpression)
    return namedTurn(site, callback, skipped);
  if (callback?.type !== N.ArrowFunctionExpression && callback?.type !== N.FunctionExpression) {
    return refuse(site, `${method}() is given a function that is made elsewhere`);
  }
  const [element, index, ...others] = callback.params.slice(skipped);
  if (others.length > 0 || callback.params.some(({ type }) => type === N.RestElement || type === N.AssignmentPattern)) {
    return refuse(site, `the callback of ${method}() has parameters that a loop does not give`);
  }
  if (callback.type === N.FunctionExpression && usesOwnThis(callback.body))
    return refuse(site, `the callback of ${method}() uses its own \`this\``);
  if (callback.generator) return refuse(site, `the callback of ${method}() is a generator`);
  if (callback.returnType?.typeAnnotation.type === N.TSTypePredicate)
    return refuse(site, 'its callback tells the type checker what an element is');
  const { body } = callback;
  if (
    body.type === N.BlockStatement &&
    some(body, (node) => node.type === N.VariableDeclaration && node.kind === 'var')
  ) {
    return refuse(site, `the callback of ${method}() declares a \`var\``);
  }
  const root = rootOf(object);
  if (root.type === N.Identifier && changedOutside(tree, callback) === root.name)
    return refuse(site, `\`${root.name}\` is changed while it is walked over`);
  if (hidesItself(object, callback.params))
    return refuse(site, 'a parameter of its callback is called as what it walks over');
  return {
    fn: callback,
    body,
    returns: body.type === N.BlockStatement ? returnsOf(site, body) : [],
    element: element ? patternOf(site, element) : freeName(site, 'item', 'element', 'each', 'oneItem'),
    isPattern: element !== undefined && element.type !== N.Identifier,
    ...(index && { index: patternOf(site, index) }),
  };
}

/** `xs.some(isOpen)`: each turn calls it with the element. */
function namedTurn(
  site: CallbackSite,
  callback: TSESTree.Identifier | TSESTree.MemberExpression,
  skipped: number,
): Turn {
  if (skipped > 0) return refuse(site, `${methodOf(site)}() is given a function that is written elsewhere`);
  const declared = callback.type === N.Identifier ? site.tree.variable(callback)?.defs[0]?.node : undefined;
  const written = declared?.type === N.VariableDeclarator ? declared.init : declared;
  if (written && isFunction(written) && (written as TSESTree.FunctionDeclaration).params.length > 1)
    return refuse(site, `${site.tree.code(callback)}() takes more than the element`);
  return {
    element: freeName(site, 'item', 'element', 'each', 'oneItem'),
    isPattern: false,
    body: callback,
    returns: [],
  };
}

/** `x.parts.some((x) => …)`: in the head of a loop, the inner name would hide the outer one. */
function hidesItself(object: TSESTree.Node, params: readonly TSESTree.Node[]): boolean {
  const names = new Set<string>();
  for (const parameter of params)
    traverse(parameter, (node) => {
      if (node.type === N.Identifier) names.add(node.name);
    });
  const isKey = (node: TSESTree.Identifier) =>
    (node.parent.type === N.MemberExpression && node.parent.property === node && !node.parent.computed) ||
    (node.parent.type === N.Property && node.parent.key === node && !node.parent.computed && !node.parent.shorthand);
  return some(object, (node) => node.type === N.Identifier && names.has(node.name) && !isKey(node));
}

function usesOwnThis(body: TSESTree.Node): boolean {
  return some(
    body,
    (node) => node.type === N.ThisExpression || (node.type === N.Identifier && node.name === 'arguments'),
  );
}

/** Those of the callback itself, none inside a loop or a switch of its own. */
function returnsOf(site: CallbackSite, body: TSESTree.BlockStatement): TSESTree.ReturnStatement[] {
  const found: TSESTree.ReturnStatement[] = [];
  traverse(body, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== N.ReturnStatement) return true;
    for (let at: TSESTree.Node = node.parent; at !== body; at = at.parent!) {
      if (/^(For|While|DoWhile|Switch)/.test(at.type))
        refuse(
          site,
          `the callback of ${methodOf(site)}() returns from inside a ${at.type.startsWith('Switch') ? 'switch' : 'loop'}`,
        );
    }
    found.push(node);
    return true;
  });
  return found;
}

/** Does the callback end in a result each time? */
export function alwaysReturns({ body }: Turn): boolean {
  if (body.type !== N.BlockStatement) return true;
  const last = body.body.at(-1);
  return last?.type === N.ReturnStatement || last?.type === N.ThrowStatement;
}
