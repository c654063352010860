/** The time of a call that takes microseconds or more each time: by its API, or by the name of its method. */
import { JSON_COPY, perElementMethod, perElementRow, type PerElementRow } from '../../catalogue/per-element.ts';
import {
  argumentsOf,
  calleeOf,
  isCall,
  isGlobalNamed,
  isProp,
  isPropNamed,
  nameOf,
  objectOf,
} from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { ApiCall } from '../graph/graph.ts';

export function perElementRowOf(
  { kind, callee, args }: CallFacts,
  api: ApiCall | undefined,
): PerElementRow | undefined {
  if (kind !== 'call' && kind !== 'new') return undefined;
  const row = api && perElementRow(api.module, api.path);
  return row ?? (isProp(callee) ? perElementMethod(nameOf(callee), args.length) : undefined);
}

/** `JSON.parse(JSON.stringify(value))`: its own loops show what it costs. */
export function jsonCopyOf({ callee, args: [first] }: CallFacts): PerElementRow | undefined {
  const inner = first?.value;
  const isCopy =
    isOfJson(callee, 'parse') &&
    isCall(inner) &&
    isOfJson(calleeOf(inner), 'stringify') &&
    argumentsOf(inner).length > 0;
  return isCopy ? JSON_COPY : undefined;
}

const isOfJson = (callee: CallFacts['callee'], name: string): boolean =>
  isPropNamed(callee, name) && isGlobalNamed(objectOf(callee), 'JSON');
