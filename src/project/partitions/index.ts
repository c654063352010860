/**
 * Analyzes the separate projects of a folder in threads that hold one project at a time, and returns all their
 * findings.
 */
import type { FactsCache } from '../cache/facts-cache.ts';
import type { Result } from '../cache/result-cache.ts';
import { collectForMany } from '../collect.ts';
import { MAX_DEPENDENCY_FILES } from '../dependencies.ts';
import type { Layers } from '../configuration/index.ts';
import type { Discovered } from '../discover.ts';
import type { DiskState } from '../disk-state.ts';
import { USUAL_BYTES, type FactsSource } from '../extract/index.ts';
import type { SettledFile } from '../facts-store.ts';
import { distinct } from '../file-error.ts';
import type { LinkOptions } from '../linked-program.ts';
import { openSurroundings, type ReaderOptions, type ReadOptions } from '../project-reader.ts';
import { SeparateProjects } from '../separate-projects.ts';
import { threadFile, ThreadPool } from '../thread-pool.ts';
import { analysePartition } from './analyse-partition.ts';
import type { FromThread, PartitionAnswer, PartitionResult, SentFacts, Setup, ToThread } from './messages.ts';
import { isWorthwhile, joined, partitionsOf, type Partition } from './partition.ts';

export interface PartitionsOptions {
  readonly read: ReaderOptions;
  readonly link: LinkOptions;
  readonly threads: number;
  /** Receives the extracted facts. */
  readonly cache: FactsCache | undefined;
  /** If a thread crashes, its partition is extracted with this and analyzed here. */
  readonly source: FactsSource;
}

export interface PartitionedResult extends Result {
  readonly files: readonly SettledFile[];
  readonly extracted: number;
}

interface Round {
  readonly setup: Setup;
  readonly signal: AbortSignal | undefined;
  /** Called with the number of files settled since the last call. */
  readonly settle: (files: number) => void;
}

/**
 * Young generation of a thread: objects made while linking live for a while, and each collection copies the live ones.
 */
const YOUNG_MEGABYTES = 48;

export class PartitionedAnalysis {
  readonly #options: PartitionsOptions;
  readonly #pool = new ThreadPool<ToThread & { readonly partition: Partition }, FromThread>({
    file: threadFile('partition-worker'),
    young: YOUNG_MEGABYTES,
    isLast: (message) => 'answer' in message,
  });

  constructor(options: PartitionsOptions) {
    this.#options = options;
  }

  /**
   * Starts threads if partitions seem worthwhile.
   * @returns whether they do
   */
  prepare({ sources, configurations }: Discovered): boolean {
    const {
      read: { root },
      threads,
    } = this.#options;
    const usual = new Map(sources.map((path) => [path, { size: USUAL_BYTES }]));
    const partitions = partitionsOf(usual, new SeparateProjects(root, configurations));
    const isLikely = isWorthwhile(partitions, threads);
    if (isLikely) this.#pool.start(Math.min(threads, partitions.length));
    return isLikely;
  }

  /**
   * @returns undefined if one program of everything is better, or needed
   * @throws the signal's reason on abort
   */
  async analyse(
    disk: DiskState,
    layers: Layers | undefined,
    { signal, onProgress }: ReadOptions,
  ): Promise<PartitionedResult | undefined> {
    const { read, link, threads, cache } = this.#options;
    const setup: Setup = { disk, read, link, layers, keeps: cache !== undefined };
    const answers = new Map<Partition, PartitionResult>();
    let partitions = partitionsOf(disk.sources, new SeparateProjects(read.root, disk.configurations.keys()));
    if (isWorthwhile(partitions, threads)) collectForMany();
    const total = disk.sources.size;
    let done = 0;
    // Repeated work counts once.
    const settle = (files: number) => onProgress?.((done = Math.min(done + files, total)), total);
    while (isWorthwhile(partitions, threads)) {
      const joins = new Map<Partition, readonly string[]>();
      await this.#run(
        partitions.filter((partition) => !answers.has(partition)),
        { setup, signal, settle },
        (partition, answer) => {
          if (answer.joins) joins.set(partition, answer.joins);
          else answers.set(partition, answer);
        },
      );
      if (joins.size === 0) return inAll([...answers.values()], disk);
      partitions = joined(partitions, joins);
      for (const partition of answers.keys()) if (!partitions.includes(partition)) answers.delete(partition);
    }
    // Keep what was extracted for joined partitions.
    await cache?.save();
    return undefined;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #run(
    partitions: readonly Partition[],
    { setup, signal, settle }: Round,
    onAnswer: (partition: Partition, answer: PartitionAnswer) => void,
  ): Promise<void> {
    const { threads, cache, source } = this.#options;
    const left = await this.#pool.run(
      partitions.map((partition) => ({ partition })),
      {
        threads,
        signal,
        first: { setup } satisfies ToThread,
        onMessage: ({ partition }, message) => {
          if ('settled' in message) settle(message.settled);
          else if ('answer' in message) onAnswer(partition, message.answer);
          else if (cache) store(cache, message.facts);
        },
      },
    );
    if (left.length === 0) return;
    const around = openSurroundings(setup.read.root, setup.disk);
    const tools = { around, source, cache, signal, onSettled: () => settle(1) };
    // One at a time, because each uses all extraction threads, and memory.
    for (const { partition } of left) onAnswer(partition, await analysePartition(partition, setup, tools));
  }
}

function store(cache: FactsCache, { rows, json }: SentFacts): void {
  let start = 0;
  for (const [path, stamp, hash, length] of rows) {
    cache.set(path, stamp, hash, json.subarray(start, start + length));
    start += length;
  }
}

/** @returns undefined if a program of everything would have read fewer packages */
function inAll(results: readonly PartitionResult[], { sources, errors }: DiskState): PartitionedResult | undefined {
  if (results.reduce((sum, { dependencies }) => sum + dependencies, 0) >= MAX_DEPENDENCY_FILES) return undefined;
  const lines = new Map(results.flatMap((result) => [...result.lines]));
  return {
    findings: new Map(results.flatMap(({ findings }) => [...findings])),
    errors: distinct([...errors, ...results.flatMap((result) => result.errors)]),
    lines: new Map([...sources.keys()].flatMap((path) => (lines.has(path) ? [[path, lines.get(path)!] as const] : []))),
    files: results.flatMap(({ files }) => files),
    extracted: results.reduce((sum, { extracted }) => sum + extracted, 0),
  };
}
