/** Whether a project has a configuration of ours below its root: only asked if there is none around it. */
import { discover } from './discover.ts';
import { isOwnConfiguration } from './source-files.ts';

/** @param root absolute path of a project, with forward slashes */
export async function isConfiguredBelow(root: string): Promise<boolean> {
  const { configurations } = await discover({ root, exclude: [] });
  return configurations.some(isOwnConfiguration);
}
