/** Calls that start workers or send to them: what becomes of the handle, how many there will be, what is copied. */
import { LISTENS_TO_HANDLE, mayStartWorker } from '../../catalogue/workers.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { CallFacts } from '../../facts/facts.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { FactsBuilder, Mutable } from '../facts-builder.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { copiedBy, mayCopy } from './payloads.ts';
import { workersOf } from './pool-sizes.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Remembers a call until the whole file is walked: only then the uses of its variable are known. */
export function noteHandle(builder: FactsBuilder, node: Call, call: Mutable<CallFacts>): void {
  if (mayStartWorker(lastNameOf(node.callee)) || mayCopy(node)) builder.handles.push([node, call]);
}

/**
 * Marks the calls whose handle nothing keeps, those that say how many workers there will be, and those that copy a
 * buffer.
 */
export function describeHandles(builder: FactsBuilder): void {
  for (const [node, call] of builder.handles) {
    if (!mayCopy(node) && isLocal(builder, node)) call.local = true;
    const workers = workersOf(builder, node);
    if (workers) call.workers = workers;
    const copies = mayCopy(node) ? copiedBy(builder, node) : undefined;
    if (copies !== undefined) call.copies = copies;
  }
}

function isLocal(builder: FactsBuilder, node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case N.ExpressionStatement:
      return true;
    case N.MemberExpression:
      return parent.object === node;
    case N.VariableDeclarator: {
      const variable = parent.id.type === N.Identifier ? builder.declared(parent.id) : undefined;
      return variable !== undefined && isUsedInPlace(variable);
    }
    case N.AwaitExpression:
      return isLocal(builder, parent);
    default:
      return parent !== undefined && plain(parent) === node && isLocal(builder, parent);
  }
}

/** Are all uses of a variable calls of its own methods, tests of it, and listeners? */
const isUsedInPlace = ({ references }: Variable): boolean =>
  references.every((reference) => {
    if (reference.init) return true;
    if (reference.isWrite()) return false;
    const { identifier } = reference;
    const parent = identifier.parent as TSESTree.Node | undefined;
    switch (parent?.type) {
      case N.MemberExpression:
        return parent.object === identifier;
      case N.CallExpression:
        return LISTENS_TO_HANDLE.has(lastNameOf(parent.callee));
      case N.IfStatement:
      case N.UnaryExpression:
      case N.BinaryExpression:
      case N.TSNonNullExpression:
        return true;
      default:
        return false;
    }
  });
