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
  const byPackage = new Map<string, SourceFile[]>();
  for (const sourceFile of files) {
    const { package: owner, role, isDependency } = sourceFile;
    if (!owner || role !== 'source' || isDependency) continue;
    const sources = byPackage.get(owner.dir);
    if (sources) sources.push(sourceFile);
    else byPackage.set(owner.dir, [sourceFile]);
  }
  const isOfPages = (sources: readonly SourceFile[]): boolean => {
    const kinds = new Set(sources.map(keptAliveBy).filter((kind) => kind !== undefined));
    return kinds.size === 1 && kinds.has('page') && !sources.some(importsNode);
  };
  return new Set([...byPackage].flatMap(([dir, sources]) => (isOfPages(sources) ? [dir] : [])));
}

const importsNode = ({ facts, resolutions }: SourceFile): boolean =>
  facts.imports.some(({ typeOnly }, index) => !typeOnly && isOfNode(resolutions[index]?.module ?? ''));
