/** What remains of an input after an operation on it: a part, a body, the result of a method. */
import {
  givesBody,
  isCarrierOf,
  isPart,
  keepsLength,
  onlyAnswers,
  type Origin,
} from '../../catalogue/contexts/inputs.ts';
import type { Edge, FunctionSymbol } from '../graph/graph.ts';

/** A value from outside, and how it arrived. */
export interface Input {
  readonly origin: Origin;
  /** Only parts of it are input: a request object. */
  readonly isCarrier: boolean;
  /**
   * The whole input is in memory: nothing limits its length (`none`), or only its host may (`unknown`). Absent for
   * parts.
   */
  readonly limit?: 'none' | 'unknown' | undefined;
  /** The code checks its length. */
  readonly isMeasured?: true;
  /** The function that receives or reads it. */
  readonly start: FunctionSymbol;
  /** The calls that pass it on from there. */
  readonly via: readonly Edge[];
}

/** Names of the properties taken of an expression, the first one first: `['request', 'body']`. */
export type Path = readonly string[];
export const WHOLE: Path = [];

/** What a method of an input returns. */
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

/** The whole content of a request, or of what carries it. */
export const bodyOf = (carrier: Input, limit: 'none' | 'unknown'): Input => ({
  ...carrier,
  isCarrier: false,
  ...(carrier.origin === 'request' && { limit }),
});

export const whole = (input: Input | undefined): Input | undefined => input && { ...input, isCarrier: false };
