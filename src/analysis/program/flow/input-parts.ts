/** What remains of an input when something is taken of it: a part, a body, what a method gives. */
import {
  givesBody,
  isCarrierOf,
  isPart,
  keepsLength,
  onlyAnswers,
  type Origin,
} from '../../catalogue/contexts/inputs.ts';
import type { Edge, FunctionSymbol } from '../graph/graph.ts';

/** Something that others made, and how it came. */
export interface Input {
  readonly origin: Origin;
  /** Only parts of it are input: a request object. */
  readonly isCarrier: boolean;
  /**
   * It is there as a whole: nothing limits how long it is (`none`), or only what it runs on may (`unknown`). Left out
   * for parts.
   */
  readonly limit?: 'none' | 'unknown' | undefined;
  /** The code asks how long it is. */
  readonly isMeasured?: true;
  /** The function that is given it, or reads it. */
  readonly start: FunctionSymbol;
  /** The calls that hand it on from there. */
  readonly via: readonly Edge[];
}

/** Names of the properties taken of an expression, the first one first: `['request', 'body']`. */
export type Path = readonly string[];
export const WHOLE: Path = [];

/** What a method of an input gives. */
export function resultOf(on: Input, method: string): Input | undefined {
  if (on.isCarrier) return givesBody(method) ? bodyOf(on, 'unknown') : partOf(on, method);
  return keepsLength(method) ? on : partOf(on, method);
}

/** `request.body` of a request, anything of a body. */
function partOf(base: Input | undefined, name: string): Input | undefined {
  if (!base?.isCarrier) return base && !onlyAnswers(name) ? part(base) : undefined;
  return isPart(name) ? { ...base, isCarrier: false } : isCarrierOf(name) ? base : undefined;
}

/** A part of it is not as long as the whole. */
export const part = <T extends Input | undefined>(input: T): T =>
  input?.limit ? { ...input, limit: undefined } : input;

export const through = (path: Path, input: Input | undefined): Input | undefined =>
  path.reduce((base, name) => partOf(base, name), input);

/** All that a request, or what carries it, sends. */
export const bodyOf = (carrier: Input, limit: 'none' | 'unknown'): Input => ({
  ...carrier,
  isCarrier: false,
  ...(carrier.origin === 'request' && { limit }),
});

export const whole = (input: Input | undefined): Input | undefined => input && { ...input, isCarrier: false };
