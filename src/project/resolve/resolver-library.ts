/** Loads the native resolver, or a slower one where it is not available. */
import type { ResolverLibrary } from './path-resolver.ts';

export type { PathOptions } from './path-resolver.ts';

let loaded: Promise<ResolverLibrary> | undefined;

/** @returns the same one each time */
export const resolverLibrary = (): Promise<ResolverLibrary> =>
  (loaded ??= import('./native-resolver.ts')
    .then(({ loadNative }) => loadNative())
    .catch(async (problem: unknown) => ({ open: (await import('./fallback-resolver.ts')).openFallback, problem })));
