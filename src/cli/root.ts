/** Chooses the folder to analyze: the whole program around the user's paths, so that chains can be followed. */
import { folderOf, isWithin } from '../project/paths.ts';
import { programAround } from '../project/program-root.ts';
import type { Target } from './paths.ts';

/** @returns absolute, with forward slashes: the same from whichever folder of the program the paths are named */
export const rootOf = (targets: readonly Target[]): Promise<string> =>
  programAround(targets.map((target) => target.folder).reduce(commonFolder));

function commonFolder(one: string, other: string): string {
  let common = one;
  while (!isWithin(common, other)) common = folderOf(common);
  return common;
}
