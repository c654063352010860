/** Which packages a file imports, by the names that tables give. */
import type { ImportFacts } from '../../facts/facts.ts';

/** @param names as tables write them; `@scope/*` is all that begins so */
export const importsOneOf = (imports: readonly ImportFacts[], names: readonly string[]): boolean =>
  imports.some(({ specifier }) =>
    names.some((name) => (name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name)),
  );
