/** Requests to an HTTP server with a fixed latency. */
import '../lifeline/join.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchText, manyConnections, serve } from './load.ts';
import { defineScenario, times, type Beside, type Context } from './scenario.ts';

/** Keep-alive, like any client that calls the same server repeatedly. */
const agent = manyConnections();

/** The server, in the companion process, so that its work does not count. */
async function accompany({ size }: Beside): Promise<string> {
  const { address } = await serve((request, response) => {
    void sleep(size['latency']!).then(() => response.end(`Answer to ${request.url}`));
  });
  return address;
}

const urlsOf = ({ size, companion }: Context): string[] => times(size['urls']!, (index) => `${companion}/${index}`);

/** Runs on the main thread, in a worker, or in a process. */
export const fetchUrl = (url: string): Promise<string> => fetchText(url, agent);

async function sequential(context: Context): Promise<string[]> {
  const results = [];
  for (const url of urlsOf(context)) results.push(await fetchUrl(url));
  return results;
}

const async = (context: Context): Promise<string[]> => Promise.all(urlsOf(context).map(fetchUrl));

const pooled = (context: Context): Promise<unknown[]> =>
  Promise.all(urlsOf(context).map((url) => context.pool.run('fetchUrl', url)));

export const scenario = defineScenario({
  accompany,
  strategies: { sequential, async, threads: pooled, processes: pooled },
});
