/** The program of a folder, as the command line would link it: for measurements that look inside. */
import { dirname } from 'node:path';
import { readFile } from 'node:fs/promises';
import { extractFacts, Program } from '../../../src/analysis/index.ts';
import { discover } from '../../../src/project/discover.ts';
import { loadOxcParser } from '../../../src/project/oxc-parser.ts';
import { ImportResolver } from '../../../src/project/resolve/index.ts';

export interface LoadedProgram {
  readonly program: Program;
  /** Absolute, forward slashes. */
  readonly sources: readonly string[];
}

/** @param root absolute, forward slashes */
export async function programOf(root: string): Promise<LoadedProgram> {
  const { sources, configurations, links } = await discover({ root, exclude: [] });
  const resolver = await ImportResolver.open({ root, sources: new Set(sources), configurations, links });
  const parser = await loadOxcParser();
  const program = new Program(root);
  for (const path of sources) {
    const facts = extractFacts(await readFile(path, 'utf8'), path, parser);
    const manifest = resolver.manifestOf(dirname(path));
    program.set({
      path,
      facts,
      resolutions: facts.imports.map((request) => resolver.resolve(path, request)),
      ...(manifest && { package: { dir: manifest.folder, name: '', bin: [], dependencies: [] } }),
    });
  }
  program.link();
  return { program, sources };
}
