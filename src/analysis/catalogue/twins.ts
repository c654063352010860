/** Short forms for the twins of the tables, one for each change of call shape. */
import type { Twin } from './types.ts';

const twin =
  (shape: Twin['shape']) =>
  (module: string, name: string, note?: string): Twin =>
    note === undefined ? { module, name, shape } : { module, name, shape, note };

/** The same arguments; the result is a promise. */
export const awaited = twin('await');
/** `util.promisify` around a function that takes a callback; the same arguments, the result is a promise. */
export const promisified = twin('promisify');
/** The same arguments and a callback at the end. */
export const withCallback = twin('callback');
/** Another construction; the note says which. */
export const instead: (module: string, name: string, note: string) => Twin = twin('other');
