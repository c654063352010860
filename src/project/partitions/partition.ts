/** The independent parts of a folder: each can be analyzed by itself. */
import type { Stamp } from '../cache/stamp.ts';
import type { SeparateProjects } from '../separate-projects.ts';

/** Plain data. */
export interface Partition {
  /** Folders of its projects. */
  readonly projects: readonly string[];
  /** Source files, sorted. */
  readonly sources: readonly string[];
  readonly bytes: number;
}

/** Bytes below which starting two threads with the whole analysis takes longer than they save. */
const FEW_BYTES = 2_500_000;
/** The share of a run that threads can do without partitions: extraction. */
const EXTRACTION = 0.7;

/** Each project by itself, the largest first, so that the last tasks are short. */
export function partitionsOf(
  sources: ReadonlyMap<string, Pick<Stamp, 'size'>>,
  projects: SeparateProjects,
): Partition[] {
  const byProject = new Map<string, { sources: string[]; bytes: number }>();
  for (const [path, { size }] of sources) {
    const project = projects.of(path);
    const known = byProject.get(project);
    if (known) {
      known.sources.push(path);
      known.bytes += size;
    } else {
      byProject.set(project, { sources: [path], bytes: size });
    }
  }
  return largestFirst([...byProject].map(([project, found]) => ({ projects: [project], ...found })));
}

/** Whether analyzing them separately is faster than extracting everything in threads and linking it in one piece. */
export function isWorthwhile(partitions: readonly Partition[], threads: number): boolean {
  const bytes = partitions.reduce((sum, partition) => sum + partition.bytes, 0);
  const largest = partitions[0]?.bytes ?? 0;
  return (
    partitions.length > 1 &&
    bytes >= FEW_BYTES &&
    Math.max(largest / bytes, 1 / threads) < EXTRACTION / threads + 1 - EXTRACTION
  );
}

/**
 * Merges partitions that turned out to be joined.
 * @param joins the other projects that a partition's files lead to
 * @returns all partitions; unchanged ones are the same objects
 */
export function joined(
  partitions: readonly Partition[],
  joins: ReadonlyMap<Partition, readonly string[]>,
): Partition[] {
  const parents = new Map<string, string>();
  const find = (project: string): string => {
    const parent = parents.get(project);
    return parent === undefined ? project : find(parent);
  };
  const unite = (one: string, other: string) => {
    const [a, b] = [find(one), find(other)];
    if (a !== b) parents.set(a, b);
  };
  for (const partition of partitions) {
    for (const project of [...partition.projects, ...(joins.get(partition) ?? [])])
      unite(project, partition.projects[0]!);
  }
  const groups = new Map<string, Partition[]>();
  for (const partition of partitions) {
    const group = find(partition.projects[0]!);
    groups.set(group, [...(groups.get(group) ?? []), partition]);
  }
  return largestFirst(
    [...groups.values()].map((group) =>
      group.some((partition) => joins.has(partition))
        ? together(
            group,
            group.flatMap((partition) => joins.get(partition) ?? []),
          )
        : group[0]!,
    ),
  );
}

function together(group: readonly Partition[], others: readonly string[]): Partition {
  return {
    projects: [...new Set([...group.flatMap(({ projects }) => projects), ...others])],
    sources: group.flatMap(({ sources }) => sources).sort(),
    bytes: group.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

const largestFirst = (partitions: Partition[]): Partition[] => partitions.sort((a, b) => b.bytes - a.bytes);
