/** Short forms for twins, one for each way in which a call changes. */
import type { Twin } from './types.ts';

const twin =
  (shape: Twin['shape']) =>
  (module: string, name: string, note?: string): Twin =>
    note === undefined ? { module, name, shape } : { module, name, shape, note };

/** Same arguments; the result is a promise. */
export const awaited = twin('await');
/** `util.promisify` around a callback function: same arguments; the result is a promise. */
export const promisified = twin('promisify');
/** Same arguments, with a callback at the end. */
export const withCallback = twin('callback');
/** A different kind of call; the note explains it. */
export const instead: (module: string, name: string, note: string) => Twin = twin('other');
