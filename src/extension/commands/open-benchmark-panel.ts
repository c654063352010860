/** Opens the benchmark panel, with the scenario that a link names, if any. */
import { isScenarioId } from '../../protocol/scenarios/index.ts';
import type { Command } from './command.ts';

export const openBenchmarkPanel: Command = ({ benchmarks }, named) => {
  benchmarks.panel.show(typeof named === 'string' && isScenarioId(named) ? named : undefined);
};
