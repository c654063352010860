/** Functions that are put into a collection or a table, and called from there later. */
import { checkLinks as check } from '../check.ts';

describe('stored functions', () => {
  it('are called from collections that they are added to', () => {
    check(`
//- /hooks.ts
import { readFileSync } from 'node:fs';
const hooks: (() => unknown)[] = [];
const byName = new Map();
const first = () => readFileSync('a');
function second() { return readFileSync('b'); }
hooks.push(first);
byName.set('second', second.bind(undefined));
export async function run(name: string) {
  for (const hook of hooks) hook();
  //                        ^^^^^^ task: hook > fs.readFileSync
  byName.get(name)();
//^^^^^^^^^^^^^^^^^^ task: byName.get(name) > fs.readFileSync
}
`);
  });

  it('are called from tables that they are entered in', () => {
    check(`
//- /api.ts
import { readFileSync } from 'node:fs';
const api: any = {};
api.load = () => readFileSync('a');
api.save = function () { return api.load(); };
module.exports = api;
const actions: Record<string, () => unknown> = {};
actions['show'] = show;
function show() { return readFileSync('b'); }
export async function act(name: string) {
  actions[name]();
//^^^^^^^^^^^^^^^ task?: actions[name] > fs.readFileSync
}
//- /app.ts
import api from './api.ts';
export async function work() {
  api.save();
//^^^^^^^^^^ task: api.save > api.load > fs.readFileSync
}
`);
  });

  it('are called from fields of their class', () => {
    check(`
import { readFileSync } from 'node:fs';
class Search { run(name: string) { return readFileSync(name); } }
class Desk {
  private readonly tools = new Map<string, any>();
  private readonly steps: any[] = [];
  constructor() {
    this.tools.set('search', new Search());
    this.steps.push(this.prepare.bind(this), () => readFileSync('b'));
  }
  prepare() { return readFileSync('c'); }
  async use(name: string) {
    this.tools.get(name).run(name);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: this.tools.get(name).run > fs.readFileSync
    for (const step of this.steps) step();
    //                             ^^^^^^ task?: step > fs.readFileSync
  }
}
export const desk = new Desk();
`);
  });

  it('are not assumed where data is collected', () => {
    check(`
export async function names(rows: { name: string; load(): void }[]) {
  const found: unknown[] = [];
  for (const row of rows) found.push(row.name, row);
  return found;
}
`);
  });
});
