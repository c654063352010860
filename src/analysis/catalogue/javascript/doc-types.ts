/** Types of doc comments that every file knows: data. */

/** They lead to no call, and stand in most comments. */
export const LEADS_NOWHERE: ReadonlySet<string> = new Set(
  'string number boolean any unknown object void null undefined Object Function String Number Boolean'.split(' '),
);
export const LIST = 'Array';
/** `Store`, `?lib.Store`, `import('./store').Store[]` */
export const SIMPLE_TYPE = /^[?!]?(?:import\((['"])([^'"]+)\1\)\.)?([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)(\[\])?=?$/;

export type DocTagName = 'param' | 'type' | 'returns' | 'typedef';
/** Tags with a type in braces. */
export const TYPED_TAG = /@(param|arg|argument|type|returns?|typedef)\s*\{/g;
/** Other names of theirs. */
export const TAG_NAMES: Readonly<Record<string, DocTagName | undefined>> = {
  arg: 'param',
  argument: 'param',
  return: 'returns',
};
/** What a tag names behind its type: `name`, `[name]`, `[name=default]`; not `options.name`. */
export const TAGGED_NAME = /^\s*\[?\s*([\w$]+)\s*(?:[\]=]|(?![\w$.]))/;
