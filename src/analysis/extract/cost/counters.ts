/** Counters of loops: where they begin, and how they change in each iteration. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Size } from '../../facts/work.ts';
import { N } from '../../syntax/node-types.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { Sizing } from './sizing.ts';

/** How a counter changes in each iteration: by so much, or by a factor. */
type Step = { readonly by: TSESTree.Node | number; readonly down?: boolean } | { readonly factor: number };

/** What the head of a loop gives to a variable that is declared elsewhere: `for (i = 0, n = rows.length; …)`. */
export function setIn(loop: TSESTree.Node, variable: Variable | null | undefined): TSESTree.Node | undefined {
  const { init } = loop.type === N.ForStatement ? loop : { init: null };
  const set = init?.type === N.SequenceExpression ? init.expressions : init ? [init] : [];
  for (const node of set) {
    const { left, right } = node.type === N.AssignmentExpression ? node : { left: undefined, right: undefined };
    if (left && variable?.references.some(({ identifier }) => (identifier as TSESTree.Node) === left)) return right;
  }
  return undefined;
}

/** Is what stands at the counter, and behind it, read in each iteration: `coordinates[at + 1]`? */
export const isStride = ({ references }: Variable, { body }: { readonly body: TSESTree.Node }): boolean =>
  references.some(({ identifier }) => {
    let at = identifier as TSESTree.Node;
    if (!isWithin(at, body)) return false;
    while (at.parent?.type === N.BinaryExpression) at = at.parent;
    return at.parent?.type === N.MemberExpression && at.parent.computed && at.parent.property === at;
  });

/** Where a counter begins. */
export function startOf(sizes: Sizing, variable: Variable, loop: TSESTree.Node, depth: number): Size {
  const { defs, references } = variable;
  const set = setIn(loop, variable);
  if (set) return sizes.of(set, depth);
  const node = defs[0]?.node;
  if (node?.type === N.VariableDeclarator && node.init) return sizes.of(node.init, depth);
  if (node?.type === N.VariableDeclarator) {
    const first = references.find((reference) => reference.isWrite() && reference.writeExpr);
    return first?.writeExpr ? sizes.of(first.writeExpr, depth) : 0;
  }
  // A parameter that is counted down.
  return ['of', ['var', sizes.builder.binding(variable)]];
}

export function stepOf({ references, name }: Variable, loop: TSESTree.Node): Step | undefined {
  for (const { identifier } of references) {
    const { parent } = identifier;
    if (!parent || !isWithin(identifier as TSESTree.Node, loop)) continue;
    if (loop.type === N.ForStatement && loop.init && isWithin(identifier as TSESTree.Node, loop.init)) continue;
    if (parent.type === N.UpdateExpression) return { by: 1, down: parent.operator === '--' };
    if (parent.type !== N.AssignmentExpression || parent.left !== identifier) continue;
    switch (parent.operator) {
      case '+=':
        return { by: parent.right };
      case '-=':
        return { by: parent.right, down: true };
      case '*=':
      case '/=':
        return { factor: factorOf(parent.right) };
      case '>>=':
      case '>>>=':
      case '<<=':
        return { factor: 2 };
      case '=':
        return stepIn(parent.right, name);
      default:
        return undefined;
    }
  }
  return undefined;
}

/** `i = i + 2`, `n = Math.floor(n / 10)`, `low = middle + 1`. */
function stepIn(value: TSESTree.Node, name: string): Step | undefined {
  if (value.type === N.CallExpression && value.arguments.length === 1) return stepIn(value.arguments[0]!, name);
  if (value.type !== N.BinaryExpression || value.left.type !== N.Identifier || value.left.name !== name)
    return { factor: 2 };
  if (value.operator === '+' || value.operator === '-')
    return { by: value.right, ...(value.operator === '-' && { down: true }) };
  return { factor: /^>>/.test(value.operator) ? 2 : factorOf(value.right) };
}

const factorOf = (node: TSESTree.Node): number =>
  node.type === N.Literal && typeof node.value === 'number' && node.value > 1 ? node.value : 2;
