/** The page of the rule `oversized-pool`. */
import type { RuleDocs } from './rule.ts';

export const oversizedPoolDocs: RuleDocs = {
  what:
    'Finds pools and loops that start more workers than there are cores: more than one and a half per core, or ' +
    'more than 32.',
  why:
    'Workers that compute share the cores. More workers than cores finish no task earlier; each takes megabytes ' +
    'and time to start, and the main thread gets less CPU time.',
  bad: [
    "import { cpus } from 'node:os';",
    "import Piscina from 'piscina';",
    '',
    "export const pool = new Piscina({ filename: './hash.js', maxThreads: cpus().length * 4 });",
  ].join('\n'),
  good: [
    "import { availableParallelism } from 'node:os';",
    "import Piscina from 'piscina';",
    '',
    "export const pool = new Piscina({ filename: './hash.js', maxThreads: availableParallelism() });",
  ].join('\n'),
  instead: 'Set the pool size to `os.availableParallelism()`, minus one if the main thread is busy, too.',
  limits:
    'The analysis does not know the machine, and a pool whose workers wait for blocking I/O may well be larger. ' +
    'The finding is information only.',
};
