/** What the program knows about the calls and functions that advice is asked for. */
import { BOUND, ISOLATES } from '../catalogue/threads.ts';
import { lookup, lookupAsyncInNameOnly, lookupStarter } from '../catalogue/index.ts';
import { isPoll } from '../catalogue/polling.ts';
import type { CatalogueRow } from '../catalogue/types.ts';
import { applies, type ApiCall, type FunctionSymbol, type Program, type SourceFile } from '../program/index.ts';
import type { Place, Span } from '../findings.ts';
import type { Situation } from './situation.ts';

interface Index {
  /** The link version of the file when the index was built. */
  readonly linkVersion: number;
  readonly calls: ReadonlyMap<string, ApiCall>;
}

const indexes = new WeakMap<SourceFile, Index>();
const keyOf = (span: Span): string => span.join();

/** The API call at a place, if there is one. */
export function apiCallAt(program: Program, { file, span }: Place): ApiCall | undefined {
  const sourceFile = program.unitAt(file);
  if (!sourceFile) return undefined;
  let index = indexes.get(sourceFile);
  let found = index?.calls.get(keyOf(span));
  // Edits can move spans without a new link.
  if (index?.linkVersion !== sourceFile.linkVersion.at || (found && keyOf(found.call.span) !== keyOf(span)))
    index = undefined;
  if (!index) {
    index = {
      linkVersion: sourceFile.linkVersion.at,
      calls: new Map(sourceFile.nodes.flatMap(({ apiCalls }) => apiCalls.map((api) => [keyOf(api.call.span), api]))),
    };
    indexes.set(sourceFile, index);
    found = index.calls.get(keyOf(span));
  }
  return found;
}

/** The catalogue row of a call, including rows that are never reported. */
function anyRowOf(program: Program, api: ApiCall): CatalogueRow | undefined {
  return program.rowOf(api) ?? lookup(api.module, api.path).find(({ when }) => !when || applies(when, api));
}

/** What an API call says about the work. */
export function factsOfCall(program: Program, api: ApiCall, repeated: boolean): Partial<Situation> {
  const row = anyRowOf(program, api);
  if (row) {
    const facts = factsOfRow(row, repeated);
    const bound = facts.twin === null ? BOUND[api.module] : undefined;
    // If it can be neither awaited nor moved, its time is spent on this thread, whatever it is spent on.
    return { ...facts, ...isolationOf(api.module), ...(bound !== undefined && { bound, workload: 'cpu' as const }) };
  }
  const inName = lookupAsyncInNameOnly(api.module, api.path);
  if (inName) {
    const { milliseconds, input, instead } = inName;
    return {
      workload: 'cpu',
      ...(milliseconds !== undefined && { milliseconds }),
      ...(input && { grows: `size of the input (figure: ${input})` }),
      twin: instead ?? null,
      ...isolationOf(api.module),
    };
  }
  const starts = lookupStarter(api.module, api.path)?.starts;
  return starts === 'process' ? { isolation: 'it already runs in a process' } : {};
}

const isolationOf = (module: string): Partial<Situation> => (ISOLATES[module] ? { isolation: ISOLATES[module] } : {});

function factsOfRow(row: CatalogueRow, repeated: boolean): Partial<Situation> {
  const { milliseconds, grows, twin, payload, cost, evidence } = row;
  // A wait for an answer can be awaited; a polling loop needs a timer or an event instead.
  const awaitsAnswer = row.workload === 'wait' && !isPoll(row);
  const workload = awaitsAnswer ? 'io' : row.workload;
  const size = workload === 'io' ? sizeOf(row, repeated) : undefined;
  return {
    workload,
    repeated,
    ...(milliseconds !== undefined && { milliseconds }),
    ...(grows && { grows }),
    ...(size && { size }),
    // An API that the user declared may have a twin that we do not know; a wait for an answer usually has one.
    ...(twin ? { twin } : evidence !== 'declared' && !awaitsAnswer && { twin: null }),
    ...(payload && {
      payload: { is: 'large', because: 'cloning its objects for another thread takes longer than the call' } as const,
    }),
    ...(workload === 'cpu' &&
      cost === 'heavy' &&
      milliseconds === undefined && { isLong: 'it takes tens of milliseconds or more each time' }),
    ...(workload === 'cpu' &&
      (cost === 'negligible' || cost === 'metadata') &&
      milliseconds === undefined && { milliseconds: 0.1 }),
  };
}

function sizeOf({ keepSync, cost, milliseconds, note }: CatalogueRow, repeated: boolean): Situation['size'] {
  const figure = milliseconds === undefined ? 'microseconds' : `about ${milliseconds} ms`;
  if (keepSync || cost === 'negligible')
    return { is: 'instant', because: `the call takes ${figure}${note ? ` (${note.replace(/\.$/, '')})` : ''}` };
  return cost === 'metadata' && !repeated
    ? { is: 'short', because: `it reads one directory entry, which takes ${figure}` }
    : undefined;
}

/** Why a function cannot move to another thread unchanged. */
export function tieOf({ facts }: FunctionSymbol): string | undefined {
  return facts.writes ? `${facts.name}() changes a field or variable outside it` : undefined;
}
