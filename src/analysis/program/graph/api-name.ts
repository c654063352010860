/** Names of APIs, for display. */
import { withoutPrefix } from '../../catalogue/node/specifiers.ts';
import type { ApiCall } from './graph.ts';

/** The name of an API as people write it: `fs.readFileSync`, `spawn.sync`. */
export function apiName({ module, path, call }: ApiCall): string {
  const plain = path
    .replace(/^default[.#]?/, '')
    .replace(/#/g, '.')
    .replace(/\(\)/g, '')
    .replace(/\.new$/, '');
  if (module === 'globals') return plain;
  const name = withoutPrefix(module);
  if (plain === '') return call.text.length < 24 ? call.text : name;
  const parts = plain.split('.');
  // For a long path, the last two names are clearer.
  return parts.length > 1 ? parts.slice(-2).join('.') : `${name.slice(name.lastIndexOf('/') + 1)}.${plain}`;
}
