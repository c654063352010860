/** Requests that each need a synchronous library. */
import '../lifeline/join.ts';
import { createOrders, ordersNoted, type Totals } from './orders-database.ts';
import { defineScenario, times, type Beside, type Context } from './scenario.ts';

interface Search {
  readonly folder: string;
  readonly note: string;
}

const searchesOf = ({ size, folder }: Context): Search[] => times(size['requests']!, (index) => ({ folder, note: `delivered by ${index % 7}` }));

const prepare = async ({ folder, size }: Beside): Promise<void> => createOrders(folder, size['rows']!);

/** Runs on the main thread, in a worker, or in a process. */
export const search = ({ folder, note }: Search): Totals => ordersNoted(folder, note);

const sequential = (context: Context): Promise<Totals[]> => Promise.resolve(searchesOf(context).map(search));

const async = (context: Context): Promise<Totals[]> => Promise.all(searchesOf(context).map(async (one) => search(one)));

const pooled = (context: Context): Promise<unknown[]> => Promise.all(searchesOf(context).map((one) => context.pool.run('search', one)));

export const scenario = defineScenario({ prepare, strategies: { sequential, async, 'async+threads': pooled, 'async+processes': pooled } });
