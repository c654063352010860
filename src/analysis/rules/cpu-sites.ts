/** The places where a program computes: loops, calls and copies that may take long, in a file. */
import { NUMBER } from '../catalogue/costs/index.ts';
import { lookup } from '../catalogue/index.ts';
import type { CallFacts } from '../facts/facts.ts';
import {
  content,
  figuresOf,
  growthOf,
  isAt,
  isKnown,
  letsOthersIn,
  ownLoopsOf,
  typical,
  type ApiCall,
  type Costs,
  type Estimate,
  type FunctionSymbol,
  type SourceFile,
  type Unknown,
} from '../program/index.ts';
import type { Loop, Size, Work } from '../facts/work.ts';
import type { Span } from '../findings.ts';
import {
  argumentsOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  type Expr,
  globalNameOf,
  isCall,
  isChoice,
  isGlobal,
  isLiteral,
  isNumberLiteral,
  isProp,
  isUnresolved,
  isVar,
  literalOf,
  objectOf,
  propertyOf,
} from '../facts/expr.ts';

export interface Site {
  readonly node: FunctionSymbol;
  readonly span: () => Span;
  /**
   * `loop`: of statements; `each`: a call that goes over a collection; `call`: of a function that computes;
   * `content`: over a whole file or download; `parse`: over a text.
   */
  readonly kind: 'loop' | 'each' | 'call' | 'content' | 'clone' | 'parse';
  /** What is called, for people. */
  readonly name: string;
  readonly estimate: Estimate;
  /** The text that is parsed. */
  readonly parses?: Expr;
  /** The loop, if it is one. */
  readonly loop?: Loop;
}

/** The assumed size if others decide it. */
export const LARGE_SIZE = 1_000;
/** The assumed value of a number that others decide. */
export const LARGE_NUMBER = 10_000_000;
/** Milliseconds below which a site is not examined further, whatever the sizes are. */
const WORTH_A_LOOK = 5;
/** The maximum number of variables to follow. */
const MAX_VARIABLES = 4;
/** Numbers up to this do not count as sizes. */
const SMALL_NUMBER = 16;

export const sitesIn = ({ nodes }: SourceFile, costs: Costs): readonly Site[] =>
  nodes.flatMap((node) => sitesOf(costs, node));

const isWorthALook = ({ ns }: Estimate): boolean =>
  growthOf(ns).order > 1 || typical(ns, largest) / 1e6 >= WORTH_A_LOOK;

/** The maximum of a size. */
function largest({ typical: size, exponential, isLimit, of, in: sourceFile }: Unknown): number {
  if (exponential) return Number.MAX_SAFE_INTEGER;
  return of && sourceFile && !isLimit && numberReadFrom(sourceFile, of) ? LARGE_NUMBER : Math.max(size, LARGE_SIZE);
}

/** The text that a number is read from: `Number(request.query.limit)`. */
export function numberReadFrom(sourceFile: SourceFile, expr: Expr, depth = 0): Expr | undefined {
  if (depth > MAX_VARIABLES) return undefined;
  if (isVar(expr)) {
    const { value } = sourceFile.facts.bindings[bindingIndexOf(expr)]!;
    return value && !isVar(value) ? numberReadFrom(sourceFile, value, depth + 1) : undefined;
  }
  if (isChoice(expr))
    return choicesOf(expr)
      .map((choice) => numberReadFrom(sourceFile, choice, depth + 1))
      .find((found) => found);
  return isCall(expr) && NUMBER.test(nameOfGlobal(calleeOf(expr))) ? argumentsOf(expr)[0] : undefined;
}

const nameOfGlobal = (expr: Expr): string =>
  isGlobal(expr) ? globalNameOf(expr) : isProp(expr) ? `${nameOfGlobal(objectOf(expr))}.${propertyOf(expr)}` : '';

function sitesOf(costs: Costs, node: FunctionSymbol): readonly Site[] {
  const { calls, work } = node.facts;
  const found: Site[] = [];
  const reported = new Set<number>();
  const loops = [...(work?.loops ?? []), ...ownLoopsOf(costs, node)];
  if (loops.length > 0) visit(costs, node, { loops }, found, reported);
  calls.forEach((call, index) => {
    if (call.kind !== 'call' && call.kind !== 'new') return;
    const hashed = contentOf(node, call);
    if (hashed)
      found.push({
        node,
        span: () => node.facts.calls[index]!.span,
        kind: 'content',
        name: call.text,
        estimate: hashed,
      });
    else if (!reported.has(index) && !isGathered(node, call) && (tellsSize(call) || callsExponential(node, call))) {
      const estimate = costs.call(node, call);
      // A call whose cost does not depend on its arguments is reported where it is made.
      if (isWorthALook(estimate) && !costsAnyway(costs, node, call)) {
        found.push({ node, span: () => node.facts.calls[index]!.span, kind: 'call', name: call.text, estimate });
      }
    }
  });
  for (const api of node.apiCalls) {
    const text = api.call.args[0]?.value;
    if (!text || isLiteral(text) || isUnresolved(text)) continue;
    const perByte = parsePerByte(api);
    const isReported = () =>
      found.some(({ span }) => isAt(span(), api.call)) || [...reported].some((index) => calls[index] === api.call);
    if (perByte === undefined || isReported()) continue;
    const estimate = content(perByte, api.possible);
    found.push({ node, span: () => api.call.span, kind: 'parse', name: api.call.text, parses: text, estimate });
  }
  return found;
}

/** Nanoseconds per character, of a call that makes objects of a text. */
function parsePerByte({ module, path }: ApiCall): number | undefined {
  const [row] = lookup(module, path);
  return row?.payload ? row.perByte : undefined;
}

function visit(costs: Costs, node: FunctionSymbol, { loops = [] }: Work, found: Site[], reported: Set<number>): void {
  loops.forEach((loop) => {
    const { at, work, name } = loop;
    // A loop that waits instead of computing is reported by the rules about waiting.
    if (node.facts.polls?.some(({ span }) => String(span) === String(at))) return;
    if (letsOthersIn(node, loop)) {
      visit(costs, node, work, found, reported);
      return;
    }
    const estimate = costs.loop(node, loop);
    if (!isWorthALook(estimate)) return;
    if (growthOf(estimate.ns).order < 2 && hasHeavyCall(costs, node, work)) return;
    markReported(loop, reported);
    const call = typeof at === 'number' ? node.facts.calls[at] : undefined;
    const isClone = typeof loop.iterations !== 'number' && loop.iterations[0] === 'copied';
    found.push({
      node,
      estimate,
      kind: isClone ? 'clone' : call || name !== undefined ? 'each' : 'loop',
      name: call?.text ?? name ?? '',
      loop,
      span: () => (typeof at === 'number' ? node.facts.calls[at]!.span : at),
    });
  });
}

/** Sites inside a loop that is reported are reported with it. */
function markReported({ at, work }: Loop, reported: Set<number>): void {
  if (typeof at === 'number') reported.add(at);
  for (const call of work.calls ?? []) reported.add(call);
  for (const loop of work.loops ?? []) markReported(loop, reported);
}

/** A call in the loop that is slow enough alone is reported where it computes, or where it is called. */
function hasHeavyCall(costs: Costs, node: FunctionSymbol, { calls = [], loops = [] }: Work): boolean {
  return (
    calls.some((call) => figuresOf(costs.call(node, node.facts.calls[call]!)).milliseconds > HEAVY_CALL) ||
    loops.some(({ work }) => hasHeavyCall(costs, node, work))
  );
}

/** Milliseconds of a call that is a finding of its own. */
const HEAVY_CALL = 50;

/** An async function that is called and not awaited is gathered with others: then the finding is about how they run. */
const isGathered = (node: FunctionSymbol, { span, awaited }: CallFacts): boolean =>
  !awaited && node.out.some((edge) => edge.span === span && edge.to.facts.async);

const tellsSize = ({ args, sizes }: CallFacts): boolean =>
  (sizes?.some((size) => isLarge(size)) ?? false) ||
  args.some(({ value }) => isNumberLiteral(value) && literalOf(value) > SMALL_NUMBER) ||
  args.some(({ value }) => isVar(value));

const isLarge = (size: Size): boolean => (typeof size === 'number' ? size > SMALL_NUMBER : size[0] !== '?');

const callsExponential = (node: FunctionSymbol, { span }: CallFacts): boolean =>
  node.out.some((edge) => edge.span === span && (edge.to.facts.selfCalls?.length ?? 0) > 1);

function costsAnyway(costs: Costs, node: FunctionSymbol, call: CallFacts): boolean {
  const targets = node.out.filter((edge) => edge.span === call.span && edge.kind === 'call');
  return targets.every(({ to }) => to === node || costs.of(to).ns.known >= typical(costs.call(node, call).ns) * 0.9);
}

/** The content of a file or download that a call of the catalogue goes through byte by byte. */
function contentOf(node: FunctionSymbol, call: CallFacts): Estimate | undefined {
  if (!call.sizes?.[0] || typeof call.sizes[0] === 'number' || call.sizes[0][0] !== 'content') return undefined;
  const api = node.apiCalls.find((candidate) => candidate.call === call);
  const row = api && lookup(api.module, api.path)[0];
  return row?.perByte === undefined || row.payload ? undefined : content(row.perByte, api!.possible);
}

export const isNumeric = ({ estimate: { ns } }: Site): boolean => isKnown(ns);
