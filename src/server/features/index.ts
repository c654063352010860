/** The features of the server. */
import { advice } from './advice.ts';
import { analyzeWorkspace } from './analyze-workspace.ts';
import { codeActions } from './code-actions.ts';
import { configuration } from './configuration.ts';
import { documents } from './documents.ts';
import { entryPoints } from './entry-points.ts';
import type { Feature } from './feature.ts';
import { hover } from './hover.ts';
import { inlayCosts } from './inlay-costs.ts';
import { measured } from './measured.ts';
import { rulePages } from './rule-pages.ts';
import { status } from './status.ts';
import { watchedFiles } from './watched-files.ts';
import { workspaceFolders } from './workspace-folders.ts';

export const FEATURES: readonly Feature[] = [
  status,
  documents,
  configuration,
  watchedFiles,
  workspaceFolders,
  analyzeWorkspace,
  rulePages,
  codeActions,
  hover,
  advice,
  entryPoints,
  inlayCosts,
  measured,
];
