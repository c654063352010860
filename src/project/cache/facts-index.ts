/** The index of the facts cache as text. Any other format or version is ignored. */
import { sealed, unsealed } from './sealed.ts';
import type { Stamp } from './stamp.ts';

const FORMAT = 'workload-lint facts 2';

export interface CacheRow {
  readonly stamp: Stamp;
  /** The file changed just before it was read, so the same stamp may stand for other content. */
  readonly isRacy: boolean;
  readonly hash: string;
  /** The segment file, and the byte range of the facts in it. */
  readonly segment: string;
  readonly start: number;
  readonly length: number;
  /** CRC-32 of these bytes. */
  readonly checksum: number;
}

/** A row as written. There are thousands of them, so the fields have no names. */
type Written = readonly [
  path: string,
  modified: number,
  changed: number,
  size: number,
  isRacy: 0 | 1,
  hash: string,
  segment: number,
  start: number,
  length: number,
  checksum: number,
];

interface WrittenIndex {
  readonly format: string;
  readonly version: string;
  readonly segments: readonly string[];
  readonly files: readonly Written[];
}

/** @returns the rows by path; none if the text is not an index of this version */
export function parseIndex(text: string, version: string): Map<string, CacheRow> {
  let index: Partial<WrittenIndex> | null;
  try {
    index = JSON.parse(unsealed(text) ?? '') as typeof index;
  } catch {
    return new Map();
  }
  if (index?.format !== FORMAT || index.version !== version) return new Map();
  const { segments = [], files = [] } = index;
  return new Map(
    files.map(([path, modified, changed, size, isRacy, hash, segment, start, length, checksum]) => [
      path,
      {
        stamp: { modified, changed, size },
        isRacy: isRacy === 1,
        hash,
        segment: segments[segment] ?? '',
        start,
        length,
        checksum,
      },
    ]),
  );
}

export function serialiseIndex(rows: ReadonlyMap<string, CacheRow>, version: string): Iterable<string> {
  const segments = [...new Set([...rows.values()].map(({ segment }) => segment))];
  const numbers = new Map(segments.map((segment, number) => [segment, number]));
  const files = [...rows].map(
    ([path, { stamp, isRacy, hash, segment, start, length, checksum }]): Written => [
      path,
      stamp.modified,
      stamp.changed,
      stamp.size,
      isRacy ? 1 : 0,
      hash,
      numbers.get(segment)!,
      start,
      length,
      checksum,
    ],
  );
  return sealed([JSON.stringify({ format: FORMAT, version, segments, files } satisfies WrittenIndex)]);
}
