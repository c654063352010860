/** Tells whether no other run of a function can overlap with its wait: it runs once, at start-up or in a script. */
import { N } from '../../syntax/node-types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../../syntax/traverse.ts';
import { isEventLoop } from '../../findings.ts';
import type { Edge, FunctionSymbol } from '../../program/index.ts';
import type { Carrier } from '../chain/carrier.ts';
import { isInlined } from '../chain/callbacks.ts';

export function runsAlone(chain: Carrier, node: FunctionSymbol, seen: Set<FunctionSymbol> = new Set()): boolean {
  if (node.facts.kind === 'module') return node.sourceFile.role !== 'worker' || node.in.length === 0;
  if (seen.has(node)) return true;
  seen.add(node);
  const contexts = [...chain.program.contexts.of(node)];
  if (contexts.length === 0 || contexts.some(isEventLoop)) return false;
  if (node.in.length === 0) return contexts.every((context) => context === 'script' || context === 'startup');
  return node.in.every((edge) => isOnItsOwn(chain, edge) && runsAlone(chain, edge.from, seen));
}

/** Does the caller continue only when the function is done? */
function isOnItsOwn(chain: Carrier, { from, to, kind, span }: Edge): boolean {
  if (from.sourceFile.role === 'test' || kind === 'guess') return true;
  if (kind === 'later' || kind === 'then') return false;
  const tree = from.sourceFile.isDependency ? undefined : chain.sources.tree(from.sourceFile);
  const call = tree?.callAt(span);
  if (!call) return false;
  if (kind === 'callback') {
    const fn = to.sourceFile === from.sourceFile ? tree!.functionAt(to.id) : undefined;
    return fn !== undefined && isInlined(fn);
  }
  return !to.facts.async || isWaitedFor(call);
}

/** Awaited, returned, or the last thing that a module does. */
export function isWaitedFor(call: TSESTree.Node): boolean {
  let at = call;
  for (; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === N.AwaitExpression || parent.type === N.ReturnStatement) return true;
    if (isFunction(parent)) return (parent as TSESTree.ArrowFunctionExpression).body === at;
    const continues = parent.type === N.MemberExpression && parent.object === at;
    const isCallee = parent.type === N.CallExpression && parent.callee === at;
    if (!continues && !isCallee && parent.type !== N.ChainExpression && !parent.type.startsWith('TS')) break;
  }
  const statement = at.parent;
  const around = statement?.parent;
  return statement?.type === N.ExpressionStatement && around?.type === N.Program && around.body.at(-1) === statement;
}
