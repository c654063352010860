/** Analyzes one partition from its files to its findings, and retains nothing afterwards. */
import { LayeredSettings } from '../configuration/index.ts';
import type { FactsSource } from '../extract/index.ts';
import type { KeptFacts } from '../facts-store.ts';
import { LinkedProgram, resolutionsOf, type ProgramFiles, type Surroundings } from '../linked-program.ts';
import { ProjectReader } from '../project-reader.ts';
import type { PartitionAnswer, Setup } from './messages.ts';
import type { Partition } from './partition.ts';

export interface PartitionTools {
  /** Resolves among all files on disk, so that imports lead where they would in a program of everything. */
  readonly around: Promise<Surroundings>;
  readonly source: FactsSource;
  readonly cache: KeptFacts | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onSettled?: () => void;
}

/** @throws the signal's reason on abort */
export async function analysePartition(
  partition: Partition,
  { disk, read, link, layers }: Setup,
  tools: PartitionTools,
): Promise<PartitionAnswer> {
  const { around, source, cache, signal, onSettled } = tools;
  const reader = new ProjectReader(read, source, cache);
  const sources = new Map(partition.sources.map((path) => [path, disk.sources.get(path)!]));
  reader.adopt({ ...disk, sources, errors: [] }, around);
  const extracted = await reader.settle({ signal, ...(onSettled && { onProgress: onSettled }) });
  const files = await reader.load({ signal });
  const settled = [...reader.store.settled()];
  const joins = projectsJoined(
    partition,
    files,
    disk.sources,
    settled.map(([path]) => path),
  );
  if (joins.length > 0) return { joins };
  const program = new LinkedProgram(read.root, link);
  program.layered = layers && new LayeredSettings(layers);
  await program.hold(files);
  signal?.throwIfAborted();
  const errors = await reader.errors();
  const findings = await program.linkYielding();
  return {
    findings,
    errors,
    extracted,
    lines: new Map([...files.own].map(([path, { lines }]) => [path, lines])),
    files: settled.filter(([path]) => files.own.has(path) || files.dependencies.has(path)),
    dependencies: settled.filter(([path]) => !sources.has(path)).length,
  };
}

/** Projects outside the partition that its imports lead to, or whose packages it uses. */
function projectsJoined(
  partition: Partition,
  { own, dependencies, resolver, projects }: ProgramFiles,
  sources: ReadonlyMap<string, unknown>,
  settled: readonly string[],
): string[] {
  const found = new Set(settled.map((path) => projects.of(path)));
  for (const files of [own, dependencies]) {
    for (const [path, facts] of files) {
      for (const target of resolutionsOf(path, facts, resolver)) {
        if (target?.file !== undefined && sources.has(target.file)) found.add(projects.of(target.file));
      }
    }
  }
  return [...found].filter((project) => !partition.projects.includes(project));
}
