/**
 * What calling a function costs: the work of its body and of what it calls, as far as the text tells.
 * Worked out when asked, kept until a link on the path changes.
 */
import { foreignCallCost } from '../../catalogue/costs/index.ts';
import { isResultKept, type Binding, type CallFacts } from '../../facts/facts.ts';
import type { Loop, SelfCall, Work } from '../../facts/work.ts';
import { isKnown, known, NONE, ONE, times, typical, type Amount, type Unknown } from './amount.ts';
import type { Cached, DependencyTracker } from '../graph/dependency-tracking.ts';
import { FREE, part, sum, type Estimate } from './estimate.ts';
import { parameterBehind } from './callers-terms.ts';
import { elementsGiven, Handed } from './handed.ts';
import { recursionOf, TYPICAL_TREE } from './recursion.ts';
import { SizeReader, type Given } from './sizes.ts';
import { sizeNobodyKnows } from './unknown-sizes.ts';
import type { ApiCall, Edge, FunctionSymbol, SourceFile } from '../graph/graph.ts';
import type { Values } from '../values/values.ts';
import { bindingIndexOf, type Expr, isProp, isThis, isVar, isVarAt, objectOf } from '../../facts/expr.ts';

/** Calls are followed this far down, and so many functions are looked at for one question. */
const MAX_DEPTH = 10;
const MAX_STEPS = 4_000;
/** Nanoseconds of a function too small for a fact. */
const SMALL_FUNCTION = 1;

/** What is known of where control is. */
interface Frame {
  readonly node: FunctionSymbol;
  readonly given: Given;
  readonly depth: number;
}

export class Costs {
  readonly #kept = new WeakMap<FunctionSymbol, Cached<Estimate>>();
  readonly #sizes: SizeReader;
  readonly #open: FunctionSymbol[] = [];
  #steps = 0;
  #isAlone = false;

  /**
   * @param valueOf what an expression of a file may stand for
   * @param millisecondsOf what the catalogue says of a call that blocks while it computes
   */
  constructor(
    readonly valueOf: (sourceFile: SourceFile, expr: Expr) => Values,
    readonly millisecondsOf: (call: ApiCall) => number | undefined,
    readonly dependencies: DependencyTracker,
  ) {
    this.#sizes = new SizeReader(valueOf);
  }

  /** What a call of the function costs, whatever it is given: its parameters are unknown sizes with their number. */
  of(node: FunctionSymbol): Estimate {
    // What it does is counted where it was begun.
    if (this.#open.includes(node)) return FREE;
    const known = this.dependencies.cached(this.#kept.get(node));
    if (known) return known.value;
    const found = this.dependencies.track(() =>
      this.#called({ node, given: whatever(node), depth: this.#open.length }),
    );
    this.#kept.set(node, found);
    return found.value;
  }

  /**
   * What one loop of a function costs when control comes by: all its iterations, or a single one if it awaits.
   * @param isAlone the functions that it calls are left out, callbacks that stand in it are not
   */
  loop(node: FunctionSymbol, loop: Loop, isAlone = false): Estimate {
    this.#isAlone = isAlone;
    const estimate = this.#part(node, () => this.#loop(loop, { node, given: whatever(node), depth: 1 }));
    this.#isAlone = false;
    return estimate;
  }

  /** What one call in a function costs, with what it is given there. */
  call(node: FunctionSymbol, call: CallFacts): Estimate {
    return this.#part(node, () => this.#call(call, { node, given: whatever(node), depth: 1 }, false));
  }

  /** How many iterations a loop takes. */
  iterations({ sourceFile }: FunctionSymbol, { iterations, yields }: Loop): Amount {
    return yields ? ONE : this.#sizes.amount(sourceFile, iterations, new Map());
  }

  /** An amount of a function that a call leads to, with the names that the caller has for the sizes. */
  seenFrom(node: FunctionSymbol, call: CallFacts, { to, kind }: Edge, amount: Amount): Amount {
    const elements = kind === 'callback' ? elementsGiven(call) : undefined;
    return new Handed(this.#sizes, { from: node, to, call, elements }, new Map()).inItsTerms(amount);
  }

  #part(node: FunctionSymbol, estimate: () => Estimate): Estimate {
    this.#steps = 0;
    this.#open.push(node);
    const found = estimate();
    this.#open.pop();
    return found;
  }

  #called(frame: Frame): Estimate {
    const { node, given } = frame;
    if (node.facts.annotations?.nonblocking) return FREE;
    if (this.#open.includes(node) || frame.depth > MAX_DEPTH || ++this.#steps > MAX_STEPS) return FREE;
    this.#open.push(node);
    const selfCalls = this.#selfCallsOf(node);
    const estimate =
      selfCalls.length > 0
        ? recursionOf(selfCalls, given.get(node.id) ?? [], {
            once: (own) => this.#body({ ...frame, given: new Map([...given, [node.id, own]]) }),
            size: (size, own) => this.#sizes.amount(node.sourceFile, size, new Map([...given, [node.id, own]])),
            through: () => this.#wentThrough(node, selfCalls),
            isPassedOn: (expr, at) => isVarAt(expr, node.facts.params[at]),
          })
        : this.#body(frame);
    this.#open.pop();
    return estimate;
  }

  /** What a function goes through that calls itself: the parameter of which it gives itself a part. */
  #wentThrough(node: FunctionSymbol, selfCalls: readonly SelfCall[]): Unknown | undefined {
    const { params, calls } = node.facts;
    for (const { call } of selfCalls) {
      for (const [at, { value }] of calls[call]!.args.entries()) {
        const parameter = isVarAt(value, params[at]) ? undefined : parameterBehind(node, value);
        if (parameter !== undefined && params[parameter]! >= 0) return treeAt(node.sourceFile, params[parameter]!);
      }
    }
    return undefined;
  }

  /** What is called by the name of the function may be another one: `this.cache.get()` in `get`. */
  #selfCallsOf(node: FunctionSymbol): readonly SelfCall[] {
    const { selfCalls = [], calls } = node.facts;
    return selfCalls.filter(({ call }) => {
      const { callee } = calls[call]!;
      const values = this.valueOf(node.sourceFile, callee);
      if (values.length === 0)
        return (
          !isProp(callee) || isThis(objectOf(callee)) || this.valueOf(node.sourceFile, objectOf(callee)).length === 0
        );
      return values.some((value) => value.kind === 'fn' && value.sourceFile.nodes[value.id] === node);
    });
  }

  #body(frame: Frame): Estimate {
    const { calls, work } = frame.node.facts;
    let total = this.#work(work ?? { ns: SMALL_FUNCTION }, frame);
    calls.forEach((call, at) => {
      if (!call.loops && RUNS.has(call.kind)) total = sum(total, this.#call(call, frame, isLoopOver(work, at)));
    });
    return total;
  }

  #work({ ns = 0, calls = [], loops = [] }: Work, frame: Frame): Estimate {
    let total: Estimate = { ns: known(ns), iterations: NONE, possible: false };
    for (const index of calls) {
      const call = frame.node.facts.calls[index]!;
      if (!isResultKept(call.seldom)) total = sum(total, this.#call(call, frame, isLoopOver({ loops }, index)));
    }
    for (const loop of loops)
      if (!isKept(frame.node, loop)) total = sum(total, part(this.#loop(loop, frame), loop.share));
    return total;
  }

  #loop({ iterations: size, work, yields, name, at }: Loop, frame: Frame): Estimate {
    const iterations = yields ? ONE : this.#sizes.amount(frame.node.sourceFile, size, frame.given);
    let once: Estimate;
    if (typeof at === 'number') {
      // What is handed over runs for each element.
      once = { ns: known(work.ns ?? 0), iterations: NONE, possible: false };
      const call = frame.node.facts.calls[at]!;
      for (const edge of this.#edges(frame.node, call))
        if (edge.kind === 'callback') once = sum(once, this.#edge(edge, call, frame, elementsGiven(call)));
    } else once = this.#work(work, frame);
    const isInnermost = name === undefined && typical(once.iterations) < 1;
    return {
      ns: times(iterations, once.ns),
      iterations: isInnermost ? iterations : times(iterations, once.iterations),
      possible: once.possible,
    };
  }

  /** @param isCounted its callbacks are counted as a loop already */
  #call(call: CallFacts, frame: Frame, isCounted: boolean): Estimate {
    const edges = this.#edges(frame.node, call);
    let total = FREE;
    const either: Estimate[] = [];
    for (const edge of edges) {
      if (edge.kind === 'callback' && isCounted) continue;
      if (edge.kind !== 'callback' && (edge.kind !== 'call' || this.#isAlone)) continue;
      const estimate = this.#edge(edge, call, frame);
      if (edge.possible) either.push({ ...estimate, possible: true });
      else total = sum(total, estimate);
    }
    // One of several: neither the best nor the worst.
    for (const estimate of either) total = sum(total, part(estimate, 1 / either.length));
    const api = frame.node.apiCalls.find((candidate) => candidate.call === call);
    const milliseconds = api && !call.awaited ? this.millisecondsOf(api) : undefined;
    if (milliseconds !== undefined)
      return sum(total, { ns: known(milliseconds * 1e6), iterations: NONE, possible: api!.possible });
    return edges.length > 0 || !api || api.module === 'globals'
      ? total
      : sum(total, { ns: known(foreignCallCost(api.module)), iterations: NONE, possible: false });
  }

  #edges(node: FunctionSymbol, { span }: CallFacts): readonly Edge[] {
    return node.out.filter((edge) => edge.span === span);
  }

  /** @param elements what a callback is given, one after the other */
  #edge({ to }: Edge, call: CallFacts, { node, given, depth }: Frame, elements?: readonly Expr[]): Estimate {
    // What an async function does after its first await, it does for the event loop.
    if ((to.facts.async && (to.facts.awaits ?? 0) > 0) || to.facts.generator) return FREE;
    if (this.#isAlone) return this.#called({ node: to, depth: depth + 1, given });
    const whole = this.of(to);
    const asked = askedIn(whole);
    const isRecursive = this.#selfCallsOf(to).length > 0;
    if (isKnown(whole.ns) && !isRecursive) return whole;
    const handed = new Handed(this.#sizes, { from: node, to, call, elements }, given);
    // With numbers in hand it is worked out anew; with other names for the sizes it only changes their names.
    const isTold =
      asked.some((binding) => isNumber(handed.amountOf(binding))) || (isRecursive && handed.own.some(isNumber));
    if (depth < MAX_DEPTH && isTold) return this.#called({ node: to, depth: depth + 1, given: handed.given });
    return {
      ns: handed.inItsTerms(whole.ns),
      iterations: handed.inItsTerms(whole.iterations),
      possible: whole.possible,
    };
  }
}

const treeAt = (sourceFile: SourceFile, binding: number): Unknown => ({
  text: `size of ${sourceFile.facts.bindings[binding]!.name}`,
  of: ['var', binding],
  in: sourceFile,
  typical: TYPICAL_TREE,
});

const isNumber = (amount: Amount | undefined): boolean => amount !== undefined && isKnown(amount);

/** The parameters that an estimate depends on. */
const askedIn = ({ ns }: Estimate): readonly Binding[] =>
  ns.terms.flatMap(({ of: sizes }) =>
    sizes.flatMap(({ of, in: sourceFile }) => {
      const binding = isVar(of) ? sourceFile?.facts.bindings[bindingIndexOf(of)] : undefined;
      return binding?.param ? [binding] : [];
    }),
  );

/** Parameters that nothing is known of. */
const whatever = ({ id, sourceFile, facts }: FunctionSymbol): Given =>
  new Map([
    [
      id,
      facts.params.map((binding): Amount | undefined =>
        binding < 0 ? undefined : sizeNobodyKnows(sourceFile, ['var', binding]),
      ),
    ],
  ]);

/** What is kept is worked out the first time only. */
const isKept = ({ facts }: FunctionSymbol, { at }: Loop): boolean =>
  typeof at === 'number' && isResultKept(facts.calls[at]!.seldom);

/** Reading a property is work of the body; handlers run later. */
const RUNS: ReadonlySet<CallFacts['kind']> = new Set<CallFacts['kind']>(['call', 'new', 'tag']);
const isLoopOver = (work: Work | undefined, call: number): boolean =>
  Boolean(work?.loops?.some(({ at }) => at === call));
