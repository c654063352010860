/** What the program knows about the calls and functions that an advice is about. */
import { lookup, lookupAsyncInNameOnly, lookupStarter } from '../catalogue/index.ts';
import { isPoll } from '../catalogue/polling.ts';
import type { CatalogueRow } from '../catalogue/types.ts';
import { applies } from '../program/graph/row-conditions.ts';
import type { Program } from '../program/program.ts';
import type { ApiCall, FunctionSymbol, SourceFile } from '../program/graph/graph.ts';
import type { Place, Span } from '../findings.ts';
import type { Situation } from './situation.ts';

/** Modules whose calls run code that may not be the program's own. */
const ISOLATES: Readonly<Record<string, string>> = {
  'node:vm': 'it runs code that may not be yours',
  vm2: 'it runs code that may not be yours',
};

interface Index {
  /** Of the file, when it was made. */
  readonly made: number;
  readonly calls: ReadonlyMap<string, ApiCall>;
}

const indexes = new WeakMap<SourceFile, Index>();
const keyOf = (span: Span): string => span.join();

/** The API call that stands at a place; undefined where there is none. */
export function apiCallAt(program: Program, { file, span }: Place): ApiCall | undefined {
  const sourceFile = program.unitAt(file);
  if (!sourceFile) return undefined;
  let index = indexes.get(sourceFile);
  let found = index?.calls.get(keyOf(span));
  // Places move with the text while the links stay.
  if (index?.made !== sourceFile.linkVersion.at || (found && keyOf(found.call.span) !== keyOf(span))) index = undefined;
  if (!index) {
    index = {
      made: sourceFile.linkVersion.at,
      calls: new Map(sourceFile.nodes.flatMap(({ apiCalls }) => apiCalls.map((api) => [keyOf(api.call.span), api]))),
    };
    indexes.set(sourceFile, index);
    found = index.calls.get(keyOf(span));
  }
  return found;
}

/** The row of the catalogue for a call, those that are never reported among them. */
export function anyRowOf(program: Program, api: ApiCall): CatalogueRow | undefined {
  return program.rowOf(api) ?? lookup(api.module, api.path).find(({ when }) => !when || applies(when, api));
}

/** What an API call says about the work. */
export function factsOfCall(program: Program, api: ApiCall, repeated: boolean): Partial<Situation> {
  const row = anyRowOf(program, api);
  if (row) {
    const facts = factsOfRow(row, repeated);
    const bound = facts.twin === null ? BOUND[api.module] : undefined;
    // What can be neither awaited nor moved is time on this thread, whatever it spends it on.
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
  return starts === 'process' ? { isolation: 'it is a process already' } : {};
}

/** Modules whose objects exist in one process or thread only. */
const BOUND: Readonly<Record<string, string>> = { electron: 'Electron offers it on this thread only' };

const isolationOf = (module: string): Partial<Situation> => (ISOLATES[module] ? { isolation: ISOLATES[module] } : {});

export function factsOfRow(row: CatalogueRow, repeated: boolean): Partial<Situation> {
  const { milliseconds, grows, twin, payload, cost, evidence } = row;
  // Whoever waits for an answer can await it; a loop that polls needs a timer or an event instead.
  const awaitsAnswer = row.workload === 'wait' && !isPoll(row);
  const workload = awaitsAnswer ? 'io' : row.workload;
  const size = workload === 'io' ? sizeOf(row, repeated) : undefined;
  return {
    workload,
    repeated,
    ...(milliseconds !== undefined && { milliseconds }),
    ...(grows && { grows }),
    ...(size && { size }),
    // What a user declares has no twin that is known, and may have one; what waits for an answer mostly has.
    ...(twin ? { twin } : evidence !== 'declared' && !awaitsAnswer && { twin: null }),
    ...(payload && {
      payload: {
        is: 'large',
        because: 'its objects are cloned for another thread, which takes longer than the call',
      } as const,
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
    ? { is: 'short', because: `it looks at one entry of a directory, which takes ${figure}` }
    : undefined;
}

/** Why a function cannot be moved to another thread as it is. */
export function tieOf({ facts }: FunctionSymbol): string | undefined {
  return facts.writes ? `${facts.name}() changes a field or a variable outside of it` : undefined;
}
