/** The program: serves an editor over the transport given on the command line (`--stdio`, `--node-ipc`, …). */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { openProject } from '../project/index.ts';
import { cacheDirOf } from './cache-dir.ts';
import { rulePages } from './rule-pages.ts';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all), { openProject, cacheDir: cacheDirOf, rules: rulePages });
