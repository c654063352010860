/** Turns a request about the user's code into a plan: compiled, with its strategies. */
import { join } from 'node:path';
import {
  BENCHMARK_DEFAULTS,
  type ArgumentsAnswer,
  type ArgumentsRequest,
  type ComparisonRequest,
  type FunctionRequest,
} from '../../protocol/benchmark.ts';
import type { StrategyRow } from '../../protocol/scenarios/page.ts';
import type { Surroundings } from '../measure.ts';
import { chooseStrategies, commonOf, type Plan } from '../plan.ts';
import { startStrategyProcess, type StrategyProcess } from '../strategy-process.ts';
import type { Compiled, CompileRequest } from './messages.ts';

const STRATEGIES: readonly Omit<StrategyRow, 'how'>[] = [
  { id: 'sequential' },
  { id: 'async' },
  { id: 'threads', pool: 'cores' },
  { id: 'processes', pool: 'cores' },
];
const TITLES = { function: (name: string) => `${name}()`, comparison: (name: string) => `${name}(), before and after` };

type Compile = (wanted: Omit<CompileRequest, 'folder'>) => Promise<Compiled>;

export async function planFunction(request: FunctionRequest, around: Surroundings): Promise<Plan> {
  const refs = chooseStrategies(STRATEGIES, request.strategies);
  const { module, lines } = await withCompiler(request, around, (compile) =>
    compile({ ...targetOf(request), label: 'code' }),
  );
  return planOf(
    request,
    refs.map((ref) => ({ ...ref, code: module, lines })),
  );
}

/** Both sides are called with the arguments of the first. */
export async function planComparison(request: ComparisonRequest, around: Surroundings): Promise<Plan> {
  const target = targetOf(request);
  const [before, after] = await withCompiler(request, around, async (compile) => {
    const first = await compile({ ...target, label: 'before' });
    return [
      first,
      await compile({
        ...target,
        texts: { ...target.texts, ...request.edited },
        arguments: first.arguments,
        label: 'after',
      }),
    ] as const;
  });
  return planOf(request, [
    { id: 'before', code: before.module, lines: before.lines },
    { id: 'after', code: after.module, lines: after.lines },
  ]);
}

export const answerArguments = (request: ArgumentsRequest, around: Surroundings): Promise<ArgumentsAnswer> =>
  withProcess(
    BENCHMARK_DEFAULTS,
    around,
    async (compiler) => (await compiler.ask({ type: 'arguments', request: targetOf(request) }, 'arguments')).arguments,
  );

const targetOf = ({ file, name, texts = {}, ...rest }: FunctionRequest | ComparisonRequest | ArgumentsRequest) => ({
  file,
  name,
  texts,
  ...('arguments' in rest && rest.arguments !== undefined && { arguments: rest.arguments }),
});

function planOf(request: FunctionRequest | ComparisonRequest, strategies: Plan['strategies']): Plan {
  const calls = request.calls ?? BENCHMARK_DEFAULTS.calls;
  return {
    kind: request.kind,
    scenario: request.name,
    title: TITLES[request.kind](request.name),
    file: request.file,
    module: 'function',
    size: { calls },
    strategies,
    unit: 'calls',
    amount: calls,
    ...commonOf(request, BENCHMARK_DEFAULTS),
  };
}

function withCompiler<T>(
  request: FunctionRequest | ComparisonRequest,
  around: Surroundings,
  use: (compile: Compile) => Promise<T>,
): Promise<T> {
  const { timeout, memory } = commonOf(request, BENCHMARK_DEFAULTS);
  const ask =
    (compiler: StrategyProcess): Compile =>
    async (wanted) =>
      (await compiler.ask({ type: 'compile', request: { ...wanted, folder: around.folder } }, 'compiled')).compiled;
  return withProcess({ timeout, memory }, around, (compiler) => use(ask(compiler)));
}

async function withProcess<T>(
  { timeout, memory }: Pick<Plan, 'timeout' | 'memory'>,
  { bundles, lifeline, signal, tell }: Surroundings,
  use: (compiler: StrategyProcess) => Promise<T>,
): Promise<T> {
  const compiler = startStrategyProcess({
    program: join(bundles, 'compile.js'),
    strategy: 'compile',
    lifeline,
    signal,
    timeout,
    memory,
    onSpawn: (command, pid) => tell({ type: 'spawned', command, pid }),
  });
  try {
    await compiler.ready;
    return await use(compiler);
  } finally {
    await compiler.end();
  }
}
