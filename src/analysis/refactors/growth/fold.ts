/** Finds where a longer copy becomes the next state: the result of a callback of `reduce`, a variable of a loop. */
import { ADDING } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction, LOOPS } from '../../syntax/traverse.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import type { SourceTree } from '../source-tree.ts';
import { isPrototype } from './additions.ts';
import type { Copied } from './copies.ts';

/** Where a copy is the result of a callback of `reduce`. */
export interface Fold {
  /** What is replaced: the body of the arrow function, or the `return`. */
  readonly range: readonly [number, number];
  readonly isBody: boolean;
  /** The node whose indentation counts. */
  readonly statement: TSESTree.Node;
  /** Elements are only added if this holds, or does not hold. */
  readonly condition?: { readonly test: TSESTree.Node; readonly isNegated: boolean };
  /** The declared type of the state. */
  readonly types: readonly TSESTree.Node[];
}

/** `rows.reduce((all, row) => [...all, row], [])`, with an initial value created for it. */
export function foldOf(tree: SourceTree, { node, target, kind }: Copied): Fold | undefined {
  const declared = tree.variable(target)?.defs[0];
  const fn = declared?.type === 'Parameter' ? (declared.node as AnyFunction) : undefined;
  const call = fn?.parent;
  if (!fn || call?.type !== N.CallExpression || call.arguments[0] !== fn || fn.params[0] !== declared!.name)
    return undefined;
  const [, initial] = call.arguments;
  if (call.callee.type !== N.MemberExpression || keyOf(call.callee, call.callee.property) !== ADDING.fold)
    return undefined;
  if (!initial || !isMadeHere(initial, kind) || fn.async || fn.generator) return undefined;
  const [whole, condition] = conditionOf(node, target.name);
  const types = [...typesOf(fn.params[0]), ...(call.typeArguments?.params.slice(0, 1) ?? []), ...typesOf(initial)];
  const given = { types, ...(condition && { condition }) };
  if (fn.body === whole) {
    const arrow = tree.text.lastIndexOf('=>', whole.range[0]) + 2;
    const start = arrow + /^\s*/.exec(tree.text.slice(arrow))![0].length;
    return { range: [start, fn.range[1]], isBody: true, statement: fn, ...given };
  }
  const { parent } = whole;
  return parent?.type === N.ReturnStatement && parent.argument === whole
    ? { range: parent.range, isBody: false, statement: parent, ...given }
    : undefined;
}

/** The types that are written at a variable or an expression. */
function typesOf(node: TSESTree.Node): TSESTree.Node[] {
  if (node.type === N.Identifier) return node.typeAnnotation ? [node.typeAnnotation.typeAnnotation] : [];
  return node.type === N.TSAsExpression || node.type === N.TSTypeAssertion ? [node.typeAnnotation] : [];
}

/** No other code has it, and setting a property has no other effect. */
export function isMadeHere(node: TSESTree.Node, kind: Copied['kind']): boolean {
  const value = plain(node);
  if (kind === 'list') return value.type === N.ArrayExpression;
  return (
    value.type === N.ObjectExpression &&
    value.properties.every((part) => part.type === N.SpreadElement || (part.kind === 'init' && !isPrototype(part)))
  );
}

/** The expression with the types that are asserted of it. */
function asserted(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  return parent?.type === N.TSAsExpression || parent?.type === N.TSSatisfiesExpression ? asserted(parent) : node;
}

/** `row.isNew ? [...all, row] : all`. */
function conditionOf(copy: TSESTree.Node, name: string): [whole: TSESTree.Node, condition?: Fold['condition']] {
  const node = asserted(copy);
  const { parent } = node;
  if (parent?.type !== N.ConditionalExpression || parent.test === node) return [node];
  const isNegated = parent.alternate === node;
  const other = isNegated ? parent.consequent : parent.alternate;
  if (other.type !== N.Identifier || other.name !== name) return [node];
  return [asserted(parent), { test: parent.test, isNegated }];
}

/** The statement `list = [...list, x]` in a loop, of a variable that begins as a list or object of its own. */
export interface Growth {
  readonly statement: TSESTree.Node;
  readonly types: readonly TSESTree.Node[];
}

export function loopOf(tree: SourceTree, { node, kind }: Copied, variable: Variable): Growth | undefined {
  const assignment = asserted(node).parent;
  if (assignment?.type !== N.AssignmentExpression || assignment.operator !== '=' || plain(assignment.right) !== node)
    return undefined;
  if (assignment.left.type !== N.Identifier || tree.variable(assignment.left) !== variable) return undefined;
  const declarator = variable.defs[0]?.node;
  if (declarator?.type !== N.VariableDeclarator || !declarator.init || !isMadeHere(declarator.init, kind))
    return undefined;
  const statement = assignment.parent;
  if (statement.type !== N.ExpressionStatement) return undefined;
  for (let at: TSESTree.Node = statement; at.parent && !isFunction(at); at = at.parent)
    if (LOOPS.has(at.type))
      return isWithin(declarator, at)
        ? undefined
        : { statement, types: [...typesOf(declarator.id), ...typesOf(declarator.init)] };
  return undefined;
}
