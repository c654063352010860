/** Comments that speak to linters: data. */

export const DIRECTIVE = /^\s*workload-lint-(disable-next-line|disable-line|disable|enable)\b([^]*)$/;
export const FOREIGN_DIRECTIVE = /^\s*eslint-(disable-next-line|disable-line|disable|enable)\b([^]*)$/;

/** The names that rules of other linters about blocking calls have. */
export const FOREIGN_RULES: ReadonlySet<string> = new Set(['n/no-sync', 'node/no-sync', 'no-sync']);

/** What doc comments say of a function: the tag and its word. */
export const ANNOTATION = /@(blocking|nonblocking|runs-in|workload)\b[ \t]*([a-z]*)/g;
