/** How many workers a call starts, if the code shows it: a number, or so many per core. */
import { onlyValueOf } from '../../syntax/scopes/reassigned.ts';
import { TAKES_ONE } from '../../catalogue/javascript/methods.ts';
import { CORES, LISTS_CORES, SIZE_OPTIONS, startsOne, takesSize } from '../../catalogue/workers.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { WorkerCount } from '../../facts/facts.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { lastNameOf, plain, keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction } from '../../syntax/traverse.ts';

/** The maximum number of variables to follow. */
const MAX_VARIABLES = 4;

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** @returns undefined if the code does not show the number */
export function workersOf(builder: FactsBuilder, node: Call): WorkerCount | undefined {
  for (const argument of node.arguments) {
    if (argument.type !== N.ObjectExpression) continue;
    for (const property of argument.properties) {
      const key = property.type === N.Property ? keyOf(property, property.key) : undefined;
      if (property.type === N.Property && key !== undefined && SIZE_OPTIONS.has(key))
        return countOf(builder, property.value);
    }
  }
  const [first] = node.arguments;
  if (first && takesSize(lastNameOf(node.callee))) return countOf(builder, first);
  if (!startsOne(lastNameOf(node.callee))) return undefined;
  return isMadeForLackOf(node) ? { unlimited: true } : iterationsAround(builder, node);
}

/** `idle.pop() ?? new Worker(…)`, without a check of how many there are already. */
function isMadeForLackOf(node: Call): boolean {
  const { parent } = node;
  if (parent.type !== N.LogicalExpression || parent.right !== node || parent.operator === '&&') return false;
  const left = plain(parent.left);
  if (left.type !== N.CallExpression || !TAKES_ONE.has(lastNameOf(left.callee))) return false;
  for (let at: TSESTree.Node | undefined = parent; at && !isFunction(at); at = at.parent)
    if (at.type === N.IfStatement || at.type === N.ConditionalExpression || at.type === N.WhileStatement) return false;
  return true;
}

/** The iterations of the `for` around a call: `i < os.cpus().length * 2`. */
function iterationsAround(builder: FactsBuilder, node: TSESTree.Node): WorkerCount | undefined {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === N.ForStatement)
      return at.test?.type === N.BinaryExpression && /^<=?$/.test(at.test.operator)
        ? countOf(builder, at.test.right)
        : undefined;
  }
  return undefined;
}

/** A number, or a multiple of the number of cores. */
function countOf(builder: FactsBuilder, written: TSESTree.Node, variables = 0): WorkerCount | undefined {
  const node = plain(written);
  switch (node.type) {
    case N.Literal:
      return Number.isFinite(node.value) ? { count: node.value as number } : undefined;
    case N.CallExpression:
      return CORES.has(lastNameOf(node.callee)) ? { perCore: 1 } : undefined;
    case N.MemberExpression:
      return CORES.has(lastNameOf(node)) || isCpusLength(node) ? { perCore: 1 } : undefined;
    case N.BinaryExpression:
      return node.operator === '*'
        ? product(countOf(builder, node.left, variables), countOf(builder, node.right, variables))
        : undefined;
    case N.Identifier: {
      const variable = variables < MAX_VARIABLES ? builder.variable(node) : undefined;
      const value = variable ? onlyValueOf(variable) : undefined;
      return value && countOf(builder, value, variables + 1);
    }
    default:
      return undefined;
  }
}

function product(left: WorkerCount | undefined, right: WorkerCount | undefined): WorkerCount | undefined {
  const factor = left?.count ?? right?.count;
  const perCore = left?.perCore ?? right?.perCore;
  return factor !== undefined && perCore !== undefined ? { perCore: factor * perCore } : undefined;
}

/** `os.cpus().length`. */
const isCpusLength = ({ object, property }: TSESTree.MemberExpression): boolean =>
  property.type === N.Identifier &&
  property.name === 'length' &&
  object.type === N.CallExpression &&
  lastNameOf(object.callee) === LISTS_CORES;
