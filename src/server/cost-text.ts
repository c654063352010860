/** A cost in a few words. */
import { millisecondsInWords, type Cost } from '../analysis/index.ts';

/** `≈ 57 ms, grows with the size of the file`; empty if nothing is known. */
export function describeCost(cost: Pick<Cost, 'milliseconds' | 'grows' | 'budgetAt'> | undefined): string {
  const parts = [
    cost?.milliseconds === undefined ? '' : `≈ ${millisecondsInWords(cost.milliseconds)}`,
    cost?.grows ? `grows with ${cost.budgetAt === undefined ? 'the ' : ''}${cost.grows}` : '',
    cost?.budgetAt === undefined ? '' : `over the budget from about ${cost.budgetAt.toLocaleString('en')}`,
  ];
  return parts.filter(Boolean).join(', ');
}
