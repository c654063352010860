/**
 * `run-concurrently`: starts independent awaits, in a row or in a loop, together and awaits them with Promise.all().
 */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import type { SourceTree } from './source-tree.ts';
import { placesOf, type AwaitGroup } from '../facts/waiting.ts';
import { overlapOf, sharesTransaction, type FunctionSymbol } from '../program/index.ts';
import { Chain } from './chain/chain.ts';
import { Refusal } from './chain/refusal.ts';
import { gatherLoop } from './concurrency/gather-loop.ts';
import { gatherRow } from './concurrency/gather-row.ts';
import { traceOf } from './interleaving/index.ts';
import { holds } from './places.ts';
import type { Refactor } from './refactor.ts';

interface Waits {
  readonly node: FunctionSymbol;
  readonly tree: SourceTree;
  readonly group: AwaitGroup;
}

export const runConcurrently: Refactor<Waits> = {
  id: 'run-concurrently',
  title: 'Run the awaits concurrently',
  rules: ['sequential-await'],

  find({ program, sources }, { file, span, finding }) {
    const sourceFile = program.unitAt(file);
    if (!sourceFile) return undefined;
    for (const node of sourceFile.nodes) {
      const isMeant = (group: AwaitGroup) =>
        placesOf(group, node.facts.calls).some((at) => (finding ? at.join() === span.join() : holds(at, span)));
      const group = node.facts.awaitGroups?.find(isMeant);
      const tree = group && sources.tree(sourceFile);
      if (!tree) continue;
      const title =
        group.kind === 'row'
          ? `Run these ${group.calls.length} awaits concurrently with Promise.all()`
          : 'Run the iterations concurrently, a few at once';
      return { title, safe: false, subject: { node, tree, group } };
    }
    return undefined;
  },

  edit({ node, tree, group }, { program, sources }) {
    const { sourceFile } = node;
    const chain = new Chain(program, sources);
    const ordered = orderOf(chain, node, group);
    if (ordered) throw new Refusal(ordered, sourceFile.path, node.facts.calls[group.calls[0]!]!.span);
    const waits = group.calls.map((id) => awaitAround(tree.callAt(node.facts.calls[id]!.span)));
    const [first] = waits;
    if (!first || waits.includes(undefined))
      throw new Refusal('the calls have moved since the last analysis', sourceFile.path, node.facts.span);
    if (group.isGathered) {
      // The list is already gathered: without their awaits, its elements run concurrently.
      for (const { range, argument } of waits as TSESTree.AwaitExpression[])
        sources.patch(sourceFile).replace(range[0], argument.range[0], '');
    } else if (group.kind === 'row') gatherRow({ sourceFile, tree, sources }, waits as TSESTree.AwaitExpression[]);
    else gatherLoop({ sourceFile, tree, sources }, first);
    return { told: chain.told };
  },
};

/** Why the calls may need their order: one connection, or traces that show it. */
function orderOf(chain: Chain, node: FunctionSymbol, group: AwaitGroup): string | undefined {
  if (sharesTransaction(node) || overlapOf(node, group).length === 0)
    return 'they may share a connection, or one may need what another changes';
  const called = group.calls.flatMap((id) => {
    const { span } = node.facts.calls[id]!;
    return node.out.filter((edge) => edge.kind === 'call' && edge.span.join() === span.join()).map(({ to }) => to);
  });
  for (const to of new Set(called)) {
    const { state, isPrinted } = traceOf(chain, to);
    if (state) return `${to.facts.name}() changes \`${state}\`, and the order would be lost`;
    if (isPrinted) chain.tell('the order of their output may change');
  }
  return undefined;
}

function awaitAround(node: TSESTree.Node | undefined): TSESTree.AwaitExpression | undefined {
  for (let at = node; at; at = at.parent) if (at.type === N.AwaitExpression) return at;
  return undefined;
}
