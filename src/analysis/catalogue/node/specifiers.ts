/** How the modules of Node are written: `node:fs`, or `fs` in older code. */

const PREFIX = 'node:';

/** @param module as the catalogue writes it: resolution gives every module of Node its prefix */
export const isOfNode = (module: string): boolean => module.startsWith(PREFIX);
/** `fs` of `node:fs`. */
export const withoutPrefix = (module: string): string => (isOfNode(module) ? module.slice(PREFIX.length) : module);
