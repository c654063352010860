/** Emitters, pages, queues and pools that begin a context, each as its users write it. */
import { checkLinks as check } from '../check.ts';

describe('event handlers of hosts', () => {
  it('React: components render, handlers and effects are callbacks', () => {
    check(
      `
//- /view.tsx
import React, { memo, useCallback, useEffect, useMemo } from 'react';
export function List({ items }) { alert('a'); return <ul>{items.map((item) => { alert('b'); return <li>{item}</li>; })}</ul>; }
//                                ^^^^^^^^^^ render (component): alert
//                                                                              ^^^^^^^^^^ render (component): callback of map > alert
export const Row = memo(({ item }) => { alert('c'); return item ? <td>{item}</td> : null; });
//                                      ^^^^^^^^^^ render (component): alert
export const Page = () => {
  const total = useMemo(() => { alert('d'); return 1; }, []);
  //                            ^^^^^^^^^^ render (component): callback of useMemo > alert
  const click = useCallback(() => alert('e'), []);
  //                              ^^^^^^^^^^ event (onClick): alert
  useEffect(() => { alert('f'); return () => alert('g'); }, []);
  //                ^^^^^^^^^^ render (react effect): alert
  //                                         ^^^^^^^^^^ task? (no known caller): alert
  return <button onClick={click}>{total}</button>;
};
class Old extends React.Component { render() { alert('h'); return <p />; } componentDidMount() { alert('i'); } }
//                                             ^^^^^^^^^^ render (react component): alert
//                                                                                               ^^^^^^^^^^ render (react effect): alert
export function helper() { alert('j'); return 1; }
//                         ^^^^^^^^^^ task? (no known caller): alert
`,
      { least: 'hint' },
    );
  });

  it('markup is no page without a framework', () => {
    const draws = (mark: string) => `
//- /view.tsx
import { readFileSync } from 'node:fs';
export function File({ name }) { return <code>{readFileSync(name)}</code>; }
${mark}`;
    const at = '//                                             ^^^^^^^^^^^^^^^^^^';
    check(draws(`${at} task? (no known caller): fs.readFileSync\n`), { dependencies: ['@vue/reactivity', 'prettier'] });
    for (const name of ['react', '@emotion/react', 'react-native', '@remix-run/node', 'solid-js', 'next']) {
      check(draws(`${at} render (component): fs.readFileSync\n`), { dependencies: ['prettier', name] });
    }
  });

  it('EventEmitter, promises, process and timers, with the function that registers them', () => {
    check(`
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
const bus = new EventEmitter();
bus.on('job', () => readFileSync('a'));
//                  ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
bus.once('job', function () { readFileSync('b'); });
//                            ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
class Watcher extends EventEmitter { constructor() { super(); this.on('change', this.read); } read() { readFileSync('c'); } }
//                                                                                                     ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
new Watcher();
fetch('x').then(() => readFileSync('d'), () => readFileSync('e')).finally(() => readFileSync('f'));
bus.on('save', save);
function save() { setTimeout(() => readFileSync('g'), 10); }
//                                 ^^^^^^^^^^^^^^^^^ timer: callback of setTimeout > fs.readFileSync
setInterval(() => { read(); }, 10);
//                  ^^^^^^ timer: read > fs.readFileSync
const read = () => readFileSync('h');
process.on('SIGHUP', () => readFileSync('i'));
new Promise((resolve) => { setImmediate(() => resolve(readFileSync('j'))); });
//                                                    ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
export const tick = async () => { queueMicrotask(() => readFileSync('k')); };
//                                                     ^^^^^^^^^^^^^^^^^ task: callback of queueMicrotask > fs.readFileSync
`);
  });

  it('queues, schedules, Discord and Nest gateways', () => {
    check(`
import { Worker } from 'bullmq';
import cron from 'node-cron';
import { Client } from 'discord.js';
import { readFileSync } from 'node:fs';
new Worker('mail', async (job) => readFileSync('a'));
//                                ^^^^^^^^^^^^^^^^^ event (queue): fs.readFileSync
cron.schedule('* * * * *', () => readFileSync('b'));
//                               ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
new Client().on('messageCreate', (message) => { readFileSync('c'); });
//                                              ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
@WebSocketGateway()
export class Chat { @SubscribeMessage('say') say() { return readFileSync('d'); } handleConnection() { readFileSync('e'); } }
//                                                          ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
//                                                                                                    ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
@Processor('mail')
export class Mail extends WorkerHost { async process() { readFileSync('f'); } }
//                                                       ^^^^^^^^^^^^^^^^^ event (queue): fs.readFileSync
`);
  });
});

describe('workers of pools', () => {
  it('are the files and tables that they are started with', () => {
    check(
      `
//- /main.js
import Tinypool from 'tinypool';
import workerpool from 'workerpool';
new Tinypool({ filename: new URL('./tiny.js', import.meta.url).href });
workerpool.pool(new URL('./pool.js', import.meta.url).pathname);
new SharedWorker(new URL('./shared.js', import.meta.url));
//- /tiny.js
import { readFileSync } from 'node:fs';
export default async () => readFileSync('a');
//                         ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
//- /pool.js
import { readFileSync } from 'node:fs';
export const b = async () => readFileSync('b');
//                           ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
//- /shared.js
import { readFileSync } from 'node:fs';
export const c = async () => readFileSync('c');
//                           ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
//- /methods.js
import workerpool from 'workerpool';
import { readFileSync } from 'node:fs';
workerpool.worker({ read: () => readFileSync('d'), async load() { return readFileSync('e'); } });
//                                                                       ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
//- /linked.js
import { expose } from 'comlink';
import { readFileSync } from 'node:fs';
expose({ async read() { return readFileSync('f'); } });
//                             ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
`,
      { least: 'off', rules: { 'worker-for-io': 'off' } },
    );
  });
});
