/**
 * A short digest that distinguishes different results. It walks them and hashes as it goes: printing two million
 * numbers first would take minutes, and their memory would count as the strategy's.
 */
import { createHash, type Hash } from 'node:crypto';
import { types } from 'node:util';

/** Numbers that are converted at once. */
const BATCH = 4_096;

export function digestOf(result: unknown): string {
  const hash = createHash('sha256');
  feed(result, { hash, above: new Map() });
  return hash.digest('hex');
}

interface Walk {
  readonly hash: Hash;
  /** The objects that contain this one, and their depth: a result may refer to itself. */
  readonly above: Map<object, number>;
}

function feed(value: unknown, walk: Walk): void {
  const { hash, above } = walk;
  if (typeof value !== 'object' || value === null) {
    const text = Object.is(value, -0) ? '-0' : String(value);
    hash.update(`${typeof value}${text.length}:${text};`);
    return;
  }
  const known = above.get(value);
  if (known !== undefined) {
    hash.update(`@${known};`);
    return;
  }
  above.set(value, above.size);
  feedObject(value, walk);
  above.delete(value);
}

function feedObject(value: object, walk: Walk): void {
  if (ArrayBuffer.isView(value)) feedBytes(value, walk);
  else if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) feedBytes(new Uint8Array(value), walk);
  else if (Array.isArray(value)) feedArray(value, walk);
  else if (value instanceof Map) feedSorted('map', [...value], walk);
  else if (value instanceof Set) feedSorted('set', [...value], walk);
  else feedProperties(value, walk);
}

function feedBytes(view: ArrayBufferView, { hash }: Walk): void {
  hash.update(`${view.constructor.name}${view.byteLength}:`);
  hash.update(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
}

function feedArray(items: readonly unknown[], walk: Walk): void {
  walk.hash.update(`[${items.length}:`);
  for (let from = 0; from < items.length; from += BATCH) {
    const part = items.slice(from, from + BATCH);
    if (part.every((item) => typeof item === 'number'))
      walk.hash.update('n').update(new Uint8Array(Float64Array.from(part).buffer));
    else for (const item of part) feed(item, walk);
  }
}

/** In the order of their digests, because the order of insertion is not part of the result. */
function feedSorted(kind: string, items: readonly unknown[], { hash, above }: Walk): void {
  hash.update(`${kind}${items.length}:`);
  const digests = items.map((item) => {
    const own = createHash('sha256');
    feed(item, { hash: own, above: new Map(above) });
    return own.digest('hex');
  });
  for (const digest of digests.sort()) hash.update(digest);
}

function feedProperties(value: object, walk: Walk): void {
  const name = value.constructor?.name ?? '';
  // Their own properties do not say what they are.
  if (value instanceof Date || value instanceof RegExp || types.isBoxedPrimitive(value)) {
    walk.hash.update(`${name}:${String(value instanceof Date ? value.getTime() : value)};`);
    return;
  }
  const own = value instanceof Error ? { ...value, name: value.name, message: value.message } : value;
  const keys = Object.keys(own).sort();
  walk.hash.update(`${name}{${keys.length}:`);
  for (const key of keys) {
    feed(key, walk);
    feed((own as Readonly<Record<string, unknown>>)[key], walk);
  }
}
