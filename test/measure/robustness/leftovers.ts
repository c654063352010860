/** The processes of a run that are still there when it is over. */
import { setTimeout as sleep } from 'node:timers/promises';
import { listProcesses } from '../../../src/benchmark/process-tree/list.ts';

/** Milliseconds for processes that are just ending. */
const PAUSE = 1_000;

/** What all processes of a run carry in their environment. */
export const markOfRun = (): string => `robustness-${process.pid}-${Date.now()}`;

/** @returns how many processes carry the mark */
export async function leftOf(mark: string): Promise<number> {
  await sleep(PAUSE);
  return ((await listProcesses()) ?? []).filter((process) => process.mark?.startsWith(mark)).length;
}
