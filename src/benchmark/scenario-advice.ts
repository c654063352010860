/** The advice of a scenario's page, with the measurement: if the two differ, it says so. */
import type { BenchmarkResult, StrategyResult } from '../protocol/benchmark-result.ts';
import type { ScenarioPage } from '../protocol/scenarios/page.ts';
import { measuredDecision } from './measured-decision.ts';
import type { Outcome } from './statistics/outcome.ts';

export function adviseScenario(
  { advice }: ScenarioPage,
  outcome: Outcome<StrategyResult> | undefined,
): BenchmarkResult['advice'] {
  if (outcome === undefined) return undefined;
  const { best, level } = outcome;
  const agrees = [best, ...level].some(({ id }) => id === advice.approach);
  return {
    ...advice,
    reasons: agrees
      ? advice.reasons
      : [...advice.reasons, `Here and now ${best.title} did better: measure with your own sizes before you choose.`],
    path: [...advice.path, measuredDecision(outcome)],
  };
}
