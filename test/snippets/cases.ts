/** Programs around the snippets: what a user would have beside them, and what they print then. */
import type { SnippetId } from '../../src/protocol/snippets.ts';

/** A snippet with what is typed over its placeholders, by their own text. */
export interface Inserted {
  readonly snippet: SnippetId;
  readonly typed?: Readonly<Record<string, string>>;
}

export interface SnippetCase {
  /**
   * Files by name without extension; `main` is run. Texts are the user's own code, good as TypeScript and as
   * JavaScript.
   */
  readonly files: Readonly<Record<string, readonly (string | Inserted)[]>>;
  /** All that the program prints. */
  readonly prints: string;
}

const ANY_PORT = { 3000: '0' };

/** Asks the server of the snippet for paths, all at once. */
const ask = (...paths: readonly string[]) => `
if (!server.listening) await new Promise(resolve => server.once('listening', () => resolve(0)));
const address = server.address();
const port = typeof address === 'object' && address ? address.port : 0;
const answers = await Promise.all(${JSON.stringify(paths)}.map(async path => {
  const answer = await fetch('http://127.0.0.1:' + port + path);
  return answer.status + ' ' + await answer.text();
}));
`;

/** Pages to fetch, and how many are under way at most. */
const PAGES = `
let most = 0;
let now = 0;
const fetch = async (url = '') => {
  most = Math.max(most, ++now);
  await new Promise(resolve => setTimeout(resolve, 5));
  now--;
  return { text: async () => url.toUpperCase() };
};
const urls = ['a', 'b', 'c', 'd', 'e'];
`;

const SHOUT = "export default (path = '') => path.toUpperCase();";
const SUMS = '332833500,2664667000,8995500500';

export const CASES: Readonly<Record<string, SnippetCase>> = {
  gather: {
    files: {
      main: [
        `
        const id = 1;
        let begun = 0;
        const load = (what = '') => { begun++; return new Promise(resolve => setImmediate(() => resolve(what + begun))); };
        const loadUser = (_ = 0) => load('user');
        const loadOrders = (_ = 0) => load('orders');
        const loadReviews = (_ = 0) => load('reviews');
        `,
        { snippet: 'gather' },
        'console.log(user, orders, reviews);',
      ],
    },
    prints: 'user3 orders3 reviews3',
  },
  'bounded gather keeps the order and the bound': {
    files: { main: [PAGES, { snippet: 'bounded-gather', typed: { 8: '2' } }, 'console.log(pages.join(), most);'] },
    prints: 'A,B,C,D,E 2',
  },
  'bounded gather ends at a failure': {
    files: {
      main: [
        `
        const urls = [1, 2, 3, 4, 5, 6];
        let begun = 0;
        const fail = async (url = 0) => { begun++; if (url === 2) throw new Error('two'); return url; };
        process.once('uncaughtException', async error => {
          await new Promise(resolve => setTimeout(resolve, 20));
          console.log(error.message, begun < urls.length);
        });
        `,
        { snippet: 'bounded-gather', typed: { 8: '2', 'async url => (await fetch(url)).text()': 'fail' } },
      ],
    },
    prints: 'two true',
  },
  'bounded gather with p-limit': {
    files: {
      main: [PAGES, { snippet: 'bounded-gather-p-limit', typed: { 8: '2' } }, 'console.log(pages.join(), most);'],
    },
    prints: 'A,B,C,D,E 2',
  },
  sleep: {
    files: {
      main: [
        'let turns = 0;\nconst timer = setInterval(() => turns++, 5);\n',
        { snippet: 'sleep', typed: { '1_000': '60' } },
        'clearInterval(timer);\nconsole.log(turns > 2);',
      ],
    },
    prints: 'true',
  },
  'giving way in a long loop': {
    files: {
      main: [
        `
        const items = Array.from({ length: 20 }, (_, index) => index);
        const spin = (ms = 0) => { const end = performance.now() + ms; while (performance.now() < end); };
        const handled = [0].slice(1);
        const handle = (item = 0) => { spin(6); handled.push(item); };
        let turns = 0;
        const timer = setInterval(() => turns++, 1);
        `,
        { snippet: 'yield' },
        'clearInterval(timer);\nconsole.log(handled.length, turns > 4);',
      ],
    },
    prints: '20 true',
  },
  stream: {
    files: {
      main: [
        "import { readFile, writeFile } from 'node:fs/promises';\nawait writeFile('input.txt', " +
          "'grüße, '.repeat(20_000));\n",
        { snippet: 'stream' },
        "console.log(await readFile('output.txt', 'utf8') === 'GRÜSSE, '.repeat(20_000));",
      ],
    },
    prints: 'true',
  },
  'worker pool with Piscina': {
    files: {
      main: [{ snippet: 'piscina-pool' }, 'console.log(sums.join());'],
      'sum-of-squares': [{ snippet: 'pool-task' }],
    },
    prints: SUMS,
  },
  'worker pool': {
    files: {
      main: [{ snippet: 'worker-pool' }, 'console.log(sums.join());'],
      'sum-worker': [{ snippet: 'worker-pool-worker' }],
    },
    prints: SUMS,
  },
  'worker pool says what fails, and goes on': {
    files: {
      main: [
        { snippet: 'worker-pool' },
        `
        const moody = new WorkerPool(new URL('./moody-worker.js', import.meta.url), 1);
        const ends = await Promise.allSettled([1, 2, 3, 4].map(n => moody.run(n)));
        console.log(ends.map(end => end.status === 'rejected' ? end.reason.message : end.value).join());
        const [, queued] = [moody.run(5).catch(String), moody.run(6).catch(String)];
        await moody.close();
        console.log(await queued);
        `,
      ],
      'sum-worker': [{ snippet: 'worker-pool-worker' }],
      'moody-worker': [
        `
        import { parentPort as port } from 'node:worker_threads';
        port?.on('message', (input = 0) => {
          if (input === 2) throw new Error('broken');
          if (input === 3) process.exit(3);
          port?.postMessage(input);
        });
        `,
      ],
    },
    prints: '1,broken,The worker ended with code 3.,4\nError: The pool is closed.',
  },
  'process pool': {
    files: {
      main: [{ snippet: 'process-pool' }, 'console.log(sums.join());'],
      'sum-of-squares': [{ snippet: 'pool-task' }],
    },
    prints: SUMS,
  },
  'fork with typed messages': {
    files: { main: [{ snippet: 'fork' }, 'console.log(sum);'], 'sum-process': [{ snippet: 'fork-process' }] },
    prints: '332833500',
  },
  'fork whose process crashes': {
    files: {
      main: ["process.once('uncaughtException', error => console.log(error.message));\n", { snippet: 'fork' }],
      'sum-process': ["process.on('message', () => process.exit(3));\n", { snippet: 'fork-process' }],
    },
    prints: 'The process ended with code 3.',
  },
  'async in front of threads': {
    files: {
      main: [
        { snippet: 'async-threads', typed: ANY_PORT },
        ask('/a', '/b'),
        'console.log(answers.join());\nserver.close();\nawait pool.destroy();',
      ],
      report: [SHOUT],
    },
    prints: '200 /A,200 /B',
  },
  'async in front of processes': {
    files: {
      main: [
        { snippet: 'async-processes', typed: ANY_PORT },
        ask('/a', '/b'),
        'console.log(answers.join());\nserver.close();\nawait pool.destroy();',
      ],
      thumbnail: [SHOUT],
    },
    prints: '200 /A,200 /B',
  },
  'queue between server and workers': {
    files: {
      main: [
        { snippet: 'queue', typed: ANY_PORT },
        ask('/a', '/b', '/c', '/d', '/e'),
        'console.log(answers.join());\nprocess.exit();',
      ],
      'job-worker': [{ snippet: 'queue-worker' }],
    },
    prints: '200 /A,200 /B,200 /C,200 /D,200 /E',
  },
  'queue that is full': {
    files: {
      main: [
        { snippet: 'queue', typed: { ...ANY_PORT, 100: '0' } },
        ask(...Array.from({ length: 64 }, (_, index) => `/${index}`)),
        'console.log([...new Set(answers.map(answer => answer.slice(0, 3)))].sort().join());\nprocess.exit();',
      ],
      'job-worker': [{ snippet: 'queue-worker' }],
    },
    prints: '200,503',
  },
  'shared memory': {
    files: {
      main: [{ snippet: 'shared-memory' }, 'console.log(found);'],
      'count-worker': [{ snippet: 'shared-memory-worker' }],
    },
    prints: String(Math.ceil(100_000 / 7)),
  },
  transfer: {
    files: {
      main: [
        { snippet: 'transfer' },
        'console.log(buffer.byteLength, inverted.byteLength, new Uint8Array(inverted).every(byte => byte === 255));',
      ],
      'invert-worker': [{ snippet: 'transfer-worker' }],
    },
    prints: '0 16000000 true',
  },
  'event-loop monitor': {
    files: {
      main: [
        `
        const said = [''].slice(1);
        console.warn = (text = '') => said.push(text);
        `,
        { snippet: 'event-loop-monitor', typed: { '1_000': '150' } },
        `
        const wait = (ms = 0) => new Promise(resolve => setTimeout(resolve, ms));
        await wait(30);
        const end = Date.now() + 100;
        while (Date.now() < end);
        await wait(300);
        console.log(said.length > 0, said.every(text => /^The event loop was held up for \\d+ ms\\.$/.test(text)));
        `,
      ],
    },
    prints: 'true true',
  },
  'graceful shutdown': {
    files: {
      main: [
        `
        import { createServer } from 'node:http';
        const said = [''].slice(1);
        process.once('exit', code => console.log(said.sort().join(), code));
        const pool = { close: async () => said.push('closed') };
        const server = createServer((request, response) => {
          process.kill(process.pid, 'SIGTERM');
          setTimeout(() => response.end('answered'), 100);
        });
        server.listen(0);
        `,
        { snippet: 'graceful-shutdown' },
        ask('/'),
        'said.push(...answers);',
      ],
    },
    prints: '200 answered,closed 0',
  },
};
