/** How the modules of Node are written: `node:fs`, or `fs` in older code. */

const PREFIX = 'node:';

/** @param module as the catalogue writes it: resolution gives every module of Node its prefix */
export const isOfNode = (module: string): boolean => module.startsWith(PREFIX);
const REGISTRY = /^(?:npm|jsr):\/?|^https?:\/\/(?:esm\.sh|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|unpkg\.com)\//;
const VERSION = /^((?:@[^/]+\/)?[^/@]+)@[^/]*/;

/** The package of `npm:express@4/lib` or `https://esm.sh/express@4`, which Deno and Bun take: `express/lib`. */
export const withoutRegistry = (specifier: string): string =>
  REGISTRY.test(specifier)
    ? specifier
        .replace(REGISTRY, '')
        .replace(/[?#].*$/, '')
        .replace(VERSION, '$1')
    : specifier;

/** `fs` of `node:fs`. */
export const withoutPrefix = (module: string): string => (isOfNode(module) ? module.slice(PREFIX.length) : module);
