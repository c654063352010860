/** What a resolver is: it finds the file that an import means. Two libraries are behind it. */
import type { NapiResolveOptions } from 'oxc-resolver';

/** The options of the native resolver, which took its names from the other one. */
export type PathOptions = Pick<
  NapiResolveOptions,
  'extensions' | 'extensionAlias' | 'conditionNames' | 'mainFields' | 'builtinModules' | 'nodePath' | 'modules'
> & { readonly alias?: Record<string, string[]> };

export interface PathResolver {
  /** As an import in a file, by the tsconfig.json around it if the resolver reads these. */
  resolveFileSync(file: string, path: string): { readonly path?: string | undefined };
  /** As from a folder, without any tsconfig.json. */
  sync(folder: string, path: string): { readonly path?: string | undefined };
}

/** Resolvers for one state of the disk, which share what they have seen of it. */
export interface PathResolvers {
  /** Without any tsconfig.json. */
  readonly plain: PathResolver;
  /** Reads the tsconfig.json around each file. */
  readonly withTsconfig: PathResolver;
  with(options: PathOptions): PathResolver;
  /** Whether the tsconfig.json around a folder loads, and all that it extends and refers to. */
  loads(folder: string): Promise<boolean>;
}

export interface ResolverLibrary {
  open(options: PathOptions): PathResolvers;
  /** Why the native one is not used. */
  readonly problem?: unknown;
}
