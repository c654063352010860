/** What calling a function costs the thread of its caller. */
import { figuresOf, growthOf, sizeAt, type FunctionSymbol, type Program } from './program/index.ts';
import type { Confidence } from './findings.ts';

export interface FunctionCost {
  /** Milliseconds of computing, estimated from the code; unknown sizes are assumed to be usual ones. */
  readonly milliseconds: number;
  /** Iterations of the innermost loops, likewise. */
  readonly iterations: number;
  /**
   * The sizes it grows with, as written in the code (`users`, `order.items`); their product matters most. Empty where
   * all is known.
   */
  readonly grows: readonly string[];
  /** Each step of one of those sizes doubles it. */
  readonly exponential: boolean;
  /** Milliseconds of the blocking calls it leads to, each counted once, as far as the catalogue has figures. */
  readonly blocking: number;
  readonly confidence: Confidence;
}

/**
 * @param node a function of a linked program
 * @returns of an async function, all that it does itself, before and after its awaits
 */
export function costOf(program: Program, node: FunctionSymbol): FunctionCost {
  const { milliseconds, iterations, grows, possible } = figuresOf(program.costs.of(node));
  const blocking = [...program.effects.of(node).values()].reduce(
    (sum, { primitive }) => sum + (primitive.row.milliseconds ?? 0),
    0,
  );
  return {
    milliseconds,
    iterations,
    blocking,
    grows: grows.map(({ text }) => text).filter((text) => text !== ''),
    exponential: grows.some(({ exponential }) => exponential),
    confidence: possible ? 'possible' : 'certain',
  };
}

/** How the work of a function grows with its input, and the size at which the given number of milliseconds is spent. */
export function growthAt(
  program: Program,
  node: FunctionSymbol,
  budget: number,
): { readonly order: number; readonly size: number | undefined } {
  const { ns } = program.costs.of(node);
  return { order: growthOf(ns).order, size: sizeAt(ns, budget * 1e6) };
}
