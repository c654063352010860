/** Short forms for rows that differ only in their names. */
import { awaited } from './twins.ts';
import type { CatalogueRow, Twin } from './types.ts';

type Rest = Omit<CatalogueRow, 'name'>;

/** One row per name; names are separated by spaces. */
export function each(names: string, row: Rest): readonly CatalogueRow[] {
  return names.split(' ').map((name) => ({ name, ...row }));
}

/** Names that end in `Sync`, each with a twin without the ending; `form` is how the call changes. */
export function paired(
  module: string,
  names: string,
  row: Rest,
  form: (module: string, name: string) => Twin = awaited,
): readonly CatalogueRow[] {
  return names.split(' ').map((name) => ({ name, ...row, twin: form(module, name.replace(/Sync$/, '')) }));
}
