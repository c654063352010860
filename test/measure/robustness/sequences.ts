/** What people and their tools ask of a project, in any order. */
import { refactorAt } from '../../../src/analysis/index.ts';
import { readFile } from 'node:fs/promises';
import type { Project } from '../../../src/project/index.ts';
import type { Random } from '../../support/random.ts';

export interface Asked {
  readonly project: Project;
  /** Absolute paths of files with findings. */
  readonly files: readonly string[];
  readonly root: string;
  readonly by: Random;
  /** Another one with the same cache, that looks into tests as well. */
  readonly openAgain: () => Promise<Project>;
}

/** Each leaves the texts of all files as they were. */
const STEPS: Readonly<Record<string, (asked: Asked, file: string) => Promise<unknown>>> = {
  check: ({ project }) => project.analyse(),
  'check of everything': async ({ openAgain }) => {
    const all = await openAgain();
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

/** @returns what was done, in words */
export async function takeSteps(asked: Asked): Promise<string> {
  const taken: string[] = [];
  for (let at = 0; at < LENGTH; at++) {
    const [name, take] = asked.by.oneOf(Object.entries(STEPS));
    const file = asked.by.oneOf(asked.files);
    taken.push(`${name} (${file.slice(asked.root.length + 1)})`);
    await take(asked, file);
  }
  return taken.join(', ');
}
