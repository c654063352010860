/** Tables of functions that are passed to a host, in any form: literals, lists, instances, modules. */
import { OBJECTS } from '../../catalogue/contexts/objects.ts';
import type { Context } from '../../findings.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Own, Value, Values } from '../values/values.ts';
import { lastOf } from './registrations.ts';

/** What a host does with the functions of an object. */
export interface Taken {
  readonly names: ReadonlySet<string> | undefined;
  /** All functions, if absent. */
  readonly keys: ReadonlySet<string> | undefined;
  readonly context: Context;
  readonly kind: string;
}

const byModule = new Map<string, Taken[]>();
for (const { modules, names, keys, context, kind } of OBJECTS) {
  const row: Taken = {
    names: names === undefined ? undefined : new Set(names.split(' ')),
    keys: keys === undefined ? undefined : new Set(keys.split(' ')),
    context,
    kind,
  };
  for (const module of modules.split(' ')) byModule.set(module, [...(byModule.get(module) ?? []), row]);
}

const NONE: readonly Taken[] = [];

/** What is done with the functions of an object that is given to an API. */
export function takenBy(module: string, path: string): readonly Taken[] {
  const rows = byModule.get(module);
  // Fast path: most modules are in no table.
  if (!rows) return NONE;
  const plain = path.replace(/\.new$/, '');
  return rows.filter(({ names }) => !names || names.has(plain) || names.has(lastOf(plain)));
}

/** The members of an object, of an instance with its methods, or of a module; a list has its elements. */
export function entriesOf(value: Value, evaluator: Evaluator): (readonly [key: string, values: Values])[] {
  switch (value.kind) {
    case 'object':
      return value.sourceFile.facts.objects[value.id]!.entries.map(([key, expr]) => [
        key,
        evaluator.value(value.sourceFile, expr),
      ]);
    case 'class':
    case 'instance':
      return methodsOf(value, evaluator);
    case 'namespace':
      return value.sourceFile.facts.exports.flatMap((entry) =>
        'value' in entry ? [[entry.name, evaluator.exported(value.sourceFile, entry.name)] as const] : [],
      );
    default:
      return [];
  }
}

/** Those that its users may call; functions stored in fields count as well. */
function methodsOf({ sourceFile, id }: Own, evaluator: Evaluator): (readonly [key: string, values: Values])[] {
  return sourceFile.facts.classes[id]!.members.flatMap(({ name, kind, fn, value, static: isStatic }) => {
    if (isStatic || name.startsWith('#')) return [];
    if (kind === 'method' && fn !== undefined) return [[name, [{ kind: 'fn', sourceFile, id: fn }]] as const];
    return value ? [[name, evaluator.value(sourceFile, value)] as const] : [];
  });
}
