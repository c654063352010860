/** Finds the call or function at a finding or under the cursor. */
import { type ApiCall, type FunctionSymbol, isAround, type Program, type SourceFile } from '../program/index.ts';
import type { Span } from '../findings.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../syntax/traverse.ts';
import type { SourceTree } from './source-tree.ts';
import type { Chain } from './chain/chain.ts';
import { Refusal } from './chain/refusal.ts';
import type { Spot, Workspace } from './refactor.ts';

/** Does the outer span contain the inner one? */
export const holds = (outer: Span, inner: Span): boolean =>
  (outer[0] < inner[0] || (outer[0] === inner[0] && outer[1] <= inner[1])) &&
  (outer[2] > inner[2] || (outer[2] === inner[2] && outer[3] >= inner[3]));

/** Are the spans equal? */
export const isSame = (a: Span, b: Span): boolean => a.join() === b.join();

/**
 * The API call at the finding, if the finding's chain ends right there; without a finding, the innermost API call under
 * the cursor.
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
  // The span covers only the callee's name if a call spans several lines, so the cursor may precede it: `Promise.all(`.
  const [line, column] = span;
  const after = calls.filter(({ call }) => call.span[0] === line && call.span[1] > column);
  const tree = after.length > 0 ? sources.tree(sourceFile) : undefined;
  return after.find(({ call }) => {
    const node = tree?.callAt(call.span);
    return node && holds(tree!.span(node), span);
  });
}

/** The blocking call at the end of a finding's chain, wherever it is. */
export function primitiveAt(program: Program, { finding }: Spot): ApiCall | undefined {
  const last = finding?.chain.at(-1);
  const sourceFile = last && program.unitAt(last.file);
  return sourceFile?.nodes.flatMap(({ apiCalls }) => apiCalls).find(({ call }) => isSame(call.span, last!.span));
}

/** The function around a node; undefined at module level. */
export function functionAround(
  sourceFile: SourceFile,
  tree: SourceTree,
  node: TSESTree.Node,
): FunctionSymbol | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return sourceFile.nodes[tree.idOf(at)];
  return undefined;
}

/**
 * A local refactor must not change callers; `make-chain-async` does that.
 * @throws {Refusal} if functions other than this one and those around it would become async
 */
export function checkIsLocal({ nodes, sources }: Chain, fn: FunctionSymbol | undefined): void {
  const away = fn && [...sources.patches].find(([path, patch]) => path !== fn.sourceFile.path && !patch.isEmpty);
  if (away) throw new Refusal('its callers would have to await it', away[0], [1, 1, 1, 1]);
  const other = fn && nodes.find((node) => !isAround(node, fn));
  if (other) throw new Refusal(`${other.facts.name}() would have to be async, too`, fn.sourceFile.path, fn.facts.span);
}
