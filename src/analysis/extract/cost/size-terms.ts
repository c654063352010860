/** Builds sizes; known parts are computed at once. */
import type { Size } from '../../facts/work.ts';

export const isKnown = (size: Size): size is number => typeof size === 'number';
export const isUnknown = (size: Size): boolean => typeof size !== 'number' && size[0] === '?';

/** Infinity and NaN count as unknown: facts are stored as JSON, which has neither. */
export const number = (value: number): Size => (Number.isFinite(value) ? value : ['?', '']);

export function plus(left: Size, right: Size): Size {
  if (isKnown(left) && isKnown(right)) return number(left + right);
  return left === 0 ? right : right === 0 ? left : ['+', left, right];
}

export function minus(left: Size, right: Size): Size {
  if (isKnown(left) && isKnown(right)) return number(left - right);
  return right === 0 ? left : ['-', left, right];
}

export function times(left: Size, right: Size): Size {
  if (isKnown(left) && isKnown(right)) return number(left * right);
  if (left === 0 || right === 0) return 0;
  return left === 1 ? right : right === 1 ? left : ['*', left, right];
}

export function over(left: Size, right: Size): Size {
  if (isKnown(left) && isKnown(right) && right !== 0) return number(left / right);
  return right === 1 ? left : ['/', left, right];
}

export const logOf = (size: Size): Size => (isKnown(size) ? Math.log2(Math.max(size, 2)) : ['log', size]);
export const rootOfSize = (size: Size): Size => (isKnown(size) ? Math.sqrt(Math.max(size, 0)) : ['sqrt', size]);

/** The better known size replaces the less known one. */
export function larger(a: Size, b: Size): Size {
  if (isUnknown(a)) return b;
  if (isUnknown(b)) return a;
  if (isKnown(a)) return isKnown(b) ? Math.max(a, b) : b;
  return a;
}

/** The properties of what may be a collection of any size. */
export const wholeOf = (size: Size): Size => (!isKnown(size) && size[0] === 'keys' ? ['keys', size[1], 'whole'] : size);

/** Longer sizes are unknown: sizes share their parts, so written out they could be longer than any text. */
const LONGEST = 500;

/** Does a size have more terms than anybody can read, or any file should hold? */
export function isTooLong(size: Size): boolean {
  const left: unknown[] = [size];
  for (let count = 0; left.length > 0; count++) {
    if (count > LONGEST) return true;
    const part = left.pop();
    if (Array.isArray(part)) left.push(...(part as unknown[]));
  }
  return false;
}
