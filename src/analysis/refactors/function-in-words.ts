/** How titles name a function: `load()`, or what it answers: `GET /books`. */
import { calledAs, isOwnName } from '../facts/function-names.ts';
import { shownEntryOf, type FunctionSymbol } from '../program/index.ts';

export function functionInWords(node: FunctionSymbol): string {
  const [entry] = node.entryPoints;
  return isOwnName(node.facts.name) || !entry ? calledAs(node.facts.name) : shownEntryOf(node, entry).name;
}
