/** Types in the doc comments of JavaScript lead to calls as TypeScript's do. */
import assert from 'node:assert/strict';
import { filesIn, findingsOf } from '../small-project.ts';

const STORE = `//- /store.js
import { readFileSync } from 'node:fs';
export class Store { load(path) { return readFileSync(path); } }
export const lib = { Store };
`;

/** Code with one call of `load`, of an object that only a comment says the type of. */
const LEADS: Readonly<Record<string, string>> = {
  'a parameter, of an imported class': `import { Store } from './store.js';
/** @param {Store} store what it loads from */
export async function go(store) { store.load('a'); }`,
  'a parameter, of a class of another file': `
/**
 * @param {string} path
 * @param {import('./store.js').Store} store
 */
export async function go(path, store) { store.load(path); }`,
  'a parameter that may be left out': `import { Store } from './store.js';
/** @param {?Store=} [store] */
export async function go(store) { store?.load('a'); }`,
  'one of several': `import { Store } from './store.js';
/** @arg {string | Store | null} store */
export const go = async (store) => { store.load('a'); };`,
  'a type with a name': `
/** @typedef {import('./store.js').Store} Kept */
/** @param {Kept} store */
export async function go(store) { store.load('a'); }`,
  'elements of a list': `import { Store } from './store.js';
/** @param {Array<Store>} stores */
export async function go(stores) { stores[0].load('a'); }`,
  'elements of a list, in short': `
/** @param {import('./store.js').Store[]} stores */
export async function go(stores) { for (const store of stores) store.load('a'); }`,
  'a promise': `
/** @returns {Promise<import('./store.js').Store>} */
function make() { return globalThis.made; }
export async function go() { const store = await make(); store.load('a'); }`,
  'a variable': `import { Store } from './store.js';
/** @type {Store} */
let kept;
export async function go() { kept.load('a'); }`,
  'a method': `import { Store } from './store.js';
export class Service {
  /** @param {Store} store */
  async go(store) { store.load('a'); }
}`,
};

/** What says nothing, or nothing that could be read. */
const LEADS_NOT: Readonly<Record<string, string>> = {
  'another parameter': `import { Store } from './store.js';
/** @param {Store} other */
export async function go(store) { store.load('a'); }`,
  'a property of a parameter': `import { Store } from './store.js';
/** @param {Store} options.store */
export async function go(options) { options.load('a'); }`,
  'broken types': `
/** @param {Store<} store @type {{ @returns {|} */
export async function go(store) { store.load('a'); }`,
  'names of each other': `
/** @typedef {B} A */
/** @typedef {A} B */
/** @param {A} store */
export async function go(store) { store.load('a'); }`,
};

const found = (code: string): number =>
  findingsOf(filesIn(`${STORE}//- /a.js\n${code.trimStart()}\n`))
    .get('/a.js')
    ?.filter(({ chain }) => chain.length > 1).length ?? 0;

describe('types in doc comments', () => {
  for (const [what, code] of Object.entries(LEADS)) it(`lead to calls: ${what}`, () => assert.equal(found(code), 1));
  for (const [what, code] of Object.entries(LEADS_NOT)) it(`lead nowhere: ${what}`, () => assert.equal(found(code), 0));
});
