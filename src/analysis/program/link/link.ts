/** Links the calls of one file: edges to functions, calls of APIs, and the contexts that registrations begin. */
import { lookupUnlisted } from '../../catalogue/index.ts';
import { mayBacktrack, textOf } from '../../catalogue/matching.ts';
import { isLiteral, isProp, isUnresolved, objectOf, propertyOf } from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { ApiCall, type FunctionSymbol, type SourceFile } from '../graph/graph.ts';
import type { Hierarchy } from '../values/class-hierarchy.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Own, Value } from '../values/values.ts';
import { CallTargets, type Target } from './call-targets.ts';
import type { CallbackTimings } from './callback-timing.ts';
import { connect, isInLoop, pollCall } from './edges.ts';
import { noteMount } from './entry-names.ts';
import { giveLoaded } from './loaded-folders.ts';
import { PassedFunctions } from './passed-functions.ts';

/** A project's members by name, whatever their object is. */
export interface Names {
  /** Methods that few enough share. */
  readonly methods: ReadonlyMap<string, readonly FunctionSymbol[]>;
  /** Getters and setters. */
  readonly accessors: ReadonlySet<string>;
}

export class Linker {
  readonly #targets: CallTargets;
  readonly #passed: PassedFunctions;

  constructor(
    readonly evaluator: Evaluator,
    readonly hierarchy: Hierarchy,
    timings: CallbackTimings,
  ) {
    this.#targets = new CallTargets(evaluator, hierarchy);
    this.#passed = new PassedFunctions(evaluator, timings);
  }

  /** @param names of the file's project */
  link(sourceFile: SourceFile, names: Names): void {
    for (const node of sourceFile.nodes) {
      for (const call of node.facts.calls) this.#call(node, call, names);
      for (const poll of node.facts.polls ?? []) node.apiCalls.push(pollCall(node, poll));
    }
    giveLoaded(sourceFile, this.evaluator);
  }

  #call(node: FunctionSymbol, call: CallFacts, names: Names): void {
    switch (call.kind) {
      case 'handler':
        this.#passed.link({ node, call, targets: [] }, 0);
        break;
      case 'get':
        this.#access(node, call, 'getter', names);
        break;
      case 'set':
        this.#access(node, call, 'setter', names);
        break;
      default:
        this.#invoke(node, call, names);
    }
  }

  #access(node: FunctionSymbol, call: CallFacts, kind: 'getter' | 'setter', names: Names): void {
    const { callee } = call;
    // Most members are read, and few are accessors.
    if (!isProp(callee) || !names.accessors.has(propertyOf(callee))) return;
    for (const accessor of this.#targets.ofAccess(node.sourceFile, objectOf(callee), propertyOf(callee), kind))
      connect(node, call, accessor, { kind: 'call', name: call.text, possible: false });
  }

  #invoke(node: FunctionSymbol, call: CallFacts, names: Names): void {
    const targets = this.#targets.ofCall(node.sourceFile, call).filter(({ value }) => value.kind !== 'signature');
    for (const target of targets) this.#reach(node, call, target);
    this.#match(node, call);
    if (targets.length === 0) guess(node, call, names);
    noteMount(this.evaluator, node, call);
    for (let index = 0; index < call.args.length; index++) this.#passed.link({ node, call, targets }, index);
  }

  #reach(node: FunctionSymbol, call: CallFacts, { value, possible }: Target): void {
    if (value.kind === 'fn') connect(node, call, value, { kind: 'call', name: call.text, possible });
    else if (value.kind === 'class') this.#construct(node, call, value, possible);
    else if (value.kind === 'api') callApi(node, call, value, possible);
  }

  /**
   * Construction runs the nearest constructor and the field initialisers; a constructor calls the one above by
   * `super()`.
   */
  #construct(node: FunctionSymbol, call: CallFacts, value: Own, possible: boolean): void {
    for (const { sourceFile, id } of this.hierarchy.lineage(value)) {
      const { name, constructorFn } = sourceFile.facts.classes[id]!;
      const run = (fn: number) =>
        connect(node, call, { kind: 'fn', sourceFile, id: fn }, { kind: 'call', name: `new ${name}`, possible });
      const fields = sourceFile.nodes.find(({ facts }) => facts.kind === 'field' && facts.owner === id);
      if (fields) run(fields.id);
      if (constructorFn === undefined) continue;
      run(constructorFn);
      break;
    }
  }

  /** Notes a match of a pattern that may backtrack. */
  #match(node: FunctionSymbol, call: CallFacts): void {
    const { callee, args } = call;
    const text = isProp(callee) ? textOf(propertyOf(callee)) : undefined;
    if (!text || !isProp(callee) || !args[0]) return;
    const [pattern, matched] =
      text === 'argument' ? [objectOf(callee), args[0].value] : [args[0].value, objectOf(callee)];
    if (isUnresolved(matched) || isLiteral(matched)) return;
    for (const value of this.evaluator.value(node.sourceFile, pattern)) {
      if (value.kind === 'regexp' && mayBacktrack(value.source))
        node.matches = [...node.matches, { call, pattern: value.source, text: matched }];
    }
  }
}

function callApi(
  node: FunctionSymbol,
  call: CallFacts,
  { module, path: member }: Extract<Value, { kind: 'api' }>,
  isPossible: boolean,
): void {
  const path = (member || 'default') + (call.kind === 'new' ? '.new' : '');
  const row = call.awaited ? undefined : lookupUnlisted(module, path);
  const possible = isPossible || row !== undefined;
  node.apiCalls.push(
    new ApiCall({ node, call, module, path, possible, repeated: isInLoop(call), ...(row && { row }) }),
  );
}

/** The methods of that name, if the receiver is unknown. */
function guess(node: FunctionSymbol, call: CallFacts, { methods }: Names): void {
  if (!isProp(call.callee)) return;
  for (const { sourceFile, id } of methods.get(propertyOf(call.callee)) ?? [])
    connect(node, call, { kind: 'fn', sourceFile, id }, { kind: 'guess', name: call.text, possible: true });
}
