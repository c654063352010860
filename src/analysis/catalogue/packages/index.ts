/** The npm packages. */
import type { CatalogueModule } from '../types.ts';

export const packages: readonly CatalogueModule[] = [];
