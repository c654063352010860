/** What defers a function begins anew: blocking there is told there, not at whoever arranged it. */
import { checkLinks as check } from '../check.ts';

describe('deferred functions', () => {
  it('run in timers', () => {
    check(`
import { readFileSync } from 'node:fs';
import { setInterval as every, setImmediate as soon } from 'node:timers';
const tick = () => readFileSync('a');
//                 ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
setTimeout(tick, 10);
setInterval(() => readFileSync('b'), 10);
//                ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
setImmediate(function named() { readFileSync('c'); });
//                              ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
every(() => readFileSync('d'), 10);
//          ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
soon(() => helper());
//         ^^^^^^^^ timer: helper > fs.readFileSync
window.setTimeout(() => readFileSync('g'), 10);
//                      ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
setTimeout(tick.bind(null), 10);
function helper() { return readFileSync('e'); }
`);
  });

  it('share the context of the code that awaits or chains them', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work(promise: Promise<string>) {
  promise.then((text) => readFileSync(text));
  //                     ^^^^^^^^^^^^^^^^^^ task: callback of then > fs.readFileSync
  promise.then(undefined, () => readFileSync('a'));
  //                            ^^^^^^^^^^^^^^^^^ task: callback of then > fs.readFileSync
  promise.catch(() => readFileSync('b')).finally(() => readFileSync('c'));
  //                  ^^^^^^^^^^^^^^^^^ task: callback of catch > fs.readFileSync
  //                                                   ^^^^^^^^^^^^^^^^^ task: callback of finally > fs.readFileSync
  queueMicrotask(() => readFileSync('d'));
  //                   ^^^^^^^^^^^^^^^^^ task: callback of queueMicrotask > fs.readFileSync
  process.nextTick(() => readFileSync('e'));
  //                     ^^^^^^^^^^^^^^^^^ task: callback of nextTick > fs.readFileSync
}
export function load(promise: Promise<string>) {
  return promise.then(() => readFileSync('f'));
  //                        ^^^^^^^^^^^^^^^^^ task: load > callback of then > fs.readFileSync
}
export async function wait(promise: Promise<string>) {
  await load(promise);
}
`);
  });

  it('share start-up, too', () => {
    check(`
import { readFileSync } from 'node:fs';
const work = async () => {};
work().then(() => readFileSync('a'));
`);
  });

  it('are handlers of events', () => {
    check(`
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createReadStream, watch } from 'node:fs';
import { WebSocketServer } from 'ws';
class Source extends EventEmitter {}
const source = new Source();
source.on('change', () => readFileSync('a'));
//                        ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
source.once('change', onChange);
createReadStream('a').on('data', (chunk) => readFileSync(String(chunk)));
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ event: fs.readFileSync
new WebSocketServer({ port: 1 }).on('connection', (socket) => {
  socket.on('message', () => readFileSync('b'));
  //                         ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
});
document.addEventListener('click', () => readFileSync('c'));
//                                       ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
subject.subscribe(() => readFileSync('d'));
//                      ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
declare const subject: { subscribe(fn: () => void): void };
function onChange() { return readFileSync('e'); }
//                           ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
`);
  });

  it('can be methods passed by name', () => {
    check(`
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
export class Watcher extends EventEmitter {
  start() {
    this.on('change', this.reload);
    this.on('change', this.again.bind(this));
    setInterval(() => this.poll(), 10);
    //                ^^^^^^^^^^^ timer: this.poll > fs.readFileSync
  }
  reload() { return readFileSync('a'); }
  //                ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
  again() { return readFileSync('b'); }
  //               ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
  poll() { return readFileSync('c'); }
}
new Watcher().start();
`);
  });

  it('do not affect what is called at once', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work() {
  setTimeout(() => {}, readFileSync('a').length);
  //                   ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  await Promise.all([1, 2].map(() => readFileSync('b')));
  //                                 ^^^^^^^^^^^^^^^^^ task: callback of map > fs.readFileSync
}
`);
  });

  it('do not affect the function that schedules them', () => {
    check(`
import { readFileSync } from 'node:fs';
function later() { setTimeout(() => readFileSync('a'), 10); }
//                                  ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
export async function work() {
  later();
}
`);
  });

  it('terminate for a function that passes itself a callback around its own callback', () => {
    check(`
import { readFileSync } from 'node:fs';
function walk(next) { walk(() => { next(); }); }
export async function work() {
  walk(() => readFileSync('a'));
  //         ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
}
`);
  });
});
