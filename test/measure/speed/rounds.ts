/** Measures tools against each other: in rounds, so that what slows the machine for a while slows all alike. */
import { rm } from 'node:fs/promises';
import { runMeasured, type MeasureOptions, type Run } from './measured-process.ts';
import { median } from './statistics.ts';
import type { Counts, Tool } from './tools/index.ts';

export interface Measured extends Counts {
  readonly tool: Tool;
  /** Medians: milliseconds, milliseconds, bytes. */
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

export interface RoundsOptions extends MeasureOptions {
  readonly rounds: number;
  readonly onRun: (text: string) => void;
}

/** A first round, which does not count, fills the caches of the tools and of the operating system. */
export async function measureTools(
  tools: readonly Tool[],
  { rounds, onRun, ...options }: RoundsOptions,
): Promise<Measured[]> {
  const runs = new Map<Tool, Run[]>(tools.map((tool) => [tool, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const tool of rotated(tools, round)) {
      if (tool.cold !== undefined) await rm(tool.cold, { recursive: true, force: true });
      const run = await runMeasured(tool.args, options);
      onRun(`round ${round} of ${rounds}: ${tool.name} ${(run.wall / 1000).toFixed(2)} s`);
      if (round > 0) runs.get(tool)!.push(run);
    }
  }
  return tools.map((tool) => summarise(tool, runs.get(tool)!));
}

/** No tool runs after the same other one each time. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

function summarise(tool: Tool, runs: readonly Run[]): Measured {
  const middle = (key: 'wall' | 'cpu' | 'memory') => median(runs.map((run) => run[key]));
  return { tool, wall: middle('wall'), cpu: middle('cpu'), memory: middle('memory'), ...tool.counts(runs[0]!.stdout) };
}
