/** What crosses between a project and the threads that analyse its partitions. */
import type { FileError, Finding } from '../../analysis/index.ts';
import type { Stamp } from '../cache/stamp.ts';
import type { DiskState } from '../disk-state.ts';
import type { SettledFile } from '../facts-store.ts';
import type { LinkOptions } from '../linked-program.ts';
import type { ReaderOptions } from '../project-reader.ts';
import type { Partition } from './partition.ts';

/** Told to each thread once. */
export interface Setup {
  readonly disk: DiskState;
  readonly read: ReaderOptions;
  readonly link: LinkOptions;
  /** Whether facts are wanted for a cache. */
  readonly keeps: boolean;
}

export type ToThread = { readonly setup: Setup } | { readonly partition: Partition };

export type FromThread =
  | { readonly settled: number }
  | { readonly facts: SentFacts }
  | { readonly answer: PartitionAnswer };

/** Facts of files as JSON text in UTF-8, end to end. */
export interface SentFacts {
  readonly rows: readonly (readonly [path: string, stamp: Stamp, hash: string, length: number])[];
  readonly json: Uint8Array<ArrayBuffer>;
}

/** What became of a partition. */
export type PartitionAnswer =
  /** Its files lead to these other projects: it is no partition. */
  { readonly joins: readonly string[] } | PartitionResult;

export interface PartitionResult {
  readonly joins?: undefined;
  /** By file, of files that have some. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly errors: readonly FileError[];
  /** Lines of each source file. */
  readonly lines: ReadonlyMap<string, number>;
  /** The files that the program was made of, those in node_modules among them. */
  readonly files: readonly SettledFile[];
  /** How many source files had to be extracted. */
  readonly extracted: number;
  /** How many files in node_modules were looked at. */
  readonly dependencies: number;
}
