/** Callers of a function, direct or indirect, that do not wait for it: they would continue before it is done. */
import {
  ACCESSORS,
  DEFINES_PROPERTIES,
  FLOWS,
  isCalledByLanguage,
  REGISTERS,
  OF_MESSAGES,
  REPEATS,
} from '../../catalogue/javascript/effects.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf, lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Edge, FunctionSymbol } from '../../program/index.ts';
import { isWaitedFor } from './alone.ts';
import { apisAt, bodyOf, type Body } from './body.ts';
import type { Access } from './cells.ts';
import { summaryOf } from './accesses.ts';

/** @returns why a function that was synchronous must stay so */
export function obstacleOfCallers(body: Body): string | undefined {
  const { node, tree, fn } = body;
  if (tree.declarationsOf('Promise') > 0)
    return 'its file has a `Promise` of its own, which async functions do not return';
  const name = nameOf(body, fn);
  if (name !== undefined && isCalledByLanguage(name)) return `JavaScript calls ${name} and needs its value at once`;
  if (isAccessor(fn)) return 'it is a getter or setter of a property, which cannot be async';
  for (const edge of node.in) {
    const reason = edge.kind === 'later' ? obstacleOfHost(body, edge) : undefined;
    if (reason) return reason;
  }
  return undefined;
}

/** The key of a method, the name of a function that is assigned to a member. */
function nameOf({ tree }: Body, fn: TSESTree.Node): string | undefined {
  const { parent } = fn;
  switch (parent?.type) {
    case N.MethodDefinition:
    case N.PropertyDefinition:
    case N.Property:
      return keyOf(parent, parent.key) ?? tree.code(parent.key);
    case N.AssignmentExpression: {
      const { left } = parent;
      return left.type === N.MemberExpression ? (keyOf(left, left.property) ?? tree.code(left.property)) : undefined;
    }
    default:
      return undefined;
  }
}

/** `Object.defineProperty(o, 'x', { get() { … } })`, `new Proxy(o, { get() { … } })`. */
function isAccessor({ parent }: TSESTree.Node): boolean {
  if (parent?.type !== N.Property) return false;
  const isTrap = (call: TSESTree.Node | undefined) =>
    call?.type === N.NewExpression && lastNameOf(call.callee) === 'Proxy';
  if (isTrap(parent.parent.parent)) return true;
  if (!ACCESSORS.has(keyOf(parent, parent.key) ?? '')) return false;
  for (let at = parent.parent as TSESTree.Node | undefined; at; at = at.parent) {
    if (at.type === N.CallExpression) return DEFINES_PROPERTIES.has(lastNameOf(at.callee));
    if (at.type !== N.ObjectExpression && at.type !== N.Property) return false;
  }
  return false;
}

/** Timers and streams continue whether or not their handlers are done. */
function obstacleOfHost(body: Body, { from, span }: Edge): string | undefined {
  const caller = bodyOf(body.chain, from);
  const call = caller?.tree.callAt(span);
  if (!caller || call?.type !== N.CallExpression) return undefined;
  const method = lastNameOf(call.callee);
  if (method === REPEATS) return `${REPEATS}() does not wait for it: its runs could overlap`;
  const [first] = call.arguments;
  const event = first && plain(first);
  if (!REGISTERS.has(method) || event?.type !== N.Literal || !FLOWS.has(String(event.value))) return undefined;
  const isOfMessages = OF_MESSAGES.has(String(event.value));
  if (isOfMessages && !summaryOf(body).some(leavesTrace)) return undefined;
  return `the next \`${String(event.value)}\` does not wait for it: the order would be lost`;
}

export const leavesTrace = ({ of, mode, cell }: Access): boolean =>
  mode === 'changes' && (of === 'file' || (of === 'memory' && cell.root.kind !== 'own'));

/** @returns a caller that would continue before the effects that it has seen immediately so far */
export function floatingCaller(
  body: Body,
  node: FunctionSymbol,
): { readonly edge: Edge; readonly of: Body } | undefined {
  if (!summaryOf(body).some((access) => leavesTrace(access) || access.of === 'output')) return undefined;
  for (const edge of node.in) {
    if (edge.kind !== 'call' || edge.from.sourceFile.role === 'test') continue;
    const caller = bodyOf(body.chain, edge.from);
    const call = caller?.tree.callAt(edge.span);
    if (!caller || !call || isWaitedFor(call) || apisAt(caller, call).length > 0) continue;
    const statement = call.parent?.type === N.UnaryExpression ? call.parent.parent : call.parent;
    if (statement?.type === N.ExpressionStatement && !isLastOf(statement)) return { edge, of: caller };
  }
  return undefined;
}

function isLastOf(statement: TSESTree.Node): boolean {
  const { parent } = statement;
  return (parent?.type === N.BlockStatement || parent?.type === N.Program) && parent.body.at(-1) === statement;
}
