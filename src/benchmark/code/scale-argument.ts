/** Scales the largest argument of a call down and up; the others stay unchanged. */

export interface Scalable {
  /** The unit of its size. */
  readonly unit: string;
  /** The sizes at these multiples of its own, ascending, without duplicates. */
  sizes(scales: readonly number[]): readonly number[];
  /** The arguments with it at that size. */
  at(size: number): readonly unknown[];
}

interface Kind {
  readonly unit: string;
  readonly length: number;
  readonly resized: (size: number) => unknown;
}

/** @returns undefined if no argument has a length */
export function scaleArgument(args: readonly unknown[]): Scalable | undefined {
  const kinds = args.map(kindOf);
  const index = kinds.reduce((best, kind, at) => ((kind?.length ?? 0) > (kinds[best]?.length ?? 0) ? at : best), 0);
  const kind = kinds[index];
  if (kind === undefined || kind.length < 2) return undefined;
  return {
    unit: kind.unit,
    sizes: (scales) => [...new Set(scales.map((scale) => Math.max(1, Math.round(kind.length * scale))))],
    at: (size) => args.with(index, size === kind.length ? args[index] : kind.resized(size)),
  };
}

function kindOf(value: unknown): Kind | undefined {
  if (typeof value === 'string') {
    return {
      unit: 'characters',
      length: value.length,
      resized: (size) => value.repeat(Math.ceil(size / Math.max(1, value.length))).slice(0, size),
    };
  }
  if (Array.isArray(value)) {
    return {
      unit: 'elements',
      length: value.length,
      resized: (size) => Array.from({ length: size }, (_, at) => value[at % value.length] as unknown),
    };
  }
  if (
    value instanceof Uint8Array ||
    value instanceof Float64Array ||
    value instanceof Float32Array ||
    value instanceof Int32Array
  ) {
    const Same = value.constructor as new (size: number) => Uint8Array;
    return {
      unit: 'elements',
      length: value.length,
      resized: (size) => new Same(size).map((_, at) => value[at % value.length]!),
    };
  }
  return undefined;
}
