/** `share-pool` and `transfer-payload`, each case run before and after. */
import { lookupStarter } from '../../../../src/analysis/catalogue/index.ts';
import { describeCases, type Case, type Find } from './cases.ts';

/** A worker that says how long what it is given is, and one that doubles numbers for a pool. */
const WORKER = `//- /echo.worker.mjs
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (message) => parentPort.postMessage((message.pixels ?? message).byteLength));
//- /task.worker.mjs
export default (n) => n * 2;
`;

const findPool: Find = (program) => {
  const calls = [...program.sourceFiles].flatMap(({ nodes }) => nodes).flatMap(({ apiCalls }) => apiCalls);
  const api = calls.find(({ module, path }) => lookupStarter(module, path));
  if (!api) throw new Error('nothing is started');
  return { file: api.node.sourceFile.path, span: api.call.span };
};

const sharing: readonly Case[] = [
  ...['tinypool', 'piscina'].map((library): Case => {
    const name = library === 'piscina' ? 'Piscina' : 'Tinypool';
    return {
      title: `a pool of ${library} that is made for each call and destroyed`,
      isQuick: true,
      code: `${WORKER}//- /main.ts
import { ${name} } from '${library}';

const size = 1;
async function double(n: number): Promise<number> {
  const pool = new ${name}({
    filename: new URL('./task.worker.mjs', import.meta.url).href,
    maxThreads: size, minThreads: 0,
  });
  const result = await pool.run(n);
  await pool.destroy();
  return result as number;
}
export async function run() { return [await double(1), await double(2)]; }
`,
      has: {
        '/main.ts': new RegExp(
          `const pool = new ${name}\\(\\{\\n  filename: .*\\n  maxThreads: size, minThreads: 0,\\n\\}\\);\\n\\nasync function double`,
        ),
      },
      lacks: { '/main.ts': 'destroy' },
    };
  }),
  {
    title: 'a name that others have, too',
    isQuick: true,
    code: `${WORKER}//- /main.ts
import Tinypool from 'tinypool';
const filename = new URL('./task.worker.mjs', import.meta.url).href;
async function double(n: number): Promise<number> {
  const pool = new Tinypool({ filename, minThreads: 0 });
  try {
    return await pool.run(n) as number;
  } finally {
    void pool.destroy();
  }
}
const other = (pool: number) => pool + 1;
export async function run() { return other(await double(1)); }
`,
    has: { '/main.ts': '{\n  return await sharedPool.run(n) as number;\n}' },
    lacks: { '/main.ts': 'finally' },
  },
  {
    title: 'a pool that depends on the call',
    isQuick: true,
    refused: /`filename` exists only inside the function/,
    code: `//- /main.ts
import Tinypool from 'tinypool';
async function double(filename: string, n: number) {
  const pool = new Tinypool({ filename });
  return pool.run(n);
}
export async function run() { return double('', 1); }
`,
  },
  ...(
    [
      ['is ended in another way', 'void pool.destroy().then(() => 1);', /`pool` is closed, and other code awaits that/],
      ['has a listener for each call', "pool.on('error', () => 1);", /each call would add a listener/],
    ] as const
  ).map(
    ([what, code, refused]): Case => ({
      title: `a pool that ${what}`,
      isQuick: true,
      refused,
      code: `//- /main.ts
import Tinypool from 'tinypool';
async function double(n: number) {
  const pool = new Tinypool({});
  const result = await pool.run(n);
  ${code}
  return result;
}
export async function run() { return double(1); }
`,
    }),
  ),
  {
    title: 'a pool that is handed on',
    isQuick: true,
    refused: /`pool` is passed on/,
    code: `//- /main.ts
import Tinypool from 'tinypool';
function make() {
  const pool = new Tinypool({});
  return pool;
}
export async function run() { return make(); }
`,
  },
  {
    title: 'a thread that takes its task when it starts',
    isQuick: true,
    refused: /runs one task and ends/,
    code: `//- /main.ts
import { Worker } from 'node:worker_threads';
function start(n: number) {
  const worker = new Worker('./x.mjs', { workerData: n });
  worker.once('message', () => undefined);
}
export async function run() { start(1); }
`,
  },
];

const findCopy: Find = (program) => {
  const api = [...program.sourceFiles]
    .flatMap(({ nodes }) => nodes)
    .flatMap(({ apiCalls }) => apiCalls)
    .find(({ call }) => call.copies !== undefined);
  if (!api) throw new Error('nothing is copied');
  return { file: api.node.sourceFile.path, span: api.call.span };
};

const sending = (body: string): string => `${WORKER}//- /main.ts
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
export async function run() {
  const worker = new Worker(new URL('./echo.worker.mjs', import.meta.url));
  const answered = once(worker, 'message');
${body}
  const [length] = await answered as [number];
  await worker.terminate();
  return length;
}
`;

const copies: readonly Case[] = [
  {
    title: 'an array that is not used afterwards',
    isQuick: true,
    code: sending('  const pixels = new Uint8Array(4_000_000);\n  pixels.fill(1);\n  worker.postMessage(pixels);'),
    has: { '/main.ts': 'worker.postMessage(pixels, [pixels.buffer]);' },
  },
  {
    title: 'a buffer in an object',
    isQuick: true,
    code: sending("  const pixels = new ArrayBuffer(4_000_000);\n  worker.postMessage({ kind: 'fill', pixels });"),
    has: { '/main.ts': /postMessage\(\{ kind: 'fill', pixels \}, \[pixels\]\);/ },
  },
  {
    title: 'a view that is used before only',
    isQuick: true,
    code: sending(
      '  const pixels = new ArrayBuffer(4_000_000);\n  const view = new DataView(pixels);\n  view.setInt8(0, 1);\n  worker.postMessage(pixels);',
    ),
    has: { '/main.ts': 'worker.postMessage(pixels, [pixels]);' },
  },
  ...(
    [
      ['a list keeps it', 'const kept = [pixels]; kept.length = 1;', '', /`pixels` may still be used elsewhere/],
      ['a helper may keep it', 'const keep = (p: Uint8Array) => p; keep(pixels);', '', /`pixels` may still be used/],
      ['another name for it', 'const same = pixels;', 'same.fill(1);', /`pixels` may still be used elsewhere/],
      ['a view of a part of it', 'const part = pixels.subarray(0, 4);', 'part.fill(1);', /`part` is used again/],
      [
        'a view of its bytes',
        'const view = new DataView(pixels.buffer);',
        'view.getInt8(0);',
        /may still be used|used again/,
      ],
      [
        'a function that reads it later',
        'const at = (i: number) => pixels[i];',
        'at(1);',
        /may run later uses `pixels`/,
      ],
    ] as const
  ).map(
    ([title, before, after, refused]): Case => ({
      title,
      isQuick: true,
      refused,
      code: sending(
        `  const pixels = new Uint8Array(4_000_000);\n  ${before}\n  worker.postMessage(pixels);\n  ${after}`,
      ),
    }),
  ),
];

describeCases('share-pool', findPool, sharing);
describeCases('transfer-payload', findCopy, copies);
