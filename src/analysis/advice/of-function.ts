/** Reports what a function does to the event loop, and what to do about it. */
import { calledAs } from '../facts/function-names.ts';
import {
  linkOf,
  primitiveLink,
  rankOf,
  shownEntryOf,
  waitWithin,
  type Effect,
  type FunctionSymbol,
  type Program,
} from '../program/index.ts';
import {
  CONTEXTS,
  titleOf,
  type Advice,
  type ChainLink,
  type Confidence,
  type Context,
  type Place,
  type Span,
  type Workload,
} from '../findings.ts';
import { costOf, type FunctionCost } from '../function-cost.ts';
import { answersTo } from './answers.ts';
import { adviceOf, decide, type KnownAnswers } from './decide.ts';
import { THRESHOLDS } from './figures.ts';
import { factsOfCall, tieOf } from './program-facts.ts';
import { whoReaches, type Reach } from './reach.ts';
import type { Situation } from './situation.ts';

/** A blocking call reachable from a function. */
export interface Blocked {
  readonly name: string;
  readonly workload: Workload;
  /** Milliseconds for one call, if known. */
  readonly milliseconds?: number;
  readonly grows?: string;
  readonly repeated: boolean;
  readonly confidence: Confidence;
  /** The calls from the function down to the blocking call, which comes last. */
  readonly chain: readonly ChainLink[];
}

export interface FunctionReport extends Place {
  readonly name: string;
  /** `hash()`, `GET /users/:id`: as people know it. */
  readonly title: string;
  readonly isAsync: boolean;
  /** The number of its parameters. */
  readonly parameters: number;
  /** The contexts it runs in, most urgent first. */
  readonly contexts: readonly Context[];
  /** The event-loop entry points that reach it, nearest first. */
  readonly reaches: readonly Reach[];
  /** Most expensive first. */
  readonly blocks: readonly Blocked[];
  /** Its own computation and that of its callees. */
  readonly cost: FunctionCost;
  /** What it awaits without blocking, such as `fetch`. */
  readonly waitsFor?: string;
  readonly known: KnownAnswers;
  readonly advice: Required<Advice>;
}

export function reportOn(program: Program, node: FunctionSymbol): FunctionReport {
  const effects = [...program.effects.of(node).values()].sort(
    (a, b) => rankOf(b.primitive) - rankOf(a.primitive) || a.distance - b.distance,
  );
  const cost = costOf(program, node);
  const reaches = whoReaches(program, node);
  const wait = waitWithin(node);
  const situation = situationOf(program, node, effects[0], cost, wait?.name, reaches[0]);
  const known = answersTo(situation);
  const contexts = program.contexts.of(node);
  return {
    name: node.facts.name,
    title: titleOfFunction(program, node),
    file: node.sourceFile.path,
    span: node.facts.span,
    isAsync: Boolean(node.facts.async),
    parameters: node.facts.params.length,
    contexts: CONTEXTS.filter((context) => contexts.has(context)),
    reaches,
    cost,
    ...(wait && { waitsFor: wait.name }),
    blocks: effects.map((effect) => blockedBy(program, node, effect)),
    known,
    advice: adviceOf(decide(known)),
  };
}

/** Its own name, or else what it answers. */
function titleOfFunction(program: Program, node: FunctionSymbol): string {
  const entryPoint = program.contexts.beginsAt(node);
  const shown = entryPoint && shownEntryOf(node, entryPoint);
  return shown?.answers !== undefined && shown.answers === shown.name ? shown.answers : calledAs(node.facts.name);
}

function blockedBy(program: Program, node: FunctionSymbol, { primitive, repeated, possible }: Effect): Blocked {
  const {
    row: { workload, milliseconds, grows },
    name,
  } = primitive;
  return {
    name,
    workload,
    repeated,
    confidence: possible ? 'possible' : 'certain',
    chain: [...program.effects.path(node, primitive).map(linkOf), primitiveLink(primitive)],
    ...(milliseconds !== undefined && { milliseconds }),
    ...(grows && { grows }),
  };
}

function situationOf(
  program: Program,
  node: FunctionSymbol,
  worst: Effect | undefined,
  cost: FunctionCost,
  waitsFor: string | undefined,
  reach: Reach | undefined,
): Situation {
  const context = reach?.context ?? program.contexts.primary(node);
  const base = {
    name: titleOfFunction(program, node),
    ...(context && { context }),
    ...(reach && { entry: titleOf(reach.entry) }),
  };
  const blocking = worst && factsOfCall(program, worst.primitive.call, worst.repeated);
  // A cost of unknown size is only a typical case, so a call that is known to block takes precedence.
  const isKnown = cost.grows.length === 0;
  const computes =
    cost.milliseconds >= THRESHOLDS.pool.value &&
    (isKnown ? cost.milliseconds > (blocking?.milliseconds ?? 0) : !worst);
  if (computes) {
    const tied = tieOf(node);
    const payload = payloadOf(program, node);
    const [grows] = cost.grows;
    return {
      ...base,
      workload: 'cpu',
      milliseconds: cost.milliseconds,
      ...(grows && { grows: `size of ${grows}` }),
      ...(tied !== undefined && { tied }),
      ...payload,
    };
  }
  if (worst) return { ...base, ...blocking, name: `${worst.primitive.name}()` };
  if (waitsFor !== undefined) {
    const isAsync = { is: true, because: `it awaits ${waitsFor}() without blocking` } as const;
    return { ...base, workload: 'io', isAsync, count: { is: 'one', because: 'it is called once' } };
  }
  return { ...base, workload: 'cpu', milliseconds: Math.max(cost.milliseconds, 0.001) };
}

/** Does it build or parse objects in proportion to its work? */
function payloadOf(program: Program, { apiCalls }: FunctionSymbol): Pick<Situation, 'payload'> {
  const payload = apiCalls
    .map((api) => factsOfCall(program, api, api.repeated).payload)
    .find((found) => found !== undefined);
  return payload ? { payload } : {};
}

/** The function that a position names, by its declaration or by a call. `line` and `column` count from 1. */
export function functionNamedAt(
  program: Program,
  file: string,
  line: number,
  column: number,
): FunctionSymbol | undefined {
  const sourceFile = program.unitAt(file);
  if (!sourceFile) return undefined;
  const named = sourceFile.nodes.filter(
    ({ facts }) => facts.kind !== 'module' && hasName(facts.span) && covers(facts.span, line, column),
  );
  if (named[0]) return named[0];
  for (const { out } of sourceFile.nodes) {
    const called = out.find(({ kind, span }) => kind === 'call' && covers(span, line, column));
    if (called) return called.to;
  }
  return undefined;
}

/** The function whose body contains the call. */
export function functionAround(program: Program, { file, span: [line, column] }: Place): FunctionSymbol | undefined {
  return program
    .unitAt(file)
    ?.nodes.find(({ facts: { calls } }) => calls.some(({ span }) => covers(span, line, column)));
}

/** A name fits on one line; the signature of an unnamed function may span several. */
const hasName = ([startLine, , endLine]: Span): boolean => startLine === endLine;

/** The innermost function with one of these signatures; see `signaturesAround`. */
export function functionWithSignature(
  program: Program,
  file: string,
  signatures: readonly Span[],
): FunctionSymbol | undefined {
  const nodes = program.unitAt(file)?.nodes ?? [];
  for (const signature of signatures) {
    const node = nodes.find(
      ({
        facts: {
          span: [line, column],
          kind,
        },
      }) => kind !== 'module' && covers(signature, line, column),
    );
    if (node) return node;
  }
  return undefined;
}

/** Is the position inside the span, ends included? */
export function covers([startLine, startColumn, endLine, endColumn]: Span, line: number, column: number): boolean {
  return (
    (line > startLine || (line === startLine && column >= startColumn)) &&
    (line < endLine || (line === endLine && column <= endColumn))
  );
}
