/** Packages that are made for pages: what nobody is seen to call in them runs in a browser, too. */
import { isOfNode } from '../../catalogue/node/specifiers.ts';
import type { SourceFile } from '../graph/graph.ts';
import type { LifetimeEvidence } from './process-lifetime.ts';

/**
 * Some of its sources are known to run in a page, none is known to stay elsewhere, and none imports a module of Node.
 *
 * @param lifetimeOf what is known of a file's functions
 * @returns the folders of such packages
 */
export function packagesOfPages(
  files: Iterable<SourceFile>,
  lifetimeOf: (sourceFile: SourceFile) => LifetimeEvidence | undefined,
): ReadonlySet<string> {
  const pages = new Set<string>();
  const others = new Set<string>();
  for (const sourceFile of files) {
    const { package: owner, role, isDependency } = sourceFile;
    if (!owner || role !== 'source' || isDependency) continue;
    const known = lifetimeOf(sourceFile);
    if (known?.value === 'stays') (known.kind === 'page' ? pages : others).add(owner.dir);
    if (importsNode(sourceFile)) others.add(owner.dir);
  }
  return new Set([...pages].filter((dir) => !others.has(dir)));
}

const importsNode = ({ facts, resolutions }: SourceFile): boolean =>
  facts.imports.some(({ typeOnly }, index) => !typeOnly && isOfNode(resolutions[index]?.module ?? ''));
