/** Finds what a call does with the functions that it receives, by the tables of the catalogue. */
import { BUILD_HOOK, CALLBACKS, ROUTE } from '../../catalogue/contexts/callbacks.ts';
import {
  BUILD_HOOKS,
  DESCRIBED_HANDLERS,
  EVENT_METHOD,
  EVENT_PROPERTIES,
  HOOK_HANDLER,
} from '../../catalogue/contexts/handlers.ts';
import type { CallbackRow, CallbackTiming } from '../../catalogue/contexts/types.ts';
import type { ObjectFacts } from '../../facts/facts.ts';
import type { EntryPoint, SourceFile } from '../graph/graph.ts';
import { importsOneOf } from './imported.ts';
import type { Value } from '../values/values.ts';

export interface CallbackRegistration {
  readonly timing: CallbackTiming;
  readonly kind: string;
  /** Found by the module that is called, not by a name alone. */
  readonly isOfHost?: true;
}

/**
 * Which host runs a function, by its name and the properties beside it: a command line runs that of `{ command:
 * 'build', builder, handler() {} }`, an assistant that of `{ name: 'search', inputSchema, handler() {} }`, a
 * dependency-injection container that of `{ provide: 'DB', useFactory() {} }`.
 */
export function describedHandler(
  { entries }: ObjectFacts,
  key: string,
  { facts: { imports } }: SourceFile,
): EntryPoint | undefined {
  const row = DESCRIBED_HANDLERS.find(
    ({ names, beside, within }) =>
      names.has(key) &&
      (!beside || entries.some(([other]) => beside.has(other))) &&
      (!within || importsOneOf(imports, within)),
  );
  return row && { context: row.context, kind: row.kind };
}

/**
 * `{ click() {} }`; `transform: { filter, handler() {} }` is what a bundler calls for each file, `closeBundle() {}`
 * what it calls once.
 */
export function eventOf({ entries }: ObjectFacts, key: string): string | undefined {
  if (BUILD_HOOKS.has(key)) return BUILD_HOOK;
  if (!EVENT_PROPERTIES.has(key)) return undefined;
  const isHook = key === HOOK_HANDLER.name && entries.some(([other]) => HOOK_HANDLER.beside.has(other));
  return isHook ? BUILD_HOOK : key;
}

const byModule = new Map<string, CallbackRow[]>();
const byName = new Map<string, CallbackRow[]>();
/** By module and the last name of a path. */
const byLastName = new Map<string, CallbackRow[]>();

const add = (table: Map<string, CallbackRow[]>, key: string, row: CallbackRow) =>
  table.set(key, [...(table.get(key) ?? []), row]);
for (const row of CALLBACKS) {
  for (const name of row.names.split(' ')) {
    if (row.modules !== undefined)
      for (const module of row.modules.split(' ')) add(byLastName, `${module}:${name}`, row);
    else if (row.module !== undefined) add(byModule, `${row.module}:${name}`, row);
    else add(byName, name, row);
  }
}

const isRoute = (value: Value): boolean =>
  value.kind === 'regexp' ||
  (value.kind === 'literal' && typeof value.value === 'string' && /^(\/|\*|\^)/.test(value.value));

function fits({ first, on }: CallbackRow, argument: readonly Value[], receiver: string): boolean {
  if (on && !on.test(receiver)) return false;
  if (first === undefined) return true;
  if (first === ROUTE) return argument.some(isRoute);
  const words = first.split(' ');
  return argument.some((value) => value.kind === 'literal' && words.includes(String(value.value)));
}

const isOfHost = ({ module, modules }: CallbackRow): boolean => module !== undefined || modules !== undefined;

const NONE: readonly CallbackRow[] = [];

/** The last name of a path. */
export const lastOf = (path: string): string =>
  path === '' ? 'default' : path.slice(Math.max(path.lastIndexOf('#'), path.lastIndexOf('.')) + 1);

/**
 * @param callee what is called, if it is not part of the program
 * @param name the last name of the callee as written
 * @param first what the first argument refers to
 * @param receiver the last name of the object that the method is called on
 */
export function registrationOf(
  callee: Extract<Value, { kind: 'api' }> | undefined,
  name: string,
  first: readonly Value[],
  receiver: string,
): CallbackRegistration | undefined {
  const rows = [
    ...(callee ? (byModule.get(`${callee.module}:${callee.path || 'default'}`) ?? NONE) : NONE),
    ...(callee ? (byLastName.get(`${callee.module}:${lastOf(callee.path)}`) ?? NONE) : NONE),
    ...(byName.get(name) ?? NONE),
  ];
  const row = rows.find((candidate) => fits(candidate, first, receiver));
  if (row) return { timing: row.timing, kind: row.kind ?? name, ...(isOfHost(row) && { isOfHost: true }) };
  if (EVENT_METHOD.test(name)) return { timing: 'event', kind: name };
  return undefined;
}
