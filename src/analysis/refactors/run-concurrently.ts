/**
 * `run-concurrently`: starts independent awaits, in a row or in a loop, together and awaits them with Promise.all().
 */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import type { SourceTree } from './source-tree.ts';
import type { AwaitGroup } from '../facts/waiting.ts';
import type { FunctionSymbol } from '../program/index.ts';
import { Refusal } from './chain/refusal.ts';
import { gatherLoop } from './concurrency/gather-loop.ts';
import { gatherRow } from './concurrency/gather-row.ts';
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
      const isMeant = ({ calls }: AwaitGroup) =>
        calls.some((id) => {
          const at = node.facts.calls[id]!.span;
          return finding ? at.join() === span.join() : holds(at, span);
        });
      const group = node.facts.awaitGroups?.find(isMeant);
      const tree = group && sources.tree(sourceFile);
      if (!tree) continue;
      const title =
        group.kind === 'row'
          ? `Run these ${group.calls.length} awaits concurrently with Promise.all()`
          : 'Run all iterations concurrently with Promise.all()';
      return { title, safe: false, subject: { node, tree, group } };
    }
    return undefined;
  },

  edit({ node, tree, group }, { sources }) {
    const { sourceFile } = node;
    const waits = group.calls.map((id) => awaitAround(tree.callAt(node.facts.calls[id]!.span)));
    const [first] = waits;
    if (!first || waits.includes(undefined))
      throw new Refusal('the calls have moved since the last analysis', sourceFile.path, node.facts.span);
    if (group.isGathered) {
      // The list is gathered already: without their awaits its elements run side by side.
      for (const { range, argument } of waits as TSESTree.AwaitExpression[])
        sources.patch(sourceFile).replace(range[0], argument.range[0], '');
    } else if (group.kind === 'row') gatherRow({ sourceFile, tree, sources }, waits as TSESTree.AwaitExpression[]);
    else gatherLoop({ sourceFile, tree, sources }, first);
  },
};

function awaitAround(node: TSESTree.Node | undefined): TSESTree.AwaitExpression | undefined {
  for (let at = node; at; at = at.parent) if (at.type === N.AwaitExpression) return at;
  return undefined;
}
