/** What stands at a place: of a finding, or under the cursor. */
import { isAround } from '../program/graph/enclosing.ts';
import type { Span } from '../findings.ts';
import type { Program } from '../program/program.ts';
import type { ApiCall, FunctionSymbol, SourceFile } from '../program/graph/graph.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../syntax/traverse.ts';
import type { SourceTree } from './source-tree.ts';
import type { Chain } from './chain/chain.ts';
import { Refusal } from './chain/refusal.ts';
import type { Spot, Workspace } from './refactor.ts';

/** Does the outer stretch hold the inner one? */
export const holds = (outer: Span, inner: Span): boolean =>
  (outer[0] < inner[0] || (outer[0] === inner[0] && outer[1] <= inner[1])) &&
  (outer[2] > inner[2] || (outer[2] === inner[2] && outer[3] >= inner[3]));

/** The same stretch? */
export const isSame = (a: Span, b: Span): boolean => a.join() === b.join();

/**
 * The call of an API that a finding ends in, where it stands at the finding itself; or the innermost one under the
 * cursor.
 */
export function apiCallAt({ program, sources }: Workspace, { file, span, finding }: Spot): ApiCall | undefined {
  const sourceFile = program.unitAt(file);
  const last = finding?.chain.at(-1);
  if (!sourceFile || (last && (last.file !== file || !isSame(last.span, span)))) return undefined;
  const calls = sourceFile.nodes.flatMap(({ apiCalls }) => apiCalls);
  if (finding) return calls.find(({ call }) => isSame(call.span, span));
  const around = calls
    .filter(({ call }) => holds(call.span, span))
    .sort((a, b) => (holds(a.call.span, b.call.span) ? 1 : -1))[0];
  if (around) return around;
  // Of a call over several lines only the name is marked; the cursor may be on what stands before it: `Promise.all(`.
  const [line, column] = span;
  const after = calls.filter(({ call }) => call.span[0] === line && call.span[1] > column);
  const tree = after.length > 0 ? sources.tree(sourceFile) : undefined;
  return after.find(({ call }) => {
    const node = tree?.callAt(call.span);
    return node && holds(tree!.span(node), span);
  });
}

/** The blocking call that a finding ends in, wherever that stands. */
export function primitiveAt(program: Program, { finding }: Spot): ApiCall | undefined {
  const last = finding?.chain.at(-1);
  const sourceFile = last && program.unitAt(last.file);
  return sourceFile?.nodes.flatMap(({ apiCalls }) => apiCalls).find(({ call }) => isSame(call.span, last!.span));
}

/** The function of the facts around a node; undefined at the top of the module. */
export function functionAround(
  sourceFile: SourceFile,
  tree: SourceTree,
  node: TSESTree.Node,
): FunctionSymbol | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return sourceFile.nodes[tree.idOf(at)];
  return undefined;
}

/**
 * Other functions may have to wait for a change: that is for those to decide who see all of them.
 * @throws {Refusal} where functions become async that are not around this one
 */
export function checkIsLocal({ nodes, sources }: Chain, fn: FunctionSymbol | undefined): void {
  const away = fn && [...sources.patches].find(([path, patch]) => path !== fn.sourceFile.path && !patch.isEmpty);
  if (away) throw new Refusal('those who call it would have to wait, too', away[0], [1, 1, 1, 1]);
  const other = fn && nodes.find((node) => !isAround(node, fn));
  if (other) throw new Refusal(`${other.facts.name}() would have to be async, too`, fn.sourceFile.path, fn.facts.span);
}
