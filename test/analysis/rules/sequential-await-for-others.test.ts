/** Waits one after the other in packages that others run or import. */
import { check } from '../check.ts';

describe('sequential waits in libraries', () => {
  it('are reported in commands, as hints if a preparation may have effects', () =>
    check(
      `
//- /cli.ts bin
import { fetchAll, makeSure } from './all.ts';
await fetchAll(process.argv);
await makeSure([]);
//- /all.ts
import { stat } from 'node:fs/promises';
import { x } from 'tinyexec';
const viewOf = async (name: string) => x('npm', ['view', name]);
export async function fetchAll(urls: string[]) {
  const one = await fetch('a');
  const two = await fetch('b');
  //                ^^^^^^^^^^ info sequential-await script: fetchAll > fetch
  for (const url of urls) await fetch(url);
  //                            ^^^^^^^^^^ info sequential-await script: fetchAll > fetch
  for (const url of urls) await stat(url);
  //                            ^^^^^^^^^ info sequential-await script: fetchAll > promises.stat
  for (const url of urls) await viewOf(url);
  //                            ^^^^^^^^^^^ info sequential-await script: fetchAll > viewOf > tinyexec.x
  return [one, two];
}
const ensureServer = async (name: string) => fetch(name);
const installPlugin = async (name: string) => fetch(name);
const loadPlugin = async (name: string) => installPlugin(name);
export async function makeSure(names: string[]) {
  for (const name of names) await ensureServer(name);
  //                              ^^^^^^^^^^^^^^^^^^ hint sequential-await script?: makeSure > ensureServer > fetch
  for (const name of names) await loadPlugin(name);
  //                              ^^^^^^^^^^^^^^^^ hint sequential-await script?: makeSure > loadPlugin > installPlugin > fetch
}
`,
      { offers: 'modules', least: 'hint' },
    ));

  it('are reported in exports of a library; a link is not the reported wait', () =>
    check(
      `
import { readlink, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
createServer((req, res) => res.end()).listen(80);
export class Folder {
  async list(urls: string[]) { for (const url of urls) await fetch(url); }
  //                                                         ^^^^^^^^^^ info sequential-await task: fetch
}
export const handle = async (req, res) => {
  const seen = new Set<string>();
  for (const path of req.body.paths) {
    seen.add(await readlink(path));
    if ((await stat(path)).size > 0) seen.add(path);
    //         ^^^^^^^^^^ sequential-await request (http handler): promises.stat
  }
  res.json([...seen]);
};
`,
      { offers: 'modules', least: 'hint' },
    ));

  it('are information in the jobs of a queue', () =>
    check(
      `
import { Worker } from 'bullmq';
import axios from 'axios';
new Worker('jobs', async ({ data }) => { for (const url of data.urls) await axios.get(url); });
//                                                                          ^^^^^^^^^^^^^^ info sequential-await event (queue): axios.get
`,
      { offers: 'modules', least: 'hint' },
    ));

  it('are information in timers, and hints if they only check existence', () =>
    check(
      `
import { access } from 'node:fs/promises';
setInterval(async () => { for (const url of urls) await fetch(url); }, 1000);
//                                                      ^^^^^^^^^^ info sequential-await timer: fetch
export const handle = async (req, res) => {
  const seen = new Set<string>();
  for (const path of req.body.paths) if (await access(path) === undefined) seen.add(path);
  //                                           ^^^^^^^^^^^^ hint sequential-await request (http handler): promises.access
  for (const url of req.body.urls) if ((await fetch(url)).ok) seen.add(url);
  //                                          ^^^^^^^^^^ sequential-await request (http handler): fetch
  res.json([...seen]);
};
`,
      { offers: 'modules', least: 'hint' },
    ));
});
