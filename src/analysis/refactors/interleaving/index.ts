/**
 * The effect of an added `await` on timing: whether other code that runs in between would break the result, whether any
 * could observe it, or none.
 */
import { N } from '../../syntax/node-types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionSymbol } from '../../program/index.ts';
import type { Chain, Point } from '../chain/chain.ts';
import { isInlined } from '../chain/callbacks.ts';
import { Refusal } from '../chain/refusal.ts';
import { accessesOf, summaryOf } from './accesses.ts';
import { runsAlone } from './alone.ts';
import { bodyOf, runAround, type Body } from './body.ts';
import type { Access } from './cells.ts';
import { floatingCaller, leavesTrace, obstacleOfCallers } from './callers.ts';
import { conflictIn, lineIn, writtenByAll, type Conflict } from './conflicts.ts';
import { lateListener } from './listeners.ts';
import { pendingAt } from './pending.ts';
import { isChangedBySomebody, isQuiet } from './quiet.ts';
import { sectionsOf, suspensionAt, type Sections, type Suspension } from './sections.ts';

/**
 * @param wait a loop that waits for other code, which is meant to change what it reads
 * @returns whether other code can observe the wait, except that it takes longer
 * @throws {Refusal} if the program would do something else
 */
export function checkInterleaving(chain: Chain, wait?: TSESTree.Node): 'visible' | 'invisible' {
  for (const node of chain.nodes) {
    const body = bodyOf(chain, node);
    const reason = body && obstacleOfCallers(body);
    if (reason) throw new Refusal(reason, node.sourceFile.path, node.facts.span);
    if (body) checkIterations(chain, body);
  }
  const all = chain.points.map((point) => atPoint(chain, point, point.node === wait));
  if (all.some(({ isShared }) => isShared)) chain.tell('other code may run in between');
  return all.every(({ isInvisible }) => isInvisible) ? 'invisible' : 'visible';
}

interface Seen {
  readonly isInvisible: boolean;
  /** Other code may run while it waits, and it uses state that other code uses as well. */
  readonly isShared: boolean;
}

function atPoint(chain: Chain, { sourceFile, tree, node }: Point, isWait: boolean): Seen {
  const run = runAround(node);
  const symbol = run.type === N.Program ? sourceFile.nodes[0]! : sourceFile.nodes[tree.idOf(run)]!;
  const body = bodyOf(chain, symbol);
  if (!body) return { isInvisible: false, isShared: true };
  const refuse = (reason: string, at: TSESTree.Node = node): never => {
    throw new Refusal(reason, sourceFile.path, tree.span(at));
  };
  const suspension = suspensionAt(body, node);
  const accesses = accessesOf(body).filter((access) => !holdsPromise(chain, access));
  const whole = sectionsOf(accesses, suspension);
  const sections = isWait ? { ...whole, during: [] } : whole;
  const pending = pendingAt(body, suspension);
  if (pending) refuse(`\`${pending}\` may reject during the wait, before a handler is attached`);
  const late = lateListener(body, suspension);
  if (late) refuse(`events of \`${late}\` would be missed: its listeners are added after the wait`);
  checkFloating(body, symbol, suspension);
  const isAlone = runsAlone(chain, symbol);
  if (!isAlone) checkState(body, sections, suspension, refuse);
  const { loop } = suspension;
  const later = accesses.filter(({ at }) => at > node.range[1]);
  return {
    isInvisible: isQuiet(chain, accesses, sections, node.range[1], loop ? loop.range[0] : Infinity),
    isShared: !isAlone && [...sections.during, ...later].some((access) => isSeen(chain, access)),
  };
}

/** Other runs in the meantime find the promise there. */
const holdsPromise = ({ kept }: Chain, { cell: { root } }: Access): boolean =>
  root.kind === 'variable' && root.variable !== undefined && kept.has(root.variable);

function isSeen(chain: Chain, access: Access): boolean {
  const { of, mode, cell } = access;
  if (of === 'memory') return cell.root.kind !== 'own';
  return of === 'file' ? mode === 'changes' || isChangedBySomebody(chain, access) : of === 'output';
}

function checkState(
  { tree }: Body,
  sections: Sections,
  suspension: Suspension,
  refuse: (reason: string, at?: TSESTree.Node) => never,
): void {
  const conflict = conflictIn(sections, suspension);
  if (conflict) refuse(reasonOf(conflict, tree.text));
  const written = writtenByAll(sections);
  if (written)
    refuse(
      written.file!.isContent
        ? `two calls at once would both write \`${written.name}\`: queue them, or rename a temporary file`
        : `two calls at once would both change \`${written.name}\`: one would fail, or find it half changed`,
    );
}

function reasonOf({ name, first, second }: Conflict, text: string): string {
  const told = ({ mode, node }: Access) => `${mode === 'reads' ? 'read' : 'changed'} on line ${lineIn(text, node)}`;
  return `\`${name}\` may change during the wait: ${told(first)}, ${told(second)}`;
}

/** When a call of an async function returns, everything up to its first await has been done. */
function checkFloating(body: Body, symbol: FunctionSymbol, { from }: Suspension): void {
  if (!symbol.facts.async || from !== -1) return;
  const floating = floatingCaller(body, symbol);
  if (!floating) return;
  const { edge } = floating;
  throw new Refusal(`${edge.from.facts.name}() does not wait for it`, edge.from.sourceFile.path, edge.span);
}

/** Effects that show in which order functions were called: state that it changes, or lines that it prints. */
export function traceOf(chain: Chain, node: FunctionSymbol): { readonly state?: string; readonly isPrinted: boolean } {
  const body = bodyOf(chain, node);
  const all = body ? summaryOf(body) : [];
  const state = all.find((access) => leavesTrace(access) && !isOwnFile(access))?.name;
  return { ...(state !== undefined && { state }), isPrinted: all.some(({ of }) => of === 'output') };
}

const isOwnFile = ({ of, file }: Access): boolean => of === 'file' && !file!.isFixed;

/** The callbacks of `map` and `filter` run concurrently. */
function checkIterations(chain: Chain, body: Body): void {
  const { node, fn } = body;
  if (isInlined(fn) || !node.in.some(({ kind }) => kind === 'callback')) return;
  const changed = accessesOf(body).find(
    (access) => leavesTrace(access) && !isOwnFile(access) && !holdsPromise(chain, access),
  );
  if (changed)
    throw new Refusal(
      `\`${changed.name}\` changes in each iteration, and the order would be lost`,
      node.sourceFile.path,
      node.facts.span,
    );
}
