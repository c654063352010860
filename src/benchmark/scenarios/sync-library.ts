/** Requests that each need a synchronous library. */
import '../lifeline/join.ts';
import { connect, createOrders, ordersNoted, type Totals } from './orders-database.ts';
import { defineScenario, times, type Beside, type Context } from './scenario.ts';

interface Search {
  readonly folder: string;
  readonly note: string;
}

const searchesOf = ({ size, folder }: Context): Search[] =>
  times(size['requests']!, (index) => ({ folder, note: `delivered by ${index % 7}` }));

const prepare = ({ folder, size }: Beside): Promise<void> => createOrders(folder, size['rows']!);

/** Runs on the main thread, in a worker, or in a process. */
export const search = async ({ folder, note }: Search): Promise<Totals> => ordersNoted(await connect(folder), note);

async function sequential(context: Context): Promise<Totals[]> {
  const results = [];
  for (const one of searchesOf(context)) results.push(await search(one));
  return results;
}

const async = (context: Context): Promise<Totals[]> => Promise.all(searchesOf(context).map(search));

const pooled = (context: Context): Promise<unknown[]> =>
  Promise.all(searchesOf(context).map((one) => context.pool.run('search', one)));

export const scenario = defineScenario({
  prepare,
  strategies: { sequential, async, 'async+threads': pooled, 'async+processes': pooled },
});
