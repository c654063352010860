/** Names of APIs, for people. */
import type { ApiCall } from './graph.ts';

/** How people write the name of an API: `fs.readFileSync`, `spawn.sync`. */
export function apiName({ module, path, call }: ApiCall): string {
  const plain = path
    .replace(/^default[.#]?/, '')
    .replace(/#/g, '.')
    .replace(/\(\)/g, '')
    .replace(/\.new$/, '');
  if (module === 'globals') return plain;
  const name = module.replace(/^node:/, '');
  if (plain === '') return call.text.length < 24 ? call.text : name;
  const parts = plain.split('.');
  // Long ways to a method say less than its last two names.
  return parts.length > 1 ? parts.slice(-2).join('.') : `${name.slice(name.lastIndexOf('/') + 1)}.${plain}`;
}
