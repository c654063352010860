/** What is a hint only, for nobody is known to wait for it: most of that is in packages for others. */
import { OCCASIONAL } from '../catalogue/contexts/callbacks.ts';
import type { CatalogueRow } from '../catalogue/types.ts';
import { isForOthers, isOfTool } from '../program/graph/package-kind.ts';
import { isSeldom, type Effect } from '../program/flow/effects.ts';
import type { Program } from '../program/program.ts';
import type { Finding } from '../findings.ts';
import { arrivalOf } from '../program/flow/call-chains.ts';
import { runsSideBySide } from './concurrent-callers.ts';
import { byLoudness, isChosen } from './severity.ts';
import { callsOf, type CallPath } from '../program/flow/call-paths.ts';
import type { RuleOptions } from '../options.ts';

export const isLong = ({ cost }: CatalogueRow): boolean => cost === 'heavy' || cost === 'unbounded';

/**
 * One file: those who wait for an event or a timer of the program's own seldom feel it, and an assistant that waits for
 * its tool alone feels neither a folder, nor settings, nor a statement. What is written at an event may be all that
 * there is, but not at a command that somebody gives in an editor.
 */
function isLight(program: Program, callPath: CallPath): boolean {
  const { boundary, context, effect } = callPath;
  const {
    primitive: { name, row },
    repeated,
  } = effect;
  const { kind } = arrivalOf(program.contexts, boundary, context).entry;
  const isWalk = WALKS.test(name);
  if (kind === 'mcp')
    return (
      isWalk ||
      isOneFile(effect) ||
      (!repeated && STATEMENT.test(name)) ||
      (!isLong(row) && readsSettings(program, callPath))
    );
  if (row.workload !== 'io' || isWalk) return false;
  if (isOfTool(boundary.sourceFile) && (context === 'render' || OF_ONE_PERSON.has(kind))) return true;
  if (isLong(row)) return false;
  // A cloud starts a process of its own for each request that comes meanwhile.
  if (kind === 'lambda') return !repeated;
  return context === 'event' ? kind === 'vscode command' || !WRITES.test(name) : isOfProgram(kind);
}
/** By the names of functions and classes on the way. */
const readsSettings = (program: Program, callPath: CallPath): boolean =>
  callsOf(program, callPath).some(({ to }) => SETTINGS.test(to.facts.name));
const SETTINGS = /(^|[._#]|[a-z])([cC]onfig(uration)?|[sS]ettings)(\.|$|File|Sync)/;
/** What a tool shows in its terminal. */
const OF_ONE_PERSON: ReadonlySet<string> = new Set(['onSubmit', 'onChange', 'onClick', 'react effect']);

const isOneFile = ({ primitive: { name, row }, repeated }: Effect): boolean =>
  !repeated && row.workload === 'io' && !isLong(row) && !WALKS.test(name);
const WALKS = /glob|walk|klaw|fdir|fg\b/i;
const WRITES = /(^|\.)(write|output)/i;
const STATEMENT = /^Database\.(run|exec|prepare)/;
const isOfProgram = (kind: string): boolean => kind === 'timer' || kind === 'event' || OCCASIONAL.has(kind);

/** A manifest, or a page or template of the package's own, which a tool shows to one person. */
const isOfItsOwn = ({
  boundary,
  context,
  effect: {
    primitive: { row },
    repeated,
  },
}: CallPath): boolean =>
  row.isSmall === true ||
  (row.hasFixedFile === true && !repeated && (context !== 'request' || isOfTool(boundary.sourceFile)));

/**
 * What is too short to be felt where only a name tells that somebody waits: reading files, and any one file in a tool.
 */
const isBrief = ({ boundary, effect }: CallPath): boolean =>
  READS.test(effect.primitive.name) || (isOfTool(boundary.sourceFile) && isOneFile(effect));
const READS = /(^|\.)read(File|Json|JSON)Sync$/;

/**
 * From an entry point of a package for others: whoever waits so many calls away seldom knows of it, and each call makes
 * it less certain.
 */
const MAX_CALLS = 10;

/**
 * Nobody is known to wait: what takes long in an async function is worth a word for those who run several at once, but
 * not what only may happen.
 */
export function isUnheard(program: Program, callPath: CallPath, options: RuleOptions): boolean {
  const {
    boundary,
    context,
    effect: {
      primitive: { row },
      possible,
      seldom,
      distance,
    },
  } = callPath;
  const { contexts } = program;
  const { sourceFile } = boundary;
  if (isChosen(context, options) || (runsSideBySide(boundary) && !(isForOthers(sourceFile) && isBrief(callPath))))
    return false;
  const { entryPoint, edges } = contexts.path(boundary, context);
  const isHeard = contexts.isHeard(sourceFile, context, entryPoint.kind);
  if (!isForOthers(sourceFile)) return !isHeard;
  // Done once and kept: whoever comes first waits for it, and nobody after.
  if (possible || seldom || edges.some(isSeldom) || isOfItsOwn(callPath)) return true;
  // What computes is slow for whoever calls it; a process or a walk may be all that the caller is there for.
  const isFelt = row.workload === 'cpu' && isLong(row) && isHeard && !isOfTool(sourceFile);
  if (context === 'task') return !isFelt && (isBrief(callPath) || !contexts.isAskedFor(boundary, context));
  return !isHeard || edges.length + distance > MAX_CALLS || isLight(program, callPath);
}

/**
 * Places that one entry point may lead to: what leads to more does the main work of a tool, whoever asks for it, and
 * nothing else meanwhile.
 */
const MAX_OF_ENTRY = 6;

export function withoutMainWork(
  program: Program,
  findings: readonly Finding[],
  options: RuleOptions,
): readonly Finding[] {
  const byEntry = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { file, severity, context, entry } = finding;
    const sourceFile = program.unitAt(file);
    if (
      !entry ||
      !sourceFile ||
      !isForOthers(sourceFile) ||
      byLoudness(severity, 'hint') >= 0 ||
      isChosen(context, options)
    )
      continue;
    const key = `${entry.file}:${entry.span.join(':')}`;
    const known = byEntry.get(key);
    if (known) known.push(finding);
    else byEntry.set(key, [finding]);
  }
  const mainWork = new Set([...byEntry.values()].filter(({ length }) => length > MAX_OF_ENTRY).flat());
  return findings.map((finding) => (mainWork.has(finding) ? { ...finding, severity: 'hint' } : finding));
}
