/** The names of functions that the code gives no name. */

const CALLBACK = 'callback of ';
export const UNNAMED = 'function';
export const DEFAULT_EXPORT = 'default export';
export const MODULE = 'module';
const CONSTRUCTION = 'new ';

/** `callback of map`, of a function that is passed to `map()`. */
export const callbackName = (callee: string): string => CALLBACK + callee;
export const isCallbackName = (name: string): boolean => name.startsWith(CALLBACK);
/** `map` of `callback of map`; undefined for other names. */
export const receiverIn = (name: string): string | undefined =>
  isCallbackName(name) ? name.slice(CALLBACK.length) : undefined;
export const isUnnamed = (name: string): boolean => name === UNNAMED;
/** Is it the function's own name? */
export const isOwnName = (name: string): boolean =>
  !isCallbackName(name) && name !== UNNAMED && name !== DEFAULT_EXPORT && name !== MODULE;
/** `hash()`, `callback of get`. */
export const calledAs = (name: string): string =>
  isCallbackName(name) || name === DEFAULT_EXPORT || name.startsWith(CONSTRUCTION) ? name : `${name}()`;
