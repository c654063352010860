/** What people and their tools ask of a project, in any order. */
import { readFile, rm } from 'node:fs/promises';
import { refactorAt } from '../../../src/analysis/index.ts';
import type { Analysis, Project, ProjectOptions } from '../../../src/project/index.ts';
import type { Random } from '../../support/random.ts';

export interface Asked {
  /** Absolute paths of files with findings. */
  readonly files: readonly string[];
  readonly root: string;
  readonly random: Random;
  readonly cacheDir: string;
  readonly open: (more: Partial<ProjectOptions>) => Promise<Project>;
}

interface AskedOf extends Asked {
  readonly project: Project;
}

/** Each leaves the texts of all files as they were. */
const STEPS: Readonly<Record<string, (asked: AskedOf, file: string) => Promise<unknown>>> = {
  check: ({ project }) => project.analyse(),
  // Another process with the same cache, that looks into tests as well.
  'check of everything': async ({ open, cacheDir }) => {
    const all = await open({ cacheDir, all: true });
    await all.analyse();
    await all.close();
  },
  refactor: ({ project }, file) =>
    project.refactor((workspace, findings) => {
      const [finding] = findings.get(file) ?? [];
      return finding && refactorAt('make-chain-async', workspace, { ...finding, finding });
    }),
  'open, edit and close': async ({ project }, file) => {
    const text = await readFile(file, 'utf8');
    await project.update(file, text);
    await project.update(file, text.slice(0, text.length / 2));
    await project.update(file, undefined);
  },
  delete: async ({ project }, file) => {
    await project.update(file, '');
    await project.update(file, undefined);
  },
  save: ({ project }, file) => project.changed([file]),
  look: ({ project }) => project.inspect((_, findings) => findings.size),
};
const LENGTH = 4;
/** Sequences in one process: each goes on where the last one ended. The next process has what they stored. */
const PER_PROCESS = 10;
/** Sequences until the cache is emptied. */
const PER_CACHE = 50;

/**
 * @param onFound receives what is found after each sequence, twice where a process ended with it: the second time it
 *   counts
 */
export async function takeSequences(
  asked: Asked,
  count: number,
  onFound: (found: Analysis, after: string, isCounted: boolean) => void,
): Promise<void> {
  const { cacheDir, open } = asked;
  const forget = (): Promise<void> => rm(cacheDir, { recursive: true, force: true });
  for (let taken = 0; taken < count; ) {
    if (taken % PER_CACHE === 0) await forget();
    const project = await open({ cacheDir, interactive: true });
    let [steps, isLast] = ['', false];
    while (!isLast) {
      steps = await takeSteps({ ...asked, project });
      taken++;
      isLast = taken % PER_PROCESS === 0 || taken === count;
      onFound(await project.analyse(), steps, !isLast);
    }
    await project.close();
    const next = await open({ cacheDir });
    onFound(await next.analyse(), `${steps}, in the next process`, true);
    await next.close();
  }
  await forget();
}

/** @returns what was done, in words */
async function takeSteps(asked: AskedOf): Promise<string> {
  const taken: string[] = [];
  for (let at = 0; at < LENGTH; at++) {
    const [name, take] = asked.random.oneOf(Object.entries(STEPS));
    const file = asked.random.oneOf(asked.files);
    taken.push(`${name} (${file.slice(asked.root.length + 1)})`);
    await take(asked, file);
  }
  return taken.join(', ');
}
