/** The features of the server. */
import { analyzeWorkspace } from './analyze-workspace.ts';
import { configuration } from './configuration.ts';
import { documents } from './documents.ts';
import type { Feature } from './feature.ts';
import { rulePages } from './rule-pages.ts';
import { status } from './status.ts';
import { watchedFiles } from './watched-files.ts';
import { workspaceFolders } from './workspace-folders.ts';

export const FEATURES: readonly Feature[] = [status, documents, configuration, watchedFiles, workspaceFolders, analyzeWorkspace, rulePages];
