/** Comments that speak to linters: data. */

export const DIRECTIVE = /^\s*workload-lint-(disable-next-line|disable-line|disable|enable)\b([^]*)$/;
/** Of other linters, in the same words or, as Biome's, in their own. */
export const FOREIGN_DIRECTIVE =
  /^\s*(?:(?:eslint|oxlint)-(disable-next-line|disable-line|disable|enable)|biome-(ignore(?:-all|-start|-end)?))\b([^]*)$/;

/** Where the names of the rules end and the reason begins. */
export const REASON = /\s--\s|\s--$/;
/** Stands for a reason until somebody writes one. */
export const REASON_PLACEHOLDER = 'say why';
/** After Biome's rules, a colon. */
export const FOREIGN_REASON = /\s--\s|\s--$|:\s/;

/** The names that rules of other linters about blocking calls have, without their group. */
export const FOREIGN_RULES: ReadonlySet<string> = new Set(['no-sync', 'noSync']);

/** What doc comments say of a function: the tag and its word. */
export const ANNOTATION = /@(blocking|nonblocking|runs-in|workload)\b[ \t]*([a-z]*)/g;
