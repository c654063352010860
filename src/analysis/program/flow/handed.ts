/** What a call passes to the function it leads to, and that function's sizes in terms of the caller. */
import { elementParametersOf } from '../../catalogue/costs/index.ts';
import type { Binding, CallFacts } from '../../facts/facts.ts';
import type { Size } from '../../facts/work.ts';
import { bindingIndexOf, type Expr, isFn, isGlobal, isProp, isVar, objectOf, propertyOf } from '../../facts/expr.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { substituted, type Amount, type Unknown } from './amount.ts';
import type { CallSite } from './callers-terms.ts';
import { sizeOfReference, type Given, type SizeReader } from './sizes.ts';
import { fewOf } from './unknown-sizes.ts';

export interface Handover {
  readonly from: FunctionSymbol;
  readonly to: FunctionSymbol;
  readonly call: CallFacts;
  /** What a callback is given, one after the other. */
  readonly elements?: readonly Expr[] | undefined;
}

export class Handed {
  /** The size of the argument for each parameter. */
  readonly own: readonly (Amount | undefined)[];
  readonly #sizes: SizeReader;
  readonly #around: Given;
  readonly #site: CallSite;

  /** @param given what is known at the call */
  constructor(sizes: SizeReader, { from, to, call, elements }: Handover, given: Given) {
    const values = elements ?? call.args.map(({ value }) => value);
    const sizeOf = (at: number): Size => (!elements && call.sizes?.[at]) || sizeOfReference(values[at]!);
    const isInside = to.sourceFile === from.sourceFile && to.facts.parent >= 0;
    const receiver = !elements && isProp(call.callee) ? objectOf(call.callee) : undefined;
    this.#sizes = sizes;
    this.#around = isInside ? given : new Map();
    this.#site = { from: from.sourceFile, to, values, receiver };
    this.own = to.facts.params.map((id, at) =>
      values[at] === undefined || id < 0 ? undefined : sizes.amount(from.sourceFile, sizeOf(at), given),
    );
  }

  get given(): Given {
    return new Map([...this.#around, [this.#site.to.id, this.own]]);
  }

  amountOf({ param }: Binding): Amount | undefined {
    if (!param) return undefined;
    return param[0] === this.#site.to.id ? this.own[param[1]] : this.#around.get(param[0])?.[param[1]];
  }

  inItsTerms(amount: Amount): Amount {
    return substituted(amount, (size) => this.#replaced(size));
  }

  #replaced(size: Unknown): Amount | undefined {
    const { of, in: sourceFile } = size;
    if (sourceFile !== this.#site.to.sourceFile || !of) return undefined;
    const own = isVar(of) ? this.amountOf(sourceFile.facts.bindings[bindingIndexOf(of)]!) : undefined;
    if (own) return size.scale === 'few' ? fewOf(own) : own;
    return this.#sizes.seenFrom(this.#site, size, of, this.#around);
  }
}

/** What a method that calls its argument for each element gives to it. */
export function elementsGiven({ callee, args }: CallFacts): readonly Expr[] {
  if (!isProp(callee)) return [];
  const isHelper = isGlobal(objectOf(callee)) || (isFn(args[1]?.value) && !isFn(args[0]?.value));
  const collection = isHelper ? args[0]?.value : objectOf(callee);
  const given: Expr[] = [];
  if (collection) for (const at of elementParametersOf(propertyOf(callee))) given[at] = ['elem', collection, 'each'];
  return given;
}
