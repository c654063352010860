/** What the user declares to block, by a setting or by `@blocking`: rows beside those of the catalogue. */
import type { Workload } from '../findings.ts';
import { createLookup, type Lookup } from './lookup.ts';
import type { ApiPath, CatalogueRow } from './types.ts';

/** The row of something that somebody calls blocking without saying how much. */
export const declaredRow = (name: ApiPath, workload: Workload = 'io'): CatalogueRow => ({
  name,
  workload,
  cost: 'content',
  evidence: 'declared',
});

/**
 * @param names `package#export`, for example `legacy-db#Client#query`; a package alone stands for its default export
 * @returns their rows, under whatever name a program imports them
 */
export function declaredApis(names: readonly string[]): Lookup<CatalogueRow> {
  return createLookup(
    names.map((name) => {
      const [module = '', ...path] = name.split('#');
      return { module, sameAs: [`node:${module}`], rows: [declaredRow(path.join('#') || 'default')] };
    }),
  );
}
