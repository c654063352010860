/** Finds what a call does with the functions it is given, from the tables of the catalogue. */
import { CALLBACKS, EVENT_METHOD } from '../../catalogue/contexts/callbacks.ts';
import type { CallbackRow, Fate } from '../../catalogue/contexts/types.ts';
import type { Value } from './values.ts';

export interface Registration {
  readonly fate: Fate;
  readonly kind: string;
}

const byModule = new Map<string, CallbackRow[]>();
const byName = new Map<string, CallbackRow[]>();
for (const row of CALLBACKS) {
  for (const name of row.names.split(' ')) {
    const [table, key] = row.module === undefined ? [byName, name] as const : [byModule, `${row.module}:${name}`] as const;
    table.set(key, [...(table.get(key) ?? []), row]);
  }
}

const isRoute = (value: Value): boolean => value.kind === 'regexp' || (value.kind === 'literal' && typeof value.value === 'string' && /^(\/|\*|\^)/.test(value.value));

function fits({ first, on }: CallbackRow, argument: readonly Value[], receiver: string): boolean {
  if (on && !on.test(receiver)) return false;
  if (first === undefined) return true;
  if (first === 'route') return argument.some(isRoute);
  const words = first.split(' ');
  return argument.some((value) => value.kind === 'literal' && words.includes(String(value.value)));
}

/**
 * @param callee what is called, where it is something that is not read
 * @param name the last name of the callee as written
 * @param first what the first argument stands for
 * @param receiver the last name of what the method is called on
 */
export function registrationOf(
  callee: Extract<Value, { kind: 'api' }> | undefined, name: string, first: readonly Value[], receiver: string,
): Registration | undefined {
  const rows = [...(callee ? byModule.get(`${callee.module}:${callee.path || 'default'}`) ?? [] : []), ...(byName.get(name) ?? [])];
  const row = rows.find((candidate) => fits(candidate, first, receiver));
  if (row) return { fate: row.fate, kind: row.kind ?? name };
  if (EVENT_METHOD.test(name)) return { fate: 'event', kind: name };
  return undefined;
}
