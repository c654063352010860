/** How long a call path to something that blocks takes, how often it happens and how certain it is. */
import { isPoll } from '../catalogue/polling.ts';
import type { CatalogueRow } from '../catalogue/types.ts';
import { isProp, objectOf } from '../facts/expr.ts';
import type { Seldom } from '../facts/facts.ts';
import type { Place } from '../findings.ts';
import { callAt, type CallPath, callsOf, type FunctionSymbol, type Program } from '../program/index.ts';
import type { Circumstances, Duration, Frequency, Graded } from './factor.ts';
import { occasionalOf } from './frequency.ts';

/** @param isUnseen the function where the path begins has no known caller */
export function circumstancesOf(program: Program, found: CallPath, isUnseen = false): Circumstances {
  const callPath = isUnseen ? found : withCallsPerElement(program, found);
  const { boundary, context, enters, effect } = callPath;
  const { primitive, possible } = effect;
  const isPossible = possible || isUnseen || primitive.call.node.sourceFile.isDependency;
  const frequency = frequencyOf(program, callPath, isUnseen);
  const duration = durationOf(program, callPath);
  return {
    node: boundary,
    context,
    confidence: isPossible ? 'possible' : 'certain',
    duration,
    ...(frequency && { frequency }),
    isUnseen,
    path: callsOf(program, callPath).map(({ to }) => to),
    ...(isUnseen && { isOpen: true }),
    ...(!isPossible && LONG.has(duration.value) && { plain: enters ? 'called' : 'direct' }),
  };
}

/**
 * `names.map(async (name) => statSync(name))`: the event loop calls it once, and `map` once for each element, even if a
 * function of the file does the mapping.
 */
function withCallsPerElement({ contexts }: Program, callPath: CallPath): CallPath {
  const { boundary, context, effect } = callPath;
  const last = contexts.path(boundary, context).edges.slice(-2);
  const isPerElement = last.some(
    ({ repeated, kind, from }) => repeated && kind === 'callback' && from.sourceFile === boundary.sourceFile,
  );
  return isPerElement ? { ...callPath, effect: { ...effect, repeated: true } } : callPath;
}

/** Longer than a metadata call. */
const LONG: ReadonlySet<Duration> = new Set(['spins', 'input', 'unbounded', 'heavy', 'data']);

function durationOf(program: Program, { boundary, effect: { primitive, repeated } }: CallPath): Graded<Duration> {
  const { row, name } = primitive;
  const at: Place = { file: primitive.call.node.sourceFile.path, span: primitive.call.call.span };
  if (boundary.facts.answersSync) return { value: 'intended', because: 'the caller waits for the answer anyway', at };
  const [value, because] = lengthOf(row, repeated, isSent(program, primitive));
  return { value, because: `${name}() ${because}`, at };
}

function lengthOf(row: CatalogueRow, repeated: boolean, sent: boolean): readonly [Duration, string] {
  if (isPoll(row)) return ['spins', 'spins until something else happens'];
  if (row.diagnostic || row.asks) return ['intended', 'takes long, and whoever asks for it expects that'];
  if (row.cached) return ['first', 'takes long the first time only'];
  if (row.isSmall || row.addsLine) return ['brief', 'takes little time: a small file or value, or a line'];
  const grows = row.grows === undefined ? 'takes some milliseconds' : `grows with the ${row.grows}`;
  switch (row.cost) {
    case 'unbounded':
      return ['unbounded', 'lasts until a person or another program acts'];
    case 'heavy':
      return sent && row.workload === 'cpu'
        ? ['input', `${grows}, which others send`]
        : ['heavy', 'takes tens of milliseconds or more'];
    case 'content':
      return sent && row.workload === 'cpu' ? ['input', `${grows}, which others send`] : ['data', grows];
    default:
      if (repeated) return ['looks', 'is one metadata call for each of many directory entries'];
      return ['look', 'is a single metadata call, or as short'];
  }
}

/** Does it work on input from outside? */
const isSent = ({ inputs }: Program, { call: { node, call } }: CallPath['effect']['primitive']): boolean =>
  call.args.some(({ value }) => inputs.of(node, value) !== undefined);

const WHY_SELDOM: Readonly<Record<Seldom, Graded<Frequency>>> = {
  kept: { value: 'kept', because: 'its result is kept' },
  once: { value: 'once', because: 'once: its result is kept and shared' },
  failure: { value: 'kept', because: 'only after a failure' },
  asked: { value: 'kept', because: 'only if somebody asks for it' },
  development: { value: 'rare', because: 'only during development' },
  ends: { value: 'rare', because: 'once, before the process ends' },
  creates: { value: 'rare', because: 'only if a file or folder is missing' },
};

/** @returns undefined if only the context decides */
function frequencyOf(program: Program, callPath: CallPath, isUnseen: boolean): Graded<Frequency> | undefined {
  const { boundary, context, effect } = callPath;
  if (effect.repeated && isPerInput(program, callPath))
    return { value: 'input', because: 'once per element of input from outside' };
  if (effect.seldom) return WHY_SELDOM[effect.seldom];
  if (isUnseen && boundary.facts.kind === 'constructor') return { value: 'kept', because: 'once per instance' };
  const occasional = isUnseen ? undefined : occasionalOf(program, boundary, context);
  if (occasional) return occasional;
  return effect.repeated ? { value: 'element', because: 'in a loop or a recursion' } : undefined;
}

/** Is the call, or a callback around it, made once per element of a request's input? */
function isPerInput(program: Program, { inline, enters, effect: { primitive } }: CallPath): boolean {
  const calls = enters
    ? [enters]
    : [{ from: primitive.call.node, span: primitive.call.call.span, repeated: primitive.repeated }];
  return [...inline, ...calls].some(
    ({ from, span, repeated }) => (repeated || inline.length > 0) && takesInput(program, from, span),
  );
}

function takesInput({ inputs }: Program, from: FunctionSymbol, span: Place['span']): boolean {
  const call = callAt(from, span);
  if (!call) return false;
  const receiver = isProp(call.callee) ? [objectOf(call.callee)] : [];
  return [...receiver, ...call.args.map(({ value }) => value)].some((value) => inputs.of(from, value) !== undefined);
}
