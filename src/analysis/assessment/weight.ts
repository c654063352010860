/** How long a way from the event loop to what blocks takes, and how often it is gone. */
import { OCCASIONAL } from '../catalogue/contexts/callbacks.ts';
import type { CatalogueRow } from '../catalogue/types.ts';
import { functionsAround } from '../program/graph/enclosing.ts';
import { callAt } from '../program/graph/find-calls.ts';
import type { Program } from '../program/program.ts';
import type { FunctionSymbol } from '../program/graph/graph.ts';
import { closesItsServer } from './one-shot-servers.ts';
import type { Weight } from './severity.ts';
import { isLong } from './demotions.ts';
import { callsOf, type CallPath } from '../program/flow/call-paths.ts';

/** Short enough to be done once for all; what is written or removed is no result to keep. */
const isShort = (row: CatalogueRow): boolean =>
  !isLong(row) && !/^(write|append|output|copy|cp|move|rename|rm|remove|unlink|truncate|empty)/.test(row.name);

export function weightOf(program: Program, callPath: CallPath): Weight {
  const {
    seldom,
    primitive: { row },
  } = callPath.effect;
  if (
    row.cached ||
    row.asks ||
    row.diagnostic ||
    (seldom && isShort(row)) ||
    (row.cost !== 'heavy' && isOccasional(program, callPath))
  )
    return 'brief';
  if (row.cost === 'metadata') {
    const isRepeated = callPath.effect.repeated && (isPerEntry(program, callPath) || isPerInput(program, callPath));
    return isRepeated || (row.isSmall && callPath.context === 'request') ? 'repeated' : 'brief';
  }
  return callPath.context === 'request' && callPath.effect.repeated && isPerInput(program, callPath) ? 'many' : 'long';
}

/** Calls of what goes through a folder. */
const LISTS =
  /(^|\.)_*((read|open|scan|list|walk)[dD]ir\w*|walk\w*|klaw|fdir|(list|find|read)\w*Files(Sync)?|getFiles|glob(by|Sync|bySync)?(\.sync)?|fg(\.sync)?|fast[gG]lob(\.sync)?)$/;

/**
 * Is it done for each entry of a folder, of which there may be many? A loop over what the text names has a handful of
 * turns.
 */
function isPerEntry(program: Program, callPath: CallPath): boolean {
  const {
    boundary,
    effect: { primitive },
  } = callPath;
  const way = [boundary, ...callsOf(program, callPath).map(({ to }) => to)];
  // Small files are looked for in the folders above, which are few.
  if (!primitive.row.isSmall && way.some((node) => program.effects.repeats(node))) return true;
  return [...way, ...functionsAround(boundary)].some(({ facts }) => facts.calls.some(({ text }) => LISTS.test(text)));
}

/** What loads settings, plugins and their like; functions of such names are seldom called twice. */
const LOADS = new RegExp(
  [
    String.raw`^_*(load|register|discover|define|lint|find|resolve|read|get)\w*`,
    '(Config|Configuration|Plugins?|Modules?|Commands|Extensions|Middlewares?|Presets?|Reporters?)(File)?(Sync)?$',
  ].join(''),
);
const STARTS = /^[#_]*(re)?(start|connect|listen|boot)([A-Z]\w*)?$/;
/** Without that of its class. */
const nameOf = ({ facts: { name } }: FunctionSymbol): string => name.slice(name.lastIndexOf('.') + 1);
const SETS_UP = /^(init(iali[sz]e)?|bootstrap|boot|setup|configure)([A-Z_]\w*)?$/;

/**
 * When somebody sends a signal, saves a file or logs in, or while something is set up by an async function that nobody
 * is seen to call again.
 */
function isOccasional(program: Program, callPath: CallPath): boolean {
  const {
    boundary,
    context,
    effect: { primitive },
  } = callPath;
  const { entryPoint, start, edges } = program.contexts.path(boundary, context);
  if (primitive.row.cost === 'unbounded') return entryPoint.kind === 'failure';
  if (OCCASIONAL.has(entryPoint.kind)) return true;
  if (context === 'request') return closesItsServer(start);
  if (context === 'timer') return edges.some(({ to }) => STARTS.test(nameOf(to)));
  if (context !== 'task') return false;
  const way = [start, ...[...edges, ...callsOf(program, callPath)].map(({ to }) => to)];
  return way.some(
    (node) =>
      LOADS.test(nameOf(node)) ||
      STARTS.test(nameOf(node)) ||
      (node.facts.kind === 'function' && SETS_UP.test(node.facts.name)),
  );
}

/** Is the call, or a callback around it, made once per element of what a request sends? */
function isPerInput({ inputs }: Program, { inline, enters, effect: { primitive } }: CallPath): boolean {
  const calls = enters
    ? [enters]
    : [{ from: primitive.call.node, span: primitive.call.call.span, repeated: primitive.repeated }];
  return [...inline, ...calls].some(({ from, span, repeated }) => {
    const call = callAt(from, span);
    if (!call) return false;
    const given =
      call.callee[0] === 'prop'
        ? [call.callee[1], ...call.args.map(({ value }) => value)]
        : call.args.map(({ value }) => value);
    return (repeated || inline.length > 0) && given.some((value) => inputs.of(from, value) !== undefined);
  });
}
