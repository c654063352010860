/** A callback whose body becomes a loop body: its parameters, its return statements, and the reasons why it cannot. */
import type { TSESTree } from '@typescript-eslint/types';
import { rootOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isReassigned } from '../../syntax/scopes/reassigned.ts';
import { isFunction, traverse, some } from '../../syntax/traverse.ts';
import { changedOutside } from '../edits/changed-outside.ts';
import type { SourceTree } from '../source-tree.ts';
import { freeName, methodOf, patternOf, refuse, type CallbackSite } from './site.ts';

export interface Iteration {
  /** The callback, if it is an inline function. */
  readonly fn?: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;
  /** The loop variable: a name or a pattern, without its type. */
  readonly element: string;
  readonly isPattern: boolean;
  readonly index?: string;
  /** How the loop declares them: the callback may set its parameters again. */
  readonly keyword: 'const' | 'let';
  /** An expression or a block; the callback's name if it is defined elsewhere. */
  readonly body: TSESTree.Node;
  readonly returns: readonly TSESTree.ReturnStatement[];
}

/**
 * @param skipped parameters before the element, such as the accumulator of `reduce`
 * @throws {Refusal} if a loop would behave differently
 */
export function iterationOf(site: CallbackSite, skipped = 0): Iteration {
  const {
    call: {
      arguments: [callback],
      callee: { object },
    },
    tree,
  } = site;
  const method = methodOf(site);
  if (callback?.type === N.Identifier || callback?.type === N.MemberExpression)
    return namedIteration(site, callback, skipped);
  if (callback?.type !== N.ArrowFunctionExpression && callback?.type !== N.FunctionExpression) {
    return refuse(site, `the function passed to ${method}() is created elsewhere`);
  }
  const [element, index, ...others] = callback.params.slice(skipped);
  if (others.length > 0 || callback.params.some(({ type }) => type === N.RestElement || type === N.AssignmentPattern)) {
    return refuse(site, `the callback of ${method}() has parameters that a loop cannot provide`);
  }
  if (callback.type === N.FunctionExpression && usesOwnThis(callback.body))
    return refuse(site, `the callback of ${method}() uses its own \`this\``);
  if (callback.generator) return refuse(site, `the callback of ${method}() is a generator`);
  if (callback.returnType?.typeAnnotation.type === N.TSTypePredicate)
    return refuse(site, 'its callback is a type predicate');
  const { body } = callback;
  if (
    body.type === N.BlockStatement &&
    some(body, (node) => node.type === N.VariableDeclaration && node.kind === 'var')
  ) {
    return refuse(site, `the callback of ${method}() declares a \`var\``);
  }
  const root = rootOf(object);
  if (root.type === N.Identifier && changedOutside(tree, callback) === root.name)
    return refuse(site, `\`${root.name}\` changes during the iteration`);
  if (shadowsCollection(object, callback.params))
    return refuse(site, 'a parameter of its callback has the same name as the collection');
  return {
    fn: callback,
    body,
    returns: body.type === N.BlockStatement ? returnsOf(site, body) : [],
    element: element ? patternOf(site, element) : freeName(site, 'item', 'element', 'each', 'oneItem'),
    isPattern: element !== undefined && element.type !== N.Identifier,
    keyword: callback.params.slice(skipped).some((parameter) => isSetAgain(tree, parameter)) ? 'let' : 'const',
    ...(index && { index: patternOf(site, index) }),
  };
}

/** `xs.some(isOpen)`: each iteration calls it with the element. */
function namedIteration(
  site: CallbackSite,
  callback: TSESTree.Identifier | TSESTree.MemberExpression,
  skipped: number,
): Iteration {
  if (skipped > 0) return refuse(site, `the function passed to ${methodOf(site)}() is defined elsewhere`);
  const declared = callback.type === N.Identifier ? site.tree.variable(callback)?.defs[0]?.node : undefined;
  const written = declared?.type === N.VariableDeclarator ? declared.init : declared;
  if (written && isFunction(written) && (written as TSESTree.FunctionDeclaration).params.length > 1)
    return refuse(site, `${site.tree.code(callback)}() takes more parameters than the element`);
  return {
    element: freeName(site, 'item', 'element', 'each', 'oneItem'),
    isPattern: false,
    keyword: 'const',
    body: callback,
    returns: [],
  };
}

const isSetAgain = (tree: SourceTree, parameter: TSESTree.Node): boolean =>
  some(parameter, (node) => {
    const variable = tree.declared(node);
    return variable !== undefined && isReassigned(variable);
  });

/** `x.parts.some((x) => …)`: in a loop header, the inner name would shadow the outer one. */
function shadowsCollection(object: TSESTree.Node, params: readonly TSESTree.Node[]): boolean {
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

/** The callback's own returns. Refuses those inside a nested loop or switch. */
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

/** Does the callback always return a result? */
export function alwaysReturns({ body }: Iteration): boolean {
  if (body.type !== N.BlockStatement) return true;
  const last = body.body.at(-1);
  return last?.type === N.ReturnStatement || last?.type === N.ThrowStatement;
}
