/** The Node part of the catalogue against the Node that runs this test. */
import assert from 'node:assert/strict';
import { builtinModules, createRequire } from 'node:module';
import { harmlessReason, lookup } from '../../src/analysis/catalogue/index.ts';
import { nodeModules } from '../../src/analysis/catalogue/node/index.ts';

const require = createRequire(import.meta.url);
/** The same class under another name, the private part of a module, deprecated modules, and what is a test's own. */
const ALSO_REACHED_AS = /^node:(?:_|internal|test|sys$|punycode$)|^(?:promises|default)\./;

type Members = Record<string, unknown>;

function load(module: string): Members | undefined {
  try {
    return require(module) as Members;
  } catch {
    return undefined;
  }
}

/** The value without running getters of prototypes; those of modules are lazy exports and may run. */
function member(owner: unknown, name: string): unknown {
  if (owner === null || owner === undefined) return undefined;
  for (let at: object | null = Object(owner); at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found.get ? found.get.call(owner) : found.value;
  }
  return undefined;
}

/**
 * Functions of a module whose name ends in `Sync`, methods of its classes included, written as the catalogue writes
 * them.
 */
function syncFunctions(exports: Members): string[] {
  const names: string[] = [];
  for (const name of Object.getOwnPropertyNames(exports)) {
    const value = member(exports, name);
    if (typeof value === 'function' && name.endsWith('Sync')) names.push(name);
    if (typeof value !== 'function' && typeof value !== 'object') continue;
    const methods = typeof value === 'function' ? (value.prototype as object | undefined) : undefined;
    for (const [owner, separator] of [
      [value, '.'],
      [methods, '#'],
    ] as const) {
      if (!owner) continue;
      for (const [key, { value: method }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
        if (typeof method === 'function' && key.endsWith('Sync')) names.push(name + separator + key);
      }
    }
  }
  return names;
}

/** What a path names in a module that is loaded here; a step through a call ends the walk, since nothing is called. */
function resolve(exports: Members, path: string): unknown {
  const [reachable = ''] = path.split('()');
  let value: unknown = exports;
  for (const [, separator, name = ''] of `.${reachable}`.matchAll(/([.#])([^.#]+)/g)) {
    if (name === 'new') return typeof value === 'function' ? value : undefined;
    value = separator === '#' ? (value as { prototype?: Members } | undefined)?.prototype?.[name] : member(value, name);
  }
  return value;
}

/** True when this Node is older than `version`. */
function isNewer(version = '0.0.0'): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [hereMajor = 0, hereMinor = 0, herePatch = 0] = process.versions.node.split('.').map(Number);
  return (major - hereMajor || minor - hereMinor || patch - herePatch) > 0;
}

describe(`the catalogue's Node part, in Node ${process.versions.node}`, () => {
  const builtin = [...new Set([...builtinModules.map((name) => `node:${name.replace(/^node:/, '')}`), 'node:sqlite'])];

  it('knows every function that ends in Sync', () => {
    const unknown: string[] = [];
    let known = 0;
    for (const module of builtin.filter((name) => !ALSO_REACHED_AS.test(name))) {
      for (const name of syncFunctions(load(module) ?? {}).filter((path) => !ALSO_REACHED_AS.test(path))) {
        if (lookup(module, name).length > 0 || harmlessReason(module, name) !== undefined) known++;
        else unknown.push(`${module} ${name}`);
      }
    }
    assert.deepEqual(unknown, []);
    assert.ok(known > 60, `only ${known} were looked at`);
  });

  it('has no entry that Node does not have', () => {
    const missing: string[] = [];
    for (const { module, rows, aliases } of nodeModules) {
      const exports = load(module);
      if (!exports) continue;
      const unexported = new Set(Object.values(aliases ?? {}).filter((path) => resolve(exports, path) === undefined));
      for (const { name, since } of rows) {
        if (isNewer(since) || unexported.has(name.split('#')[0]!)) continue;
        if (resolve(exports, name) === undefined) missing.push(`${module} ${name}`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('names results of existing functions', () => {
    const missing: string[] = [];
    for (const { module, aliases } of nodeModules) {
      const exports = load(module);
      if (!exports) continue;
      for (const path of Object.keys(aliases ?? {})) {
        const since = nodeModules
          .flatMap(({ rows }) => rows)
          .find(({ name }) => name.startsWith(`${aliases![path]}#`))?.since;
        if (!isNewer(since) && resolve(exports, path) === undefined) missing.push(`${module} ${path}`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('suggests only async versions that exist', () => {
    const missing: string[] = [];
    for (const { rows } of nodeModules) {
      for (const { name, since, twin } of rows) {
        if (!twin || isNewer(since)) continue;
        const found = resolve(load(twin.module) ?? {}, twin.name);
        if (typeof found !== 'function') missing.push(`${twin.module} ${twin.name} for ${name}`);
      }
    }
    assert.deepEqual(missing, []);
  });
});
