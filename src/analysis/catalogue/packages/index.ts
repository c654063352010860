/** The npm packages, by topic. */
import type { CatalogueModule } from '../types.ts';
import { archives } from './archives.ts';
import { collections } from './collections.ts';
import { compilers } from './compilers.ts';
import { configuration } from './configuration.ts';
import { databases } from './databases.ts';
import { files } from './files.ts';
import { globbing } from './globbing.ts';
import { hashing } from './hashing.ts';
import { images } from './images.ts';
import { parsers } from './parsers.ts';
import { processes } from './processes.ts';
import { resolution } from './resolution.ts';
import { signatures } from './signatures.ts';
import { structuredFiles } from './structured-files.ts';
import { templates } from './templates.ts';
import { waiting } from './waiting.ts';

export const packages: readonly CatalogueModule[] = [
  ...archives,
  ...collections,
  ...compilers,
  ...configuration,
  ...databases,
  ...files,
  ...globbing,
  ...hashing,
  ...images,
  ...parsers,
  ...processes,
  ...resolution,
  ...signatures,
  ...structuredFiles,
  ...templates,
  ...waiting,
];
