/** A quick analysis of one file and its direct imports, before the project around it is known. */
import type { FileFacts, Finding, JudgeOptions } from '../analysis/index.ts';
import { factsOfText, loadParser } from './extract/index.ts';
import { LinkedProgram, resolutionsOf } from './linked-program.ts';
import { PackageIndex } from './package-facts.ts';
import { readText } from './read-file.ts';
import { ImportResolver } from './resolve/index.ts';
import { SeparateProjects } from './separate-projects.ts';
import { packagesAround } from './source-files.ts';

/** Maximum number of imported files: more would take too long for a user who has just opened a file. */
const MAX_IMPORTS = 30;

/** @returns the findings visible from here; callers elsewhere in the project are not known yet */
export async function firstLook(
  root: string,
  path: string,
  facts: FileFacts,
  options: JudgeOptions,
): Promise<readonly Finding[]> {
  const resolver = await ImportResolver.open({ root, sources: new Set([path]), configurations: [], links: [] });
  const imported = resolutionsOf(path, facts, resolver).flatMap((target) =>
    target?.file !== undefined && path.startsWith(packagesAround(target.file)) ? [target.file] : [],
  );
  const own = new Map([[path, facts]]);
  await Promise.all(
    [...new Set(imported)].slice(0, MAX_IMPORTS).map(async (file) => {
      const text = await readText(file, 'source').catch(() => undefined);
      if (text !== undefined && !own.has(file)) own.set(file, factsOfText(text, file, await loadParser()));
    }),
  );
  const program = new LinkedProgram(root, options);
  await program.hold({
    own,
    dependencies: new Map(),
    resolver,
    packages: new PackageIndex(root, resolver.manifests, resolver.lookup),
    projects: new SeparateProjects(root, []),
  });
  return program.link().get(path) ?? [];
}
