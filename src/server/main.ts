/** The program: serves an editor over the transport given on the command line (`--stdio`, `--node-ipc`, …). */
import { access } from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { openProject } from '../project/index.ts';
import { cacheDirOf } from './cache-dir.ts';
import { rulePages } from './rule-pages.ts';
import { startServer } from './server.ts';

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

startServer(createConnection(ProposedFeatures.all), { openProject, exists, cacheDir: cacheDirOf, rules: rulePages });
