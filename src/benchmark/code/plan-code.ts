/** Turns a request about the user's code into a plan: compiled, with its strategies. */
import {
  BENCHMARK_DEFAULTS,
  type ArgumentsAnswer,
  type ArgumentsRequest,
  type ComparisonRequest,
  type FunctionRequest,
} from '../../protocol/benchmark.ts';
import { CODE_MERITS } from '../../protocol/measures.ts';
import type { StrategyRow } from '../../protocol/scenarios/page.ts';
import type { Surroundings } from '../measure.ts';
import { chooseStrategies, commonOf, type Plan } from '../plan.ts';
import { startStrategyProcess, type StrategyProcess } from '../strategy-process.ts';
import { callsByNeed } from './calls-by-need.ts';
import { commitOf } from './commit-of.ts';
import type { Compiled, CompileRequest } from './messages.ts';
import { projectFolder } from './project-folder.ts';

const STRATEGIES: readonly Omit<StrategyRow, 'how'>[] = [
  { id: 'sequential' },
  { id: 'async' },
  { id: 'threads', pool: 'cores' },
  { id: 'processes', pool: 'cores' },
];
const TITLES = { function: (name: string) => name, comparison: (name: string) => `${name}, before and after` };

type Compile = (wanted: Omit<CompileRequest, 'folder'>) => Promise<Compiled>;

export async function planFunction(request: FunctionRequest, around: Surroundings): Promise<Plan> {
  const refs = chooseStrategies(STRATEGIES, request.strategies);
  const compiled = await withCompiler(request, around, (compile) => compile({ ...targetOf(request), label: 'code' }));
  const { module, lines } = compiled;
  return planOf(request, { compiled, strategies: refs.map((ref) => ({ ...ref, code: module, lines })) }, around);
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
        ...(first.handler !== undefined && { handler: first.handler }),
        label: 'after',
      }),
    ] as const;
  });
  const strategies = [
    { id: 'before', code: before.module, lines: before.lines },
    { id: 'after', code: after.module, lines: after.lines },
  ] as const;
  return planOf(request, { compiled: before, strategies }, around);
}

export const answerArguments = (request: ArgumentsRequest, around: Surroundings): Promise<ArgumentsAnswer> =>
  withProcess(
    BENCHMARK_DEFAULTS,
    around,
    async (compiler) => (await compiler.ask({ type: 'arguments', request: targetOf(request) }, 'arguments')).arguments,
  );

const targetOf = ({
  file,
  name,
  line,
  texts = {},
  ...rest
}: FunctionRequest | ComparisonRequest | ArgumentsRequest) => ({
  file,
  name,
  ...(line !== undefined && { line }),
  texts,
  ...('arguments' in rest && rest.arguments !== undefined && { arguments: rest.arguments }),
});

async function planOf(
  request: FunctionRequest | ComparisonRequest,
  { compiled, strategies }: { readonly compiled: Compiled; readonly strategies: Plan['strategies'] },
  around: Surroundings,
): Promise<Plan> {
  const cwd = await projectFolder(request.file);
  const [commit, common] = [await commitOf(cwd), { ...commonOf(request), cwd }];
  const calls = request.calls ?? (await callsByNeed(compiled.module, common, around));
  return {
    kind: request.kind,
    scenario: request.name,
    title: TITLES[request.kind](request.line === undefined ? `${request.name}()` : request.name),
    file: request.file,
    module: 'function',
    size: { calls },
    strategies,
    merits: CODE_MERITS,
    unit: 'calls',
    amount: calls,
    arguments: compiled.arguments,
    ...(commit !== undefined && { commit }),
    ...common,
  };
}

function withCompiler<T>(
  request: FunctionRequest | ComparisonRequest,
  around: Surroundings,
  use: (compile: Compile) => Promise<T>,
): Promise<T> {
  const { timeout, memory } = commonOf(request);
  const ask =
    (compiler: StrategyProcess): Compile =>
    async (wanted) =>
      (await compiler.ask({ type: 'compile', request: { ...wanted, folder: around.folder } }, 'compiled')).compiled;
  return withProcess({ timeout, memory }, around, (compiler) => use(ask(compiler)));
}

async function withProcess<T>(
  plan: Pick<Plan, 'timeout' | 'memory'>,
  around: Surroundings,
  use: (compiler: StrategyProcess) => Promise<T>,
): Promise<T> {
  const compiler = startStrategyProcess({ program: 'compile', strategy: 'compile', plan }, around);
  try {
    await compiler.ready;
    return await use(compiler);
  } finally {
    await compiler.end();
  }
}
