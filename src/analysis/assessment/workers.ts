/** How much it matters that threads and processes are started too often, are too many, or receive copies. */
import type { Context } from '../findings.ts';
import type { FunctionSymbol, Program } from '../program/index.ts';
import type { Circumstances } from './factor.ts';

/**
 * Per request, per event, or per iteration of a loop; for the latter two, the code does not show how often they happen.
 */
export type Rate = 'request' | 'event' | 'iteration';

/** Of a thread or process that is not kept. */
export const circumstancesOfStart = (
  node: FunctionSymbol,
  context: Context,
  { milliseconds, possible, rate }: StartFigures,
): Circumstances => ({
  node,
  context,
  confidence: possible ? 'possible' : 'certain',
  duration: { value: 'starts', because: `takes about ${milliseconds} ms to start` },
  ...(rate === 'iteration' && { frequency: { value: 'element', because: 'in a loop' } }),
  isOpen: rate !== 'request',
  ...(!possible && { plain: 'direct' }),
});

interface StartFigures {
  readonly milliseconds: number;
  readonly possible: boolean;
  readonly rate: Rate;
}

/** Of more threads or memory than the work needs, which is harmful in any context. */
export const circumstancesOfWaste = (program: Program, node: FunctionSymbol, because: string): Circumstances => ({
  node,
  context: program.contexts.primary(node) ?? 'startup',
  confidence: 'possible',
  duration: { value: 'waste', because },
  isOpen: true,
  isOwnHarm: true,
  plain: 'direct',
});
