/** Opens the benchmark panel, at a scenario where a link names one. */
import { isScenarioId } from '../../protocol/scenarios/index.ts';
import type { Command } from './command.ts';

export const openBenchmarkPanel: Command = ({ benchmarks }, named) => {
  benchmarks.panel.show(typeof named === 'string' && isScenarioId(named) ? named : undefined);
};
