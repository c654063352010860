/**
 * What makes a finding the same one after lines have moved: its rule, the call it stands at, and what blocks in the
 * end.
 */
import type { ChainLink, Finding } from '../analysis/index.ts';

/** Readable, the same for findings of one file that only their place tells apart. */
export function identityOf({ rule, file, span: [line, column], chain, message }: Finding): string {
  // The rest of the chain is left out: which way is the shortest may change with code that is none of this finding's
  // business.
  const isHere = (link: ChainLink) => link.file === file && link.span[0] === line && link.span[1] === column;
  const names = chain.filter((link, index) => isHere(link) || index === chain.length - 1).map((link) => link.name);
  return `${rule}: ${names.length > 0 ? names.join(' → ') : message}`;
}
