/** Rule `sequential-await`: awaits in a loop or in a row that do not need each other's results. */
import type { Context, Finding } from '../findings.ts';
import type { AwaitGroup } from '../facts/waiting.ts';
import {
  arrivalOf,
  linkOf,
  overlapOf,
  sharesTransaction,
  type AwaitedCall,
  type FunctionSymbol,
  type Program,
} from '../program/index.ts';
import { assess } from '../assessment/index.ts';
import { circumstancesOfWaits } from '../assessment/waits.ts';
import type { RuleOptions } from '../options.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import { sequentialAwaitDocs } from './sequential-await.docs.ts';
import { messageOfWaits } from './wait-messages.ts';

export const sequentialAwait: Rule = {
  id: 'sequential-await',
  workload: 'io',
  lastStep: 'is awaited',
  docs: sequentialAwaitDocs,
  *checkFile(sourceFile, program, options) {
    for (const { node, found: group } of groupsIn(sourceFile)) {
      const context = program.contexts.primary(node);
      if (!context || sharesTransaction(node)) continue;
      const waits = overlapOf(node, group);
      if (waits.length > 0) yield findingOf(program, node, context, group, waits, options);
    }
  },
};

const groupsIn = candidatesOf(({ facts }) => facts.awaitGroups ?? []);

function findingOf(
  program: Program,
  node: FunctionSymbol,
  context: Context,
  group: AwaitGroup,
  waits: readonly AwaitedCall[],
  options: RuleOptions,
): Finding {
  const [id, wait] = waits[0]!;
  const call = node.facts.calls[id]!;
  const circumstances = circumstancesOfWaits(node, context, group, waits);
  const { entry, links } = arrivalOf(program.contexts, node, context);
  const { api, edges } = wait;
  return {
    rule: 'sequential-await',
    ...assess(program, circumstances, options),
    confidence: circumstances.confidence,
    workload: 'io',
    context,
    file: node.sourceFile.path,
    span: group.begins?.find(([begun]) => begun === id)?.[1] ?? call.span,
    message: messageOfWaits(node, context, group, waits[0]!),
    entry,
    chain: [
      ...links,
      ...edges.map(linkOf),
      {
        name: wait.name,
        file: api.node.sourceFile.path,
        span: api.call.span,
        confidence: api.possible ? 'possible' : 'certain',
      },
    ],
  };
}
