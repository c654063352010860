/** APIs that the user declares as blocking, by a setting or `@blocking`, in addition to the catalogue. */
import type { Workload } from '../findings.ts';
import { createLookup, type Lookup } from './lookup.ts';
import type { ApiPath, CatalogueRow } from './types.ts';

/** The row of an API that is declared as blocking without a cost. */
export const declaredRow = (name: ApiPath, workload: Workload = 'io'): CatalogueRow => ({
  name,
  workload,
  cost: 'content',
  evidence: 'declared',
});

/**
 * @param names `package#export`, for example `legacy-db#Client#query`; a package alone stands for its default export
 * @returns their rows, under all names by which a program can import them
 */
export function declaredApis(names: readonly string[]): Lookup<CatalogueRow> {
  return createLookup(
    names.map((name) => {
      const [module = '', ...path] = name.split('#');
      return { module, sameAs: [`node:${module}`], rows: [declaredRow(path.join('#') || 'default')] };
    }),
  );
}
