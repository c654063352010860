/** `bench --baseline`: what changed since an earlier result, and whether that is too much. */
import type { BenchmarkRequest } from '../protocol/benchmark.ts';
import type { BenchmarkResult } from '../protocol/benchmark-result.ts';
import { changesBetween } from '../protocol/changes.ts';
import { readText } from '../project/read-file.ts';
import { UserError } from './user-error.ts';

/** Unless --fail-over says otherwise. */
const FAIL_OVER = 0.1;

/**
 * @param file absolute path of a result as `--format json` writes it
 * @throws {UserError} if there is none
 */
export async function readBaseline(file: string): Promise<BenchmarkResult> {
  const text = await readText(file, 'configuration').catch((error: Error) => {
    throw new UserError(`the baseline cannot be read: ${error.message}`);
  });
  try {
    const result = JSON.parse(text) as Partial<BenchmarkResult>;
    if (result.strategies && result.merits) return result as BenchmarkResult;
  } catch {
    // Reported below.
  }
  throw new UserError(`${file} is not a baseline: write one with bench --format json`);
}

/** Call the function as often as in the baseline: the number that a measurement needs depends on the machine. */
export const likeBefore = (request: BenchmarkRequest, { size: { calls } }: BenchmarkResult): BenchmarkRequest =>
  request.kind === 'function' && calls !== undefined ? { calls, ...request } : request;

/**
 * @returns the result with its changes, and whether one of its measures is clearly worse by more than `failOver`
 * @throws {UserError} if the results are of different things
 */
export function since(
  before: BenchmarkResult,
  after: BenchmarkResult,
  failOver = FAIL_OVER,
): { readonly result: BenchmarkResult; readonly exceeds: boolean } {
  const unlike = differences(before, after);
  if (unlike.length > 0) throw new UserError(`the baseline measured something else: ${unlike.join(', ')}`);
  const changes = changesBetween(before, after);
  return {
    result: { ...after, changes },
    exceeds: changes.some(({ verdict, ratio }) => verdict === 'worse' && ratio > 1 + failOver),
  };
}

/** Machines may differ, because a baseline is often made elsewhere. The measured code and sizes may not. */
function differences(before: BenchmarkResult, after: BenchmarkResult): string[] {
  const facts = ({
    scenario,
    arguments: given,
    size,
  }: BenchmarkResult): Readonly<Record<string, string | undefined>> => ({
    name: scenario,
    arguments: given,
    ...Object.fromEntries(Object.entries(size).map(([key, value]) => [key, String(value)])),
  });
  const [was, is] = [facts(before), facts(after)];
  return Object.keys(is)
    .filter((key) => was[key] !== is[key])
    .map((key) => `${key} ${was[key] ?? 'none'}, not ${is[key] ?? 'none'}`);
}
