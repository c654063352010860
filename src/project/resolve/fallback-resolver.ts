/** The resolver for platforms without the native one: enhanced-resolve, of which the native one is a translation. */
import fs from 'node:fs';
import { dirname } from 'node:path';
import { CachedInputFileSystem, ResolverFactory } from 'enhanced-resolve';
import type { PathOptions, PathResolver, PathResolvers } from './path-resolver.ts';

/** Milliseconds for which it caches what it has seen on disk; a new state of the disk gets new resolvers. */
const BELIEVED = 60_000;

/** The analysis gives it the aliases of each tsconfig.json, as of one that does not load: it does not tell errors. */
export function openFallback(options: PathOptions): PathResolvers {
  const disk = new CachedInputFileSystem(fs, BELIEVED);
  return {
    plain: create(options, disk),
    withTsconfig: create(options, disk, { tsconfig: true }),
    with: (others) => create(others, disk),
    loads: () => Promise.resolve(false),
  };
}

function create(
  options: PathOptions,
  fileSystem: CachedInputFileSystem,
  more: { readonly tsconfig?: true } = {},
): PathResolver {
  const { extensions, extensionAlias, conditionNames, mainFields, modules, alias } = options;
  const resolver = ResolverFactory.createResolver({
    fileSystem,
    useSyncFileSystemCalls: true,
    ...more,
    ...(extensions && { extensions }),
    ...(extensionAlias && { extensionAlias }),
    ...(conditionNames && { conditionNames }),
    ...(mainFields && { mainFields: [mainFields].flat() }),
    ...(modules && { modules: [modules].flat() }),
    ...(alias && { alias }),
  });
  const sync = (folder: string, path: string) => {
    try {
      const found = resolver.resolveSync({}, folder, path);
      return found === false ? {} : { path: found };
    } catch {
      // It throws where there is nothing to find.
      return {};
    }
  };
  return { sync, resolveFileSync: (file, path) => sync(dirname(file), path) };
}
