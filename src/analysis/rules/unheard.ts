/** What is a hint only, for nobody is known to wait for it: most of that is in packages for others. */
import { OCCASIONAL } from '../catalogue/contexts/callbacks.ts';
import type { CatalogueRow } from '../catalogue/types.ts';
import type { Primitive } from '../engine/program/effects.ts';
import type { Program } from '../engine/program/program.ts';
import type { Context, EntryPoint, Finding } from '../findings.ts';
import { arrivalOf } from './chains.ts';
import type { Route } from './routes.ts';
import type { RuleOptions } from './rule.ts';
import { runsSideBySide } from './side-by-side.ts';
import { byLoudness, isChosen } from './severity.ts';

const isLong = ({ cost }: CatalogueRow): boolean => cost === 'heavy' || cost === 'unbounded';

/** One file: those who wait for an event or a timer of the program's own seldom feel it. What is written at an event may be all that there is. */
function isLight({ name }: Primitive, { kind }: EntryPoint, context: Context): boolean {
  if (WALKS.test(name)) return false;
  return context === 'event' ? !WRITES.test(name) : kind === 'timer' || kind === 'event' || OCCASIONAL.has(kind);
}
const WALKS = /glob|walk|klaw|fdir|fg\b/i;
const WRITES = /(^|\.)(write|output)/i;

/** From an entry point of a package for others: whoever waits so many calls away seldom knows of it, and each call makes it less certain. */
const MAX_CALLS = 10;

/** Nobody is known to wait: what takes long in an async function is worth a word for those who run several at once, but not what only may happen. */
export function isUnheard({ contexts }: Program, { context, effect, boundary }: Route, options: RuleOptions): boolean {
  if (isChosen(context, options) || runsSideBySide(boundary)) return false;
  const { primitive: { row }, possible } = effect;
  const { unit } = boundary;
  if (unit.package?.offers !== undefined) {
    // Done once and kept: whoever comes first waits for it, and nobody after.
    if (effect.seldom) return true;
    const isServed = contexts.isHeard(unit, context, undefined);
    if (context === 'task') return possible || (!(isLong(row) && isServed && !contexts.isOfTool(unit)) && !contexts.isAskedFor(boundary, context));
    if (row.workload === 'io' && !isLong(row) && isLight(effect.primitive, arrivalOf(contexts, boundary, context).entry, context)) return true;
    if (contexts.path(boundary, context).edges.length + effect.distance > MAX_CALLS) return true;
  }
  return !contexts.isHeard(unit, context, contexts.seedOf(boundary, context).kind);
}

/** Places that one entry point may lead to: what leads to more does the main work of a tool, whoever asks for it, and nothing else meanwhile. */
const MAX_OF_ENTRY = 12;

export function withoutMainWork(program: Program, findings: readonly Finding[], options: RuleOptions): readonly Finding[] {
  const entryOf = ({ entry }: Finding): string => (entry ? `${entry.file}:${entry.span.join(':')}` : '');
  const counted = new Set(findings.filter(({ file, severity, context, entry }) => (
    entry && byLoudness(severity, 'hint') < 0 && !isChosen(context, options) && program.unitAt(file)?.package?.offers !== undefined)));
  const reached = new Map<string, number>();
  for (const finding of counted) reached.set(entryOf(finding), (reached.get(entryOf(finding)) ?? 0) + 1);
  return findings.map((finding) => (counted.has(finding) && reached.get(entryOf(finding))! > MAX_OF_ENTRY ? { ...finding, severity: 'hint' } : finding));
}
