/** What oxc-parser exports beside its door, without types. */
declare module 'oxc-parser/src-js/bindings.js' {
  import type { Comment, OxcError, ParserOptions } from 'oxc-parser';

  /** As its native part gives it: the tree as JSON text. */
  export interface NativeResult {
    readonly program: string;
    readonly comments: Comment[];
    readonly errors: OxcError[];
  }

  export function parseSync(file: string, text: string, options: ParserOptions): NativeResult;
}

declare module 'oxc-parser/src-js/wrap.js' {
  export function jsonParseAst(json: string): unknown;
}
