/** Packages that are made for pages: what nobody is seen to call in them runs in a browser, too. */
import type { KeepAliveKind } from '../../catalogue/contexts/keep-alive.ts';
import { isOfNode } from '../../catalogue/node/specifiers.ts';
import type { SourceFile } from '../graph/graph.ts';

/**
 * Some of its sources are known to run in a page, none is known to stay elsewhere, and none imports a module of Node.
 *
 * @param keptAliveBy what is known to keep the process alive that runs a file
 * @returns the folders of such packages
 */
export function packagesOfPages(
  files: Iterable<SourceFile>,
  keptAliveBy: (sourceFile: SourceFile) => KeepAliveKind | undefined,
): ReadonlySet<string> {
  const pages = new Set<string>();
  const others = new Set<string>();
  for (const sourceFile of files) {
    const { package: owner, role, isDependency } = sourceFile;
    if (!owner || role !== 'source' || isDependency) continue;
    const kind = keptAliveBy(sourceFile);
    if (kind) (kind === 'page' ? pages : others).add(owner.dir);
    if (importsNode(sourceFile)) others.add(owner.dir);
  }
  return new Set([...pages].filter((dir) => !others.has(dir)));
}

const importsNode = ({ facts, resolutions }: SourceFile): boolean =>
  facts.imports.some(({ typeOnly }, index) => !typeOnly && isOfNode(resolutions[index]?.module ?? ''));
