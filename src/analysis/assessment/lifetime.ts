/** How long the process lives in which something happens, as a factor. */
import { lifetimeOf, type Program } from '../program/index.ts';
import type { KeepAliveKind } from '../catalogue/contexts/keep-alive.ts';
import type { Circumstances, Graded, ValueOf } from './factor.ts';

export interface Lifetime extends Graded<ValueOf<'lifetime'>> {
  /** What keeps the process alive. */
  readonly kind?: KeepAliveKind;
}

export function lifetimeFactor(program: Program, { node }: Circumstances): Lifetime {
  const { value, kind, because, at } = lifetimeOf(program, node);
  return { value, because: `the process ${because}`, ...(kind && { kind }), ...(at && { at }) };
}
