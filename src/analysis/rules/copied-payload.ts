/** Rule `copied-payload`: a large buffer copied to a worker although it could be transferred. */
import { lookupChannel, type ChannelRow } from '../catalogue/index.ts';
import type { Finding } from '../findings.ts';
import { placeOf, type ApiCall, type Program } from '../program/index.ts';
import { candidatesOf } from './candidates.ts';
import { copiedPayloadDocs } from './copied-payload.docs.ts';
import type { Rule } from './rule.ts';
import { assess } from '../assessment/index.ts';
import { circumstancesOfWaste } from '../assessment/workers.ts';
import { fitting, nameWithin } from './words.ts';
import type { RuleOptions } from '../options.ts';

export const copiedPayload: Rule = {
  id: 'copied-payload',
  workload: 'cpu',
  lastStep: 'copies',
  docs: copiedPayloadDocs,
  *checkFile(sourceFile, program, options) {
    for (const {
      found: { api, channel },
    } of copiesIn(sourceFile))
      yield findingOf(program, api, api.call.copies!, channel, options);
  },
};

const copiesIn = candidatesOf(({ apiCalls }) =>
  apiCalls.flatMap((api) => {
    const channel = api.call.copies === undefined ? undefined : lookupChannel(api.module, api.path);
    return channel ? [{ api, channel }] : [];
  }),
);

function findingOf(
  program: Program,
  api: ApiCall,
  buffer: string,
  { transfer }: ChannelRow,
  options: RuleOptions,
): Finding {
  const { node, call, possible } = api;
  const context = program.contexts.primary(node) ?? 'startup';
  const name = nameWithin(call.text, 30);
  return {
    rule: 'copied-payload',
    // What a worker sends is also cloned on the thread that receives it.
    ...assess(program, circumstancesOfWaste(program, node, 'copies what could be transferred'), options),
    workload: 'cpu',
    cost: { grows: 'size of the buffer', source: 'catalogue' },
    message: fitting(
      `Transfer ${buffer} with ${transfer.replace('buffer', buffer)}: ${name}() copies it, and nothing uses it afterwards`,
      `Transfer ${nameWithin(buffer, 30)}: ${name}() copies it, and nothing uses it afterwards`,
    ),
    ...placeOf(program.contexts, node, context, { name, span: call.span, possible }),
  };
}
