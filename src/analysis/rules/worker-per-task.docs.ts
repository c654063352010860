/** The page of the rule `worker-per-task`. */
import type { RuleDocs } from './rule.ts';

export const workerPerTaskDocs: RuleDocs = {
  what:
    'Finds threads, processes of your own code and pools of them that are started for each request or iteration ' +
    'and then thrown away.',
  why:
    'A thread or process takes about 40 ms and several megabytes before it does any work; a warm one takes a task' +
    ' in 0.03 ms. Under load there are as many of them as requests, and they all compete for the same cores.',
  bad: [
    "import { createServer } from 'node:http';",
    "import { Worker } from 'node:worker_threads';",
    '',
    'const hash = (text: string) => new Promise((resolve, reject) => {',
    "  const worker = new Worker('./hash.js', { workerData: text });",
    "  worker.once('message', resolve);",
    "  worker.once('error', reject);",
    '});',
    '',
    'createServer(async (req, res) => {',
    "  res.end(String(await hash(req.url ?? '')));",
    '}).listen(8080);',
  ].join('\n'),
  good: [
    "import { createServer } from 'node:http';",
    "import Piscina from 'piscina';",
    '',
    "const pool = new Piscina({ filename: './hash.js' });",
    '',
    'createServer(async (req, res) => {',
    "  res.end(String(await pool.run(req.url ?? '')));",
    '}).listen(8080);',
  ].join('\n'),
  instead:
    'Start one pool (Piscina, Tinypool, workerpool) with at most as many threads as cores, and give it the tasks.',
  limits:
    'A worker that is stored in a field, a collection or an outer variable, passed on or returned counts as kept.' +
    ' Other programs (`git`, `ffmpeg`) may be started per request. Outside requests the finding is information ' +
    'only, since the frequency is unknown.',
};
