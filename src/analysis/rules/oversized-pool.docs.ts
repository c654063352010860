/** The page of the rule `oversized-pool`. */
import type { RuleDocs } from './rule.ts';

export const oversizedPoolDocs: RuleDocs = {
  what:
    'Finds pools and loops that start more workers than there are cores: more than one and a ' +
    'half for each, or more than 32.',
  why:
    'Workers that compute share the cores. More of them than cores finish no task earlier; each ' +
    'takes its megabytes and its start, and ' +
    'the main thread gets its turn later.',
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
  instead: 'Size the pool by `os.availableParallelism()`, less one where the main thread is busy, too.',
  limits:
    'Nothing is known here of the machine, and a pool whose workers wait for blocking I/O may ' +
    'well be larger than that: the finding is information.',
};
