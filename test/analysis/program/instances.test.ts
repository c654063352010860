/** Calls of methods lead to the class of the instance: as made, declared, injected or implemented. */
import { checkLinks as check } from '../check.ts';

describe('instances whose class is known', () => {
  it('follows variables: made by new, declared, returned by a function', () => {
    check(`
import { readFileSync } from 'node:fs';
class Store { load() { return readFileSync('a'); } }
const made = new Store();
const make = () => new Store();
const declared = (): Store => JSON.parse('{}');
let late: Store | undefined;
const promised = Promise.resolve(new Store());
export async function work(given: Store, { store, more: { deep } }: { store: Store; more: { deep: Store } }, many: Store[]) {
  made.load();
//^^^^^^^^^^^ task: made.load > fs.readFileSync
  make().load();
//^^^^^^^^^^^^^ task: make().load > fs.readFileSync
  declared().load();
//^^^^^^^^^^^^^^^^^ task: declared().load > fs.readFileSync
  late?.load();
//^^^^^^^^^^^^ task: late?.load > fs.readFileSync
  given.load();
//^^^^^^^^^^^^ task: given.load > fs.readFileSync
  store.load();
//^^^^^^^^^^^^ task: store.load > fs.readFileSync
  deep.load();
//^^^^^^^^^^^ task: deep.load > fs.readFileSync
  many[0].load();
//^^^^^^^^^^^^^^ task: many[0].load > fs.readFileSync
  for (const one of many) one.load();
  //                      ^^^^^^^^^^ task: one.load > fs.readFileSync
  (await promised).load();
//^^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  const asserted = JSON.parse('{}') as Store;
  asserted.load();
//^^^^^^^^^^^^^^^ task: asserted.load > fs.readFileSync
  const satisfying = { one: new Store() } satisfies Record<string, { load(): unknown }>;
  satisfying['one'].load();
//^^^^^^^^^^^^^^^^^^^^^^^^ task: satisfying['one'].load > fs.readFileSync
}
`);
  });

  it('follows properties: declared, initialised, assigned, injected', () => {
    check(`
//- /store.ts
import { readFileSync } from 'node:fs';
export class Store { load() { return readFileSync('a'); } }
//- /service.ts
import { Store } from './store.ts';
import type { Store as StoreType } from './store.ts';
@Injectable()
export class Service {
  private readonly made = new Store();
  private declared!: Store;
  #assigned;
  constructor(private readonly injected: Store, readonly typed: StoreType, @Inject('x') private readonly named: Store, plain: Store) {
    this.#assigned = plain;
  }
  async work() {
    this.made.load();
//  ^^^^^^^^^^^^^^^^ task: this.made.load > fs.readFileSync
    this.declared.load();
//  ^^^^^^^^^^^^^^^^^^^^ task: this.declared.load > fs.readFileSync
    this.#assigned.load();
//  ^^^^^^^^^^^^^^^^^^^^^ task: this.#assigned.load > fs.readFileSync
    this.injected.load();
//  ^^^^^^^^^^^^^^^^^^^^ task: this.injected.load > fs.readFileSync
    this.typed.load();
//  ^^^^^^^^^^^^^^^^^ task: this.typed.load > fs.readFileSync
    this.named.load();
//  ^^^^^^^^^^^^^^^^^ task: this.named.load > fs.readFileSync
  }
}
`);
  });

  it('follows singletons, getInstance and factories', () => {
    check(`
//- /store.ts
import { readFileSync } from 'node:fs';
class Store {
  static #instance: Store | undefined;
  static getInstance() { return this.#instance ??= new Store(); }
  static readonly shared = new Store();
  load() { return readFileSync('a'); }
}
export const store = new Store();
export default new Store();
export class Lazy {
  private static instance: Lazy;
  static getInstance() {
    if (!Lazy.instance) Lazy.instance = new Lazy();
    return Lazy.instance;
  }
  load() { return readFileSync('b'); }
}
export { Store };
export function createStore(): Store { return new Store(); }
//- /main.ts
import shared, { store, Store, Lazy, createStore } from './store.ts';
export async function work() {
  store.load();
//^^^^^^^^^^^^ task: store.load > fs.readFileSync
  shared.load();
//^^^^^^^^^^^^^ task: shared.load > fs.readFileSync
  Store.getInstance().load();
//^^^^^^^^^^^^^^^^^^^^^^^^^^ task: Store.getInstance().load > fs.readFileSync
  Lazy.getInstance().load();
//^^^^^^^^^^^^^^^^^^^^^^^^^ task: Lazy.getInstance().load > fs.readFileSync
  Store.shared.load();
//^^^^^^^^^^^^^^^^^^^ task: Store.shared.load > fs.readFileSync
  createStore().load();
//^^^^^^^^^^^^^^^^^^^^ task: createStore().load > fs.readFileSync
}
`);
  });

  it('follows calls that return the instance itself', () => {
    check(`
import { readFileSync } from 'node:fs';
class Query {
  where() { return this; }
  all() { return readFileSync('a'); }
}
export async function work() {
  new Query().where().where().all();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: all > fs.readFileSync
}
`);
  });

  it('follows generic types and type aliases', () => {
    check(`
import { readFileSync } from 'node:fs';
class Store { load() { return readFileSync('a'); } }
type Alias = Store;
type Services = { store: Store; stores: Map<string, Store>; optional?: Readonly<Store> };
function first<T extends Store>(items: T[]) { return items[0]; }
export async function work(alias: Alias, services: Services, promise: Promise<Store>, sets: Set<Store>) {
  alias.load();
//^^^^^^^^^^^^ task: alias.load > fs.readFileSync
  services.store.load();
//^^^^^^^^^^^^^^^^^^^^^ task: services.store.load > fs.readFileSync
  services.stores.get('a')!.load();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: services.stores.get('a')!.load > fs.readFileSync
  services.optional?.load();
//^^^^^^^^^^^^^^^^^^^^^^^^^ task: services.optional?.load > fs.readFileSync
  (await promise).load();
//^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  for (const store of sets) store.load();
  //                        ^^^^^^^^^^^^ task: store.load > fs.readFileSync
  first([alias]).load();
//^^^^^^^^^^^^^^^^^^^^^ task: first([alias]).load > fs.readFileSync
}
`);
  });
});

describe('interfaces and abstract classes', () => {
  it('are resolved to their implementations as possible', () => {
    check(`
//- /store.ts
export interface Store { load(): unknown; none?(): void }
export abstract class Source { abstract read(): unknown; again() { return this.read(); } }
//- /files.ts
import { readFileSync } from 'node:fs';
import { Source, type Store } from './store.ts';
export class FileStore implements Store { load() { return readFileSync('a'); } }
export class MemoryStore implements Store { load() { return ''; } }
export class FileSource extends Source { read() { return readFileSync('b'); } }
//- /main.ts
import { Source, type Store } from './store.ts';
interface Wider extends Store { more(): void }
class WideStore implements Wider { load() { return ''; } more() {} }
export async function work(store: Store, source: Source, wider: Wider) {
  store.load();
//^^^^^^^^^^^^ task?: store.load > fs.readFileSync
  source.read();
//^^^^^^^^^^^^^ task?: source.read > fs.readFileSync
  source.again();
//^^^^^^^^^^^^^^ task?: source.again > this.read > fs.readFileSync
  wider.load();
  store.none?.();
}
export const keep = WideStore;
`);
  });

  it('are resolved to the class that is assigned', () => {
    check(`
import { readFileSync } from 'node:fs';
interface Store { load(): unknown }
class FileStore implements Store { load() { return readFileSync('a'); } }
class MemoryStore implements Store { load() { return ''; } }
const file: Store = new FileStore();
const memory: Store = new MemoryStore();
const literal: Store = { load: () => readFileSync('b') };
export async function work() {
  file.load();
//^^^^^^^^^^^ task: file.load > fs.readFileSync
  memory.load();
  literal.load();
//^^^^^^^^^^^^^^ task: literal.load > fs.readFileSync
}
`);
  });

  it('are resolved in finite time for recursive objects', () => {
    check(`
import { readFileSync } from 'node:fs';
class Page { text() { return readFileSync('a'); } }
declare const hooks: { one(page: Page): Promise<Page>; two(page: Page): Promise<Page>; three(page: Page): Promise<Page> };
export async function find() {
  let result = { pages: [new Page()] };
  result = { ...result, pages: await Promise.all(result.pages.map((page) => hooks.one(page))) };
  result = { ...result, pages: await Promise.all(result.pages.map((page) => hooks.two(page))) };
  result = { ...result, pages: await Promise.all(result.pages.map((page) => hooks.three(page))) };
  result.pages[0].text();
//^^^^^^^^^^^^^^^^^^^^^^ task: result.pages[0].text > fs.readFileSync
}
`);
  });
});
