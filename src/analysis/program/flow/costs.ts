/**
 * What calling a function costs: the work of its body and of what it calls, as far as the code shows. Computed on
 * demand, kept until a link on the path changes.
 */
import { foreignCallCost } from '../../catalogue/costs/index.ts';
import { isResultKept, type Binding, type CallFacts } from '../../facts/facts.ts';
import type { Loop, SelfCall, Work } from '../../facts/work.ts';
import { isKnown, known, NONE, ONE, times, typical, type Amount, type Unknown } from './amount.ts';
import type { Cached, DependencyTracker } from '../graph/dependency-tracking.ts';
import { FREE, part, sum, type Estimate } from './estimate.ts';
import { parameterBehind } from './callers-terms.ts';
import { elementsGiven, Handed } from './handed.ts';
import { letsOthersIn } from './letting-others-in.ts';
import { isOwnLoop, isOwnMethod, turnsOf } from './own-iterators.ts';
import { perElementRowOf } from './per-element-rows.ts';
import { recursionOf, TYPICAL_TREE } from './recursion.ts';
import { SizeReader, type Given } from './sizes.ts';
import { sizeNobodyKnows } from './unknown-sizes.ts';
import type { ApiCall, Edge, FunctionSymbol, SourceFile } from '../graph/graph.ts';
import type { Values } from '../values/values.ts';
import { bindingIndexOf, type Expr, isProp, isThis, isVar, isVarAt, objectOf } from '../../facts/expr.ts';

/** The maximum depth of calls, and the maximum number of functions per question. */
const MAX_DEPTH = 10;
const MAX_STEPS = 4_000;
/** Nanoseconds of a function too small to have its own facts. */
const SMALL_FUNCTION = 1;

/** What is known at the current place. */
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
   * @param valueOf what an expression of a file may refer to
   * @param millisecondsOf the catalogue's figure for a call that blocks while it computes
   */
  constructor(
    readonly valueOf: (sourceFile: SourceFile, expr: Expr) => Values,
    readonly millisecondsOf: (call: ApiCall) => number | undefined,
    readonly dependencies: DependencyTracker,
  ) {
    this.#sizes = new SizeReader(valueOf);
  }

  /** The cost of a call of the function with any arguments: its parameters are unknown sizes. */
  of(node: FunctionSymbol): Estimate {
    // The computation in progress counts what it does.
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
   * The cost of one loop of a function each time it runs: all its iterations, or a single one if it awaits.
   *
   * @param isAlone excludes the functions that it calls, but not nested callbacks
   */
  loop(node: FunctionSymbol, loop: Loop, isAlone = false): Estimate {
    this.#isAlone = isAlone;
    const estimate = this.#part(node, () => this.#loop(loop, { node, given: whatever(node), depth: 1 }));
    this.#isAlone = false;
    return estimate;
  }

  /** The cost of one call in a function, with its arguments there. */
  call(node: FunctionSymbol, call: CallFacts): Estimate {
    return this.#part(node, () => this.#call(call, { node, given: whatever(node), depth: 1 }, false));
  }

  /** How many iterations a loop takes. */
  iterations(node: FunctionSymbol, loop: Loop): Amount {
    return this.#iterations(node, loop, whatever(node));
  }

  #iterations(node: FunctionSymbol, loop: Loop, given: Given): Amount {
    if (letsOthersIn(node, loop) || isOwnMethod(node, loop)) return ONE;
    return isOwnLoop(loop) ? loop.turns : this.#sizes.amount(node.sourceFile, loop.iterations, given);
  }

  /** How often a function of the project calls its callback; undefined if it does so outside any loop. */
  turns(node: FunctionSymbol, call: CallFacts, callback: Edge): Amount | undefined {
    return turnsOf(this, node, call, callback);
  }

  /** An amount of a called function, in terms of its caller. */
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

  /** What a recursive function iterates over: the parameter of which it passes itself a part. */
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

  /** A call by the function's name may reach another one: `this.cache.get()` in `get`. */
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

  #loop(loop: Loop, frame: Frame): Estimate {
    const { work, name, at } = loop;
    if (isOwnMethod(frame.node, loop)) return this.#call(frame.node.facts.calls[at as number]!, frame, false);
    const iterations = this.#iterations(frame.node, loop, frame.given);
    let once: Estimate;
    if (typeof at === 'number') {
      // A callback runs for each element.
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
      const turns = this.turns(frame.node, call, edge);
      const estimate = turns ? ofTurns(turns, this.#edge(edge, call, frame, [])) : this.#edge(edge, call, frame);
      if (edge.possible) either.push({ ...estimate, possible: true });
      else total = sum(total, estimate);
    }
    // One of several: neither the best case nor the worst.
    for (const estimate of either) total = sum(total, part(estimate, 1 / either.length));
    const api = frame.node.apiCalls.find((candidate) => candidate.call === call);
    const milliseconds = api && !call.awaited ? this.millisecondsOf(api) : undefined;
    if (milliseconds !== undefined)
      return sum(total, { ns: known(milliseconds * 1e6), iterations: NONE, possible: api!.possible });
    const repeated = edges.length === 0 && !call.awaited ? perElementRowOf(call, api) : undefined;
    if (repeated)
      return sum(total, {
        ns: known(repeated.microseconds * 1000),
        iterations: NONE,
        possible: api?.possible ?? false,
      });
    return edges.length > 0 || !api || api.module === 'globals'
      ? total
      : sum(total, { ns: known(foreignCallCost(api.module)), iterations: NONE, possible: false });
  }

  #edges(node: FunctionSymbol, { span }: CallFacts): readonly Edge[] {
    return node.out.filter((edge) => edge.span === span);
  }

  /** @param elements what a callback is given, one after the other */
  #edge({ to }: Edge, call: CallFacts, { node, given, depth }: Frame, elements?: readonly Expr[]): Estimate {
    // What an async function does after its first await does not delay its caller, only the event loop.
    if ((to.facts.async && (to.facts.awaits ?? 0) > 0) || to.facts.generator) return FREE;
    if (this.#isAlone) return this.#called({ node: to, depth: depth + 1, given });
    const whole = this.of(to);
    const asked = askedIn(whole);
    const isRecursive = this.#selfCallsOf(to).length > 0;
    if (isKnown(whole.ns) && !isRecursive) return whole;
    const handed = new Handed(this.#sizes, { from: node, to, call, elements }, given);
    // With known numbers it is computed anew; with other names for the sizes it is only renamed.
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

const ofTurns = (turns: Amount, { ns, iterations, possible }: Estimate): Estimate => ({
  ns: times(turns, ns),
  iterations: times(turns, iterations),
  possible,
});

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

/** Parameters about which nothing is known. */
const whatever = ({ id, sourceFile, facts }: FunctionSymbol): Given =>
  new Map([
    [
      id,
      facts.params.map((binding): Amount | undefined =>
        binding < 0 ? undefined : sizeNobodyKnows(sourceFile, ['var', binding]),
      ),
    ],
  ]);

/** A value that is cached is only computed the first time. */
const isKept = ({ facts }: FunctionSymbol, { at }: Loop): boolean =>
  typeof at === 'number' && isResultKept(facts.calls[at]!.seldom);

/** Reading a property is work of the body; handlers run later. */
const RUNS: ReadonlySet<CallFacts['kind']> = new Set<CallFacts['kind']>(['call', 'new', 'tag']);
const isLoopOver = (work: Work | undefined, call: number): boolean =>
  Boolean(work?.loops?.some(({ at }) => at === call));
