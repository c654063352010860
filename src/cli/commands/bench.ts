/** `bench`: measures a scenario or a function in separate processes, and prints the result. */
import { didYouMean } from '../../analysis/index.ts';
import path from 'node:path';
import { BENCHMARK_REPORTS, type BenchmarkReport } from '../../benchmark-client/reports/index.ts';
import { toText } from '../../benchmark-client/reports/text.ts';
import type { BenchmarkEvent, BenchmarkRequest, FunctionRequest } from '../../protocol/benchmark.ts';
import { strategyKey, strategyTitle, type StrategyRef } from '../../protocol/strategies.ts';
import { isScenarioId, SCENARIOS } from '../../protocol/scenarios/index.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CliIo } from '../io.ts';
import { likeBefore, readBaseline, since } from '../bench-baseline.ts';
import { createProgress } from '../progress.ts';
import { UserError } from '../user-error.ts';

export const RESULT_FORMATS = [
  'text',
  'json',
  'markdown',
  'csv',
  'hyperfine',
  'github-action',
] as const satisfies readonly ('text' | BenchmarkReport)[];
type ResultFormat = (typeof RESULT_FORMATS)[number];

export interface BenchOptions {
  /** `src/hash.ts:hash`, or `src/app.ts:12` for a handler around a line. */
  readonly function?: string;
  readonly arguments?: string;
  readonly calls?: number;
  readonly strategy: readonly StrategyRef[];
  readonly size: Readonly<Record<string, number>>;
  readonly rounds?: number;
  /** Seconds. */
  readonly budget?: number;
  /** Percent. */
  readonly precision?: number;
  /** Seconds. */
  readonly timeout?: number;
  /** Megabytes. */
  readonly memory?: number;
  /** Names of environment variables. */
  readonly env?: readonly string[];
  readonly format: ResultFormat;
  /** Path of a result as JSON; and the part by which a measure may be worse before it fails. */
  readonly baseline?: string;
  readonly failOver?: number;
}

/**
 * @param scenario its id; if absent, the scenarios are listed
 * @returns 1 if a strategy could not be measured, its results differ from the others', or it is worse than the baseline
 * @throws {UserError} if there is no such scenario, strategy or size
 */
export async function bench(scenario: string | undefined, options: BenchOptions, io: CliIo): Promise<ExitCode> {
  if (options.function !== undefined) {
    if (scenario !== undefined) throw new UserError('measure either a scenario or a function, not both');
    return measure(functionRequest(options.function, options, io), options, io);
  }
  if (scenario === undefined) {
    await io.stdout.write(options.format === 'json' ? `${JSON.stringify(SCENARIOS, undefined, 2)}\n` : listScenarios());
    return EXIT.clean;
  }
  return measure(scenarioRequest(scenario, options), options, io);
}

/** The part of a request that comes from the options, whatever it measures. */
const measuringOf = ({
  strategy,
  rounds,
  budget,
  precision,
  timeout,
  memory,
  env,
}: BenchOptions): Pick<
  FunctionRequest,
  'strategies' | 'rounds' | 'budget' | 'precision' | 'limits' | 'environment'
> => ({
  strategies: strategy,
  ...(env !== undefined && { environment: env }),
  ...(rounds !== undefined && { rounds }),
  ...(budget !== undefined && { budget: budget * 1000 }),
  ...(precision !== undefined && { precision: precision / 100 }),
  limits: {
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
    ...(memory !== undefined && { memory: memory * 2 ** 20 }),
  },
});

function functionRequest(target: string, options: BenchOptions, { cwd }: CliIo): FunctionRequest {
  const [, file, name] = /^(.+):([^:/\\]+)$/.exec(target) ?? [];
  if (file === undefined || name === undefined)
    throw new UserError(`--function must look like src/hash.ts:hash, not ${target}`);
  return {
    kind: 'function',
    file: path.resolve(cwd, file),
    ...(/^\d+$/.test(name) ? { name: `handler at ${path.basename(file)}:${name}`, line: Number(name) } : { name }),
    ...measuringOf(options),
    ...(options.arguments !== undefined && { arguments: options.arguments }),
    ...(options.calls !== undefined && { calls: options.calls }),
  };
}

function scenarioRequest(scenario: string, options: BenchOptions): BenchmarkRequest {
  if (!isScenarioId(scenario)) {
    const ids = Object.keys(SCENARIOS);
    throw new UserError(`there is no scenario ${scenario}${didYouMean(scenario, ids)}; available: ${ids.join(', ')}`);
  }
  return { kind: 'scenario', scenario, size: options.size, ...measuringOf(options) };
}

async function measure(
  request: BenchmarkRequest,
  { format, baseline, failOver }: BenchOptions,
  io: CliIo,
): Promise<ExitCode> {
  if (failOver !== undefined && baseline === undefined) throw new UserError('--fail-over needs a --baseline');
  const before = baseline === undefined ? undefined : await readBaseline(path.resolve(io.cwd, baseline));
  const progress = createProgress(io.stderr);
  const titles = new Map<string, string>();
  const onEvent = (event: BenchmarkEvent): void => {
    if (event.type === 'started') for (const ref of event.strategies) titles.set(strategyKey(ref), strategyTitle(ref));
    if (event.type === 'progress') progress?.show(progressLine(event, titles.get(event.strategy) ?? event.strategy));
  };
  const last = await io
    .runBenchmark(before ? likeBefore(request, before) : request, { signal: io.signal, onEvent })
    .finally(() => progress?.clear());
  if (last.type === 'failed') {
    if (last.error.code === 'cancelled') return EXIT.cancelled;
    if (last.error.code !== 'internal') throw new UserError(last.error.message);
    throw Object.assign(
      new Error(last.error.message),
      last.error.stack !== undefined && { stack: `${last.error.message}\n${last.error.stack}` },
    );
  }
  if (last.type !== 'result') throw new Error(`The benchmark process answered with ${last.type}.`);
  const { result, exceeds } = before ? since(before, last.result, failOver) : { result: last.result, exceeds: false };
  await io.stdout.write(format === 'text' ? toText(result) : BENCHMARK_REPORTS[format].write(result));
  return exceeds || result.failures.length > 0 || result.strategies.some(({ sameResult }) => !sameResult)
    ? EXIT.findings
    : EXIT.clean;
}

function progressLine(
  { phase, round, part, remaining }: Extract<BenchmarkEvent, { type: 'progress' }>,
  title: string,
): string {
  const step = phase === 'measuring' ? `round ${round}` : phase;
  const left = remaining === undefined ? '' : `, at most ${Math.ceil(remaining / 1000)} s left`;
  return `${title}, ${step} (${Math.round(part * 100)} %${left})`;
}

function listScenarios(): string {
  return Object.entries(SCENARIOS)
    .map(([id, { title, shows, sizes, strategies }]) =>
      [
        `${id}: ${title}`,
        `    ${shows}`,
        `    sizes: ${Object.entries(sizes)
          .map(([key, row]) => `${key}=${row.default}`)
          .join(' ')}`,
        `    strategies: ${strategies.map(({ id: strategy, pool }) => (pool === undefined ? strategy : `${strategy}:${pool}`)).join(' ')}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}
