/**
 * The identity of a finding, which survives moved lines: its rule, the call where it is reported, and the blocking
 * call.
 */
import type { ChainLink, Finding } from '../analysis/index.ts';

/** Readable, and equal for findings in one file that differ only in position. */
export function identityOf({ rule, file, span: [line, column], chain, message }: Finding): string {
  // The rest of the chain is left out: unrelated changes may alter the shortest path.
  const isHere = (link: ChainLink) => link.file === file && link.span[0] === line && link.span[1] === column;
  const names = chain.filter((link, index) => isHere(link) || index === chain.length - 1).map((link) => link.name);
  return `${rule}: ${names.length > 0 ? names.join(' → ') : message}`;
}
