/** The messages between a project and the threads that analyze its partitions. */
import type { FileError, Finding } from '../../analysis/index.ts';
import type { Stamp } from '../cache/stamp.ts';
import type { DiskState } from '../disk-state.ts';
import type { SettledFile } from '../facts-store.ts';
import type { Layers } from '../configuration/index.ts';
import type { LinkOptions } from '../linked-program.ts';
import type { ReaderOptions } from '../project-reader.ts';
import type { Partition } from './partition.ts';

/** Sent once to each thread. */
export interface Setup {
  readonly disk: DiskState;
  readonly read: ReaderOptions;
  readonly link: LinkOptions;
  /** Undefined if the same settings hold for all files. */
  readonly layers: Layers | undefined;
  /** Whether to send facts for a cache. */
  readonly keeps: boolean;
}

export type ToThread = { readonly setup: Setup } | { readonly partition: Partition };

export type FromThread =
  | { readonly settled: number }
  | { readonly facts: SentFacts }
  | { readonly answer: PartitionAnswer };

/** JSON texts (UTF-8) of the facts of files, concatenated. */
export interface SentFacts {
  readonly rows: readonly (readonly [path: string, stamp: Stamp, hash: string, length: number])[];
  readonly json: Uint8Array<ArrayBuffer>;
}

/** The result for a partition. */
export type PartitionAnswer =
  /** Its files lead to these other projects, so it is not a partition. */
  { readonly joins: readonly string[] } | PartitionResult;

export interface PartitionResult {
  readonly joins?: undefined;
  /** By path, for files with findings. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly errors: readonly FileError[];
  /** Line count of each source file. */
  readonly lines: ReadonlyMap<string, number>;
  /** The files of the program, including those in node_modules. */
  readonly files: readonly SettledFile[];
  /** Number of extracted source files. */
  readonly extracted: number;
  /** Number of files read in node_modules. */
  readonly dependencies: number;
}
