/** Tells which values lose something on the way to another thread: instances, functions, Buffers. */
import { BUFFER_TYPE, CLONED } from '../../catalogue/javascript/types.ts';
import { makesHandle, mayBeBuffer } from '../../catalogue/threads.ts';
import { isFn } from '../../facts/expr.ts';
import type { Evaluator, Value } from '../../program/index.ts';

/** The depth to which nested values are examined. */
const MAX_DEPTH = 4;

const BUFFER = 'a Buffer, which arrives as a Uint8Array';

/** @returns what it is or has, to follow "is" or "contains"; undefined if it can be copied, or nothing is known */
export function lossOf(evaluator: Evaluator, value: Value, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const first = (values: readonly Value[]) => {
    for (const each of values) {
      const loss = lossOf(evaluator, each, depth + 1);
      if (loss) return loss;
    }
    return undefined;
  };
  switch (value.kind) {
    case 'fn':
    case 'class':
    case 'signature':
      return 'a function';
    case 'instance':
      return 'an instance of a class';
    case 'api':
      return ofApi(value);
    case 'list':
      return first(value.of);
    case 'object': {
      const { entries } = value.sourceFile.facts.objects[value.id]!;
      if (entries.some(([, entry]) => isFn(entry))) return 'an object with methods';
      return first(entries.flatMap(([, entry]) => evaluator.value(value.sourceFile, entry)));
    }
    default:
      return undefined;
  }
}

function ofApi({ module, path, instance }: Extract<Value, { kind: 'api' }>): string | undefined {
  if (mayBeBuffer(module, path)) return BUFFER;
  if (makesHandle(module, path)) return `what ${path} gives`;
  const isMade = instance && !path.endsWith('()');
  return isMade && !CLONED.has(path) ? `an instance of ${path}` : undefined;
}

/** The same for a declared type, by its members. */
export function lossOfType(evaluator: Evaluator, value: Value, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (value.kind === 'instance') return `an instance of ${value.sourceFile.facts.classes[value.id]?.name ?? 'a class'}`;
  if (value.kind === 'signature') return 'a function';
  if (value.kind === 'api') return value.path === BUFFER_TYPE ? BUFFER : undefined;
  if (value.kind !== 'list' && value.kind !== 'interface') return undefined;
  const parts =
    value.kind === 'list'
      ? value.of
      : value.sourceFile.facts.interfaces[value.id]!.members.flatMap(([, type]) =>
          evaluator.type(value.sourceFile, type),
        );
  for (const part of parts) {
    const loss = lossOfType(evaluator, part, depth + 1);
    if (loss) return loss;
  }
  return undefined;
}

export const isBuffer = (value: Value): boolean => value.kind === 'api' && mayBeBuffer(value.module, value.path);
