/** Calls lead through classes: members of every kind, inheritance, construction. */
import { checkLinks as check } from '../check.ts';

describe('members of classes', () => {
  it('follows this, super, private and static members', () => {
    check(`
import { readFileSync } from 'node:fs';
class Base {
  read() { return readFileSync('a'); }
  static open() { return readFileSync('b'); }
}
export class Store extends Base {
  static async create() {
    this.open();
//  ^^^^^^^^^^^ task: this.open > fs.readFileSync
    super.open();
//  ^^^^^^^^^^^^ task: super.open > fs.readFileSync
    Store.#secret();
//  ^^^^^^^^^^^^^^^ task: Store.#secret > fs.readFileSync
    return new Store();
  }
  static #secret() { return readFileSync('c'); }
  #inner() { return readFileSync('d'); }
  readonly arrow = () => readFileSync('e');
  override read() { return Buffer.from(''); }
  async load() {
    this.read();
    super.read();
//  ^^^^^^^^^^^^ task: super.read > fs.readFileSync
    this.#inner();
//  ^^^^^^^^^^^^^ task: this.#inner > fs.readFileSync
    this.arrow();
//  ^^^^^^^^^^^^ task: this.arrow > fs.readFileSync
    this['arrow']();
//  ^^^^^^^^^^^^^^^ task: this['arrow'] > fs.readFileSync
    const self = this;
    self.#inner();
//  ^^^^^^^^^^^^^ task: self.#inner > fs.readFileSync
    [1].forEach(() => this.#inner());
    //                ^^^^^^^^^^^^^ task: callback of forEach > this.#inner > fs.readFileSync
  }
}
`);
  });

  it('follows getters and setters', () => {
    check(`
import { readFileSync, writeFileSync } from 'node:fs';
class Settings {
  get text() { return readFileSync('a', 'utf8'); }
  set text(value: string) { writeFileSync('a', value); }
  static get shared() { return readFileSync('b', 'utf8'); }
  plain = '';
}
export async function work(settings: Settings) {
  const text = settings.text;
  //                    ^^^^ task: settings.text > fs.readFileSync
  settings.text = text;
  //       ^^^^ task: settings.text > fs.writeFileSync
  console.log(Settings.shared, settings.plain);
  //                   ^^^^^^ task: Settings.shared > fs.readFileSync
}
export async function chained(settings: Settings) {
  settings.text.trim();
  //       ^^^^ task: settings.text > fs.readFileSync
}
`);
  });

  it('follows constructors, field initialisers and static blocks', () => {
    check(`
import { readFileSync } from 'node:fs';
class Base { constructor(readonly name: string) { readFileSync(name); } }
class Child extends Base {}
class Own extends Base { constructor() { super('a'); } }
class Fields { text = readFileSync('b'); }
class FieldsAndMore extends Fields { more = 1; }
class Assigned { text: Buffer; constructor() { this.text = this.#read(); } #read() { return readFileSync('c'); } }
class Blocks { static { readFileSync('d'); } static text = readFileSync('e'); }
export async function work() {
  new Base('f');
//^^^^^^^^^^^^^ task: new Base > fs.readFileSync
  new Child('g');
//^^^^^^^^^^^^^^ task: new Base > fs.readFileSync
  new Own();
//^^^^^^^^^ task: new Own > new Base > fs.readFileSync
  new Fields();
//^^^^^^^^^^^^ task: new Fields > fs.readFileSync
  new FieldsAndMore();
//^^^^^^^^^^^^^^^^^^^ task: new Fields > fs.readFileSync
  new Assigned();
//^^^^^^^^^^^^^^ task: new Assigned > this.#read > fs.readFileSync
  new Blocks();
  class Local { static text = readFileSync('h'); }
  //                          ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  return Local;
}
`);
  });

  it('follows inheritance across files, from a class that an expression makes', () => {
    check(`
//- /base.ts
import { readFileSync } from 'node:fs';
export default abstract class Base {
  load() { return this.read(); }
  protected abstract read(): unknown;
  protected text() { return readFileSync('a'); }
}
//- /store.ts
import Base from './base.ts';
import { readFileSync } from 'node:fs';
export class FileStore extends Base { read() { return readFileSync('b'); } }
export class MemoryStore extends Base { read() { return ''; } }
export const Mixed = class extends FileStore {};
//- /main.ts
import { FileStore, MemoryStore, Mixed } from './store.ts';
export async function work() {
  new FileStore().load();
//^^^^^^^^^^^^^^^^^^^^^^ task?: load > this.read > fs.readFileSync
  new FileStore().read();
//^^^^^^^^^^^^^^^^^^^^^^ task: read > fs.readFileSync
  new MemoryStore().read();
  new MemoryStore().text();
//^^^^^^^^^^^^^^^^^^^^^^^^ task: text > fs.readFileSync
  new Mixed().read();
//^^^^^^^^^^^^^^^^^^ task: read > fs.readFileSync
}
`);
  });
});
