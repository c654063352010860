/** Short forms for rows that differ in nothing but their names. */
import { awaited } from './twins.ts';
import type { CatalogueRow, Twin } from './types.ts';

type Rest = Omit<CatalogueRow, 'name'>;

/** One row for each of the names, which are separated by spaces. */
export function each(names: string, row: Rest): readonly CatalogueRow[] {
  return names.split(' ').map((name) => ({ name, ...row }));
}

/** Names that end in `Sync`, each with a twin that lacks the ending; `form` is the change of call shape. */
export function paired(
  module: string,
  names: string,
  row: Rest,
  form: (module: string, name: string) => Twin = awaited,
): readonly CatalogueRow[] {
  return names.split(' ').map((name) => ({ name, ...row, twin: form(module, name.replace(/Sync$/, '')) }));
}
