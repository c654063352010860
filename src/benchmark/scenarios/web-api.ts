/** A web server with a database, and users in another process who query it. */
import '../lifeline/join.ts';
import { performance } from 'node:perf_hooks';
import { fetchText, manyConnections, order, serve, takeOrders } from './load.ts';
import { connect, createOrders, ordersOf, type Totals } from './orders-database.ts';
import { defineScenario, times, type Beside, type Context } from './scenario.ts';

interface Query {
  readonly folder: string;
  readonly user: number;
}

interface Visit {
  readonly address: string;
  readonly users: number;
  readonly oneByOne: boolean;
}

interface Visited {
  readonly answers: readonly string[];
  /** Milliseconds. */
  readonly latencies: readonly number[];
}

const prepare = ({ folder, size }: Beside): Promise<void> => createOrders(folder, size['rows']!);

/** The users, in the companion process, so that their work does not count. */
function accompany(): Promise<string> {
  const agent = manyConnections();
  return takeOrders(async ({ address, users, oneByOne }: Visit): Promise<Visited> => {
    const latencies: number[] = [];
    // All come at once, so whoever waits for a turn has been waiting since then.
    const came = performance.now();
    const ask = async (user: number): Promise<string> => {
      const asked = oneByOne ? came : performance.now();
      const answer = await fetchText(`${address}/orders/${user}`, agent);
      latencies.push(performance.now() - asked);
      return answer;
    };
    const answers: string[] = [];
    if (oneByOne) for (let user = 0; user < users; user++) answers.push(await ask(user));
    else answers.push(...(await Promise.all(times(users, ask))));
    return { answers, latencies };
  });
}

/** Runs on the main thread, in a worker, or in a process. */
export const query = async ({ folder, user }: Query): Promise<Totals> => ordersOf(await connect(folder), user);

/** Answers all users with `answer`, then closes the server. */
async function serveUsers(
  context: Context,
  answer: (asked: Query) => Promise<unknown>,
  oneByOne = false,
): Promise<readonly string[]> {
  const { server, address } = await serve((request, response) => {
    const user = Number(request.url?.split('/').at(-1));
    void answer({ folder: context.folder, user }).then(
      (totals) => response.end(JSON.stringify(totals)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  try {
    const { answers, latencies } = await order<Visited>(context.companion, {
      address,
      users: context.size['users']!,
      oneByOne,
    } satisfies Visit);
    latencies.forEach(context.latency);
    return answers;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const sequential = (context: Context): Promise<readonly string[]> => serveUsers(context, query, true);

const async = (context: Context): Promise<readonly string[]> => serveUsers(context, query);

const pooled = (context: Context): Promise<readonly string[]> =>
  serveUsers(context, (asked) => context.pool.run('query', asked));

export const scenario = defineScenario({
  prepare,
  accompany,
  strategies: { sequential, async, 'async+threads': pooled, 'async+processes': pooled },
});
