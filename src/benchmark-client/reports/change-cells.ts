/** The rows of a table of changes since a baseline. */
import type { Change } from '../../protocol/benchmark-result.ts';
import { describeChange } from '../../protocol/changes.ts';
import { MEASURES } from '../../protocol/measures.ts';

export const CHANGE_HEAD = ['Strategy', 'Measure', 'Before', 'Now', 'Change'] as const;

/** @param unit of throughput */
export function changeCells(change: Change, unit: string): string[] {
  const { title, measure, before, after } = change;
  const { title: name, format } = MEASURES[measure];
  return [title, name, format(before, unit), format(after, unit), describeChange(change)];
}
