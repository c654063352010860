/** Rule `oversized-pool`: more CPU workers than cores. */
import { lookupStarter } from '../catalogue/index.ts';
import { forksProgram } from '../catalogue/starters.ts';
import type { Finding } from '../findings.ts';
import type { WorkerCount } from '../facts/facts.ts';
import { apiName, placeOf, type ApiCall, type Program } from '../program/index.ts';
import { assess } from '../assessment/index.ts';
import { circumstancesOfWaste } from '../assessment/workers.ts';
import { candidatesOf } from './candidates.ts';
import { oversizedPoolDocs } from './oversized-pool.docs.ts';
import type { Rule } from './rule.ts';
import { fitting, shorten } from './words.ts';
import { isNonBlocking, type RuleOptions } from '../options.ts';

/** More than most machines have. */
const MANY = 32;
/** Pools have up to half as many again by default, because not all of their threads compute all the time. */
const PER_CORE = 1.5;

export const oversizedPool: Rule = {
  id: 'oversized-pool',
  workload: 'cpu',
  lastStep: 'starts the pool',
  docs: oversizedPoolDocs,
  *checkFile(sourceFile, program, options) {
    for (const { node, found: api } of poolsIn(sourceFile)) {
      // Where the workers are started matters little: usually, and rightly, that is start-up.
      const { workers } = api.call;
      if (
        node.sourceFile.role === 'test' ||
        !workers ||
        !isTooMany(workers) ||
        isNonBlocking(api, apiName(api), options)
      )
        continue;
      yield findingOf(program, api, workers, options);
    }
  },
};

const poolsIn = candidatesOf(({ apiCalls }) => apiCalls.filter((api) => api.call.workers && startsWorkers(api)));

const isTooMany = ({ count = 0, perCore = 0, unlimited }: WorkerCount): boolean =>
  count > MANY || perCore > PER_CORE || unlimited === true;

/** `cluster.fork()` starts processes of this program; only here their number matters. */
function startsWorkers({ module, path }: ApiCall): boolean {
  const starts = lookupStarter(module, path)?.starts;
  return (starts !== undefined && starts !== 'command') || forksProgram(module, path);
}

function findingOf(
  program: Program,
  api: ApiCall,
  { count, perCore, unlimited }: WorkerCount,
  options: RuleOptions,
): Finding {
  const { node, call } = api;
  const name = shorten(`${call.kind === 'new' ? 'new ' : ''}${call.text}`, 30);
  const many = count === undefined ? `${perCore} workers per core` : `${count} workers`;
  return {
    rule: 'oversized-pool',
    ...assess(program, circumstancesOfWaste(program, node, 'its workers compete for the cores'), options),
    workload: 'cpu',
    message: unlimited
      ? fitting(
          `Limit the pool to os.availableParallelism(): ${name} starts one more whenever none is idle`,
          'Limit the pool to os.availableParallelism(): one more starts whenever none is idle',
        )
      : fitting(
          `Use os.availableParallelism(): ${many} (${name}) compete for the cores, if they compute`,
          `Use os.availableParallelism(): ${many} compete for the cores, if they compute`,
        ),
    ...placeOf(program.contexts, node, program.contexts.primary(node) ?? 'startup', {
      name,
      span: call.span,
      possible: true,
    }),
  };
}
