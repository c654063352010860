/** The function whose accesses are collected: its syntax, its place in the program, and what its calls lead to. */
import type { TSESTree } from '@typescript-eslint/types';
import { UNSEEN_CALLER, type ApiCall, type Edge, type FunctionSymbol } from '../../program/index.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction } from '../../syntax/traverse.ts';
import type { Carrier } from '../chain/carrier.ts';
import { isInlined } from '../chain/callbacks.ts';
import type { CallNode, SourceTree } from '../source-tree.ts';

export interface Body {
  readonly chain: Carrier;
  readonly tree: SourceTree;
  readonly node: FunctionSymbol;
  /** The program if it is the module itself. */
  readonly fn: TSESTree.Node;
  /** Whose calls are looked at: the function itself, or a callback in it that runs at once. */
  readonly caller: FunctionSymbol;
}

export function bodyOf(chain: Carrier, node: FunctionSymbol): Body | undefined {
  const tree = node.sourceFile.isDependency ? undefined : chain.sources.tree(node.sourceFile);
  const fn = tree?.functionAt(node.id);
  return tree && fn && { chain, tree, node, fn, caller: node };
}

const symbolOf = ({ node, tree }: Body, fn: TSESTree.Node): FunctionSymbol | undefined =>
  node.sourceFile.nodes[tree.idOf(fn)];

/** The same run, in a function literal below. */
export function within(body: Body, fn: TSESTree.Node): Body | undefined {
  const caller = symbolOf(body, fn);
  return caller && { ...body, caller };
}

export const edgesAt = ({ caller, tree }: Body, call: CallNode): readonly Edge[] => {
  const span = String(tree.spanOfCall(call));
  return caller.out.filter((edge) => String(edge.span) === span);
};

export const apisAt = ({ caller, tree }: Body, call: CallNode): readonly ApiCall[] => {
  const span = String(tree.spanOfCall(call));
  return caller.apiCalls.filter((api) => String(api.call.span) === span);
};

/** The function around a node whose run it belongs to: what becomes the body of a loop has none of its own. */
export function runAround(node: TSESTree.Node): TSESTree.Node {
  let at = node;
  while (at.parent && (at === node || !isFunction(at) || isInlined(at))) at = at.parent;
  return at;
}

/** Is a function literal called before the call returns that receives it? */
export function runsAtOnce(body: Body, fn: TSESTree.Node): boolean {
  const { parent } = fn;
  if (parent?.type === N.CallExpression && parent.callee === fn) return true;
  if (isOnlyCalled(body, fn)) return true;
  const own = symbolOf(body, fn);
  return own !== undefined && own.in.length > 0 && own.in.every(({ kind }) => kind === 'callback');
}

/** A function of the function's own that is not passed on. */
function isOnlyCalled(body: Body, fn: TSESTree.Node): boolean {
  const id = fn.type === N.FunctionDeclaration ? fn.id : declaredAs(fn);
  const variable = id && body.tree.declared(id);
  if (!variable || fn.parent?.type === N.Program) return false;
  return variable.references.every(({ identifier, init }) => {
    if (init) return true;
    const { parent } = identifier;
    if (parent?.type !== N.CallExpression || parent.callee !== identifier || isWithin(identifier, fn)) return false;
    return functionsBetween(identifier, body.fn).every((at) => runsAtOnce(body, at));
  });
}

function functionsBetween(node: TSESTree.Node, outer: TSESTree.Node): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  for (let at = node.parent; at && at !== outer; at = at.parent) if (isFunction(at)) found.push(at);
  return found;
}

const declaredAs = ({ parent }: TSESTree.Node): TSESTree.Identifier | undefined =>
  parent?.type === N.VariableDeclarator && parent.id.type === N.Identifier ? parent.id : undefined;

/** Does each run have parameters of its own, because a host calls it with those of one request or event? */
export function isHandedOwn({ chain, node }: Body): 'surely' | 'likely' | undefined {
  const begins = chain.program.contexts.beginsAt(node);
  if (!begins || begins.kind === UNSEEN_CALLER.kind) return undefined;
  return begins.context === 'request' ? 'surely' : begins.context === 'event' ? 'likely' : undefined;
}
