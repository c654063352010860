/** The fast resolver: oxc-resolver. */
import type { ResolverLibrary } from './path-resolver.ts';

/** Resolving this fails only if the surrounding configuration does not load. */
const PROBE = 'node:fs';

/** @throws if its native part is not available for this platform */
export async function loadNative(): Promise<ResolverLibrary> {
  const { ResolverFactory } = await import('oxc-resolver');
  return {
    open: (options) => {
      const plain = new ResolverFactory(options);
      const withTsconfig = plain.cloneWithOptions({ ...options, tsconfig: 'auto' });
      return {
        plain,
        withTsconfig,
        with: (others) => plain.cloneWithOptions(others),
        loads: async (folder) =>
          (await withTsconfig.resolveFileAsync(`${folder}/probe.ts`, PROBE)).builtin !== undefined,
      };
    },
  };
}
