/** Sizes of the facts as amounts: constants of other files, arguments of callers, and unknowns. */
import { TABLE_TYPE } from '../../catalogue/javascript/values.ts';
import type { Size } from '../../facts/work.ts';
import {
  asLimit,
  isKnown,
  known,
  minus,
  plus,
  scaled,
  times,
  typical,
  unknown,
  substituted,
  type Amount,
  type Unknown,
} from './amount.ts';
import { isOfElement } from './elements.ts';
import { lengthOfField, tableBehind } from './tables.ts';
import {
  TYPICAL_SIZE,
  TYPICAL_FILE,
  CONTENT,
  TYPICAL_LOG,
  sizeByName,
  sizeNobodyKnows,
  UNTOLD,
  fewOf,
  isOfParts,
  asNumber,
  asWhole,
} from './unknown-sizes.ts';
import type { FunctionSymbol, SourceFile } from '../graph/graph.ts';
import { inCallersTerms, type CallSite } from './callers-terms.ts';
import type { Value, Values } from '../values/values.ts';
import { RECORD } from '../../catalogue/costs/index.ts';
import {
  argumentsOf,
  awaitedOf,
  bindingIndexOf,
  calleeOf,
  type Expr,
  isAwait,
  isCall,
  isGlobalNamed,
  isLiteral,
  isNamedType,
  isNumberLiteral,
  isProp,
  isUnresolved,
  isVar,
  literalOf,
  objectOf,
  propertyOf,
  typeNameOf,
} from '../../facts/expr.ts';

/** The arguments of a function, by its number in the file. */
export type Given = ReadonlyMap<number, readonly (Amount | undefined)[]>;

/** Numbers up to this say nothing about the result. */
const SMALL = 16;
const MAX_DEPTH = 4;

export class SizeReader {
  #depth = 0;
  /** Functions whose results are being sized. */
  readonly #making = new Set<FunctionSymbol>();

  constructor(readonly valueOf: (sourceFile: SourceFile, expr: Expr) => Values) {}

  amount(sourceFile: SourceFile, size: Size, given: Given): Amount {
    if (typeof size === 'number') return known(size);
    switch (size[0]) {
      case 'of':
        return this.#reference(sourceFile, size[1], given);
      case 'made': {
        const values = size[2].map(givenFor);
        const amounts = size[2].map((argument) => this.amount(sourceFile, argument, given));
        return (
          this.#given(sourceFile, size[1], values, amounts, given) ??
          sizeNobodyKnows(sourceFile, size[3] ?? ['call', size[1], values])
        );
      }
      case '+':
        return plus(this.amount(sourceFile, size[1], given), this.amount(sourceFile, size[2], given));
      case '-':
        return minus(this.amount(sourceFile, size[1], given), this.amount(sourceFile, size[2], given));
      case '*':
        return times(this.amount(sourceFile, size[1], given), this.amount(sourceFile, size[2], given));
      case '/':
        return this.#quotient(sourceFile, size[1], size[2], given);
      case 'log': {
        const of = this.amount(sourceFile, size[1], given);
        return known(isKnown(of) ? Math.log2(Math.max(of.known, 2)) : TYPICAL_LOG);
      }
      case 'sqrt': {
        const of = this.amount(sourceFile, size[1], given);
        return isKnown(of) ? known(Math.sqrt(Math.max(of.known, 0))) : scaled(of, 1 / Math.sqrt(TYPICAL_SIZE));
      }
      case 'limit':
        return asLimit(this.amount(sourceFile, size[1], given));
      case 'keys':
        return this.#properties(sourceFile, size[1], size[2] === 'whole', given);
      case 'text':
        return fewOf(this.amount(sourceFile, size[1], given));
      case 'number':
        return asNumber(this.amount(sourceFile, size[1], given));
      case 'iteration':
        return scaled(plus(this.amount(sourceFile, size[1], given), this.amount(sourceFile, size[2], given)), 0.5);
      case 'content':
        return unknown({ text: `content of ${size[1]}`, typical: TYPICAL_FILE, isContent: true });
      case 'copied':
        return CONTENT;
      default:
        return sizeByName(size[1]);
    }
  }

  /** An object declared with its properties has only those; a table has as many as are added. */
  #properties(sourceFile: SourceFile, size: Size, isWhole: boolean, given: Given): Amount {
    const amount = this.amount(sourceFile, size, given);
    if (isKnown(amount) || typeof size === 'number' || size[0] !== 'of') return amount;
    if (isTable(sourceFile, size[1])) return amount;
    const values = this.valueOf(sourceFile, size[1]);
    if (values.some(hasAnyKey)) return amount;
    if (values.length > 0 && values.every(({ kind }) => RECORDS.has(kind))) return known(RECORD);
    return isWhole ? amount : fewOf(amount);
  }

  #quotient(sourceFile: SourceFile, left: Size, right: Size, given: Given): Amount {
    // The rest beyond a multiple of the divisor: `(limit - i * 2) / i`.
    if (typeof left !== 'number' && left[0] === '-' && isMultiple(left[2], right)) {
      return minus(this.#quotient(sourceFile, left[1], right, given), this.amount(sourceFile, left[2][2], given));
    }
    const of = this.amount(sourceFile, left, given);
    // The mean of `n / i` is the logarithm of what `i` runs through.
    if (typeof right !== 'number' && right[0] === 'iteration') {
      const [low, high] = [
        typical(this.amount(sourceFile, right[1], given)),
        typical(this.amount(sourceFile, right[2], given)),
      ];
      const from = Math.max(Math.min(low, high), 1);
      const to = Math.max(low, high, from + 1);
      return scaled(of, Math.log(to / from) / (to - from));
    }
    const by = this.amount(sourceFile, right, given);
    return scaled(of, 1 / Math.max(Math.abs(isKnown(by) ? by.known : typical(by)), 1e-6));
  }

  #reference(sourceFile: SourceFile, expr: Expr, given: Given): Amount {
    if (isVar(expr)) {
      const binding = sourceFile.facts.bindings[bindingIndexOf(expr)];
      if (binding?.param) {
        const [fn, index] = binding.param;
        const of = given.get(fn)?.[index];
        if (of) return of;
      }
    }
    const made = this.#made(sourceFile, expr, given);
    if (made) return made;
    const table = tableBehind(sourceFile, expr, this.valueOf);
    if (table) {
      const amount = this.amount(table.in, table.holds, new Map());
      if (isKnown(amount)) return amount;
    }
    const written = lengthOfField(sourceFile, expr);
    if (written !== undefined) return known(written);
    const value = this.valueOf(sourceFile, expr);
    if (value.length > 0 && value.every(isFixedTable)) return known(Math.max(...value.map(lengthOfTable)));
    const numbers = value.flatMap((item) =>
      item.kind === 'literal' ? [typeof item.value === 'number' ? item.value : String(item.value).length] : [],
    );
    const largest = Math.max(...numbers);
    // A field that starts undefined is counted up, or gets its number later.
    const isBegun = this.#isBegun(sourceFile, expr, largest);
    if (numbers.length > 0 && numbers.length === value.length && !isBegun) return known(largest);
    return sizeNobodyKnows(sourceFile, expr);
  }

  #isBegun(sourceFile: SourceFile, expr: Expr, largest: number): boolean {
    const field = isVar(expr) ? sourceFile.facts.bindings[bindingIndexOf(expr)]!.value : expr;
    if (!isProp(field)) return false;
    return (
      largest === 0 ||
      this.valueOf(sourceFile, objectOf(field)).some((owner) => isWrittenAnew(owner, propertyOf(field)))
    );
  }

  /** The size of the result of a call of a function of the project. */
  #made(sourceFile: SourceFile, expr: Expr, given: Given): Amount | undefined {
    const call = isVar(expr) ? sourceFile.facts.bindings[bindingIndexOf(expr)]!.value : expr;
    const bare = isAwait(call) ? awaitedOf(call) : call;
    if (!isCall(bare)) return undefined;
    // A variable may be made of itself: `text = clean(text)`.
    if (this.#depth > MAX_DEPTH) return undefined;
    this.#depth++;
    const amounts = argumentsOf(bare).map((argument) => this.amount(sourceFile, sizeOfReference(argument), given));
    this.#depth--;
    return this.#given(sourceFile, calleeOf(bare), argumentsOf(bare), amounts, given);
  }

  #given(
    sourceFile: SourceFile,
    callee: Expr,
    values: readonly Expr[],
    amounts: readonly Amount[],
    given: Given,
  ): Amount | undefined {
    const fn = this.#depth > MAX_DEPTH ? undefined : this.valueOf(sourceFile, callee).find(({ kind }) => kind === 'fn');
    if (fn?.kind !== 'fn') return undefined;
    const to = fn.sourceFile.nodes[fn.id]!;
    const { gives } = to.facts;
    // The result has as many elements as the argument, if their number is known.
    if (gives === undefined) return amounts.find((amount) => isKnown(amount) && amount.known > SMALL);
    // The name of the function describes what it returns, if it creates the result itself.
    if (this.#making.has(to)) return undefined;
    this.#depth++;
    this.#making.add(to);
    const made = this.amount(fn.sourceFile, gives, new Map([[fn.id, amounts]]));
    const receiver = isProp(callee) ? objectOf(callee) : undefined;
    const isOfPart = isOfElement(sourceFile, callee) || amounts.some(isOfParts);
    const site: CallSite = { from: sourceFile, to, values, receiver };
    const seen = substituted(made, (size) => {
      if (!size.of || size.in !== fn.sourceFile) return undefined;
      return this.seenFrom(site, size, size.of, given) ?? (isOfPart ? undefined : unknown(asWhole(size)));
    });
    this.#making.delete(to);
    this.#depth--;
    // A result without a name takes the name of the variable that holds it.
    return seen.terms.some(({ of }) => of.every(({ text }) => text === '')) ? undefined : seen;
  }

  /**
   * A size of something that belongs to what a called function is given, or is called on, by the name that the caller
   * has for it.
   */
  seenFrom(site: CallSite, size: Unknown, of: Expr, given: Given): Amount | undefined {
    const there = inCallersTerms(site, of);
    if (there === undefined) return undefined;
    // If the caller has no name for it, it was made for this call: nothing suggests that it is large.
    if (isUnresolved(there)) return unknown({ ...size, scale: size.scale ?? 'few' });
    const amount = this.amount(site.from, ['of', there], given);
    const limited = size.isLimit ? asLimit(amount) : amount;
    return size.scale === 'few' ? fewOf(limited) : limited;
  }
}

/** The size of what a reference stands for. */
export function sizeOfReference(value: Expr): Size {
  if (isLiteral(value)) return isNumberLiteral(value) ? literalOf(value) : String(literalOf(value)).length;
  return isUnresolved(value) ? ['?', UNTOLD] : ['of', value];
}

/** The reference that an argument is, as far as its size tells. */
function givenFor(argument: Size): Expr {
  if (typeof argument === 'number') return ['?'];
  if (argument[0] === 'text') return givenFor(argument[1]);
  return argument[0] === 'of' ? argument[1] : ['?'];
}

/** Declared as a table by keys: `Record<string, User>`, or filled like one: `this.users[id] = user`. */
function isTable(sourceFile: SourceFile, expr: Expr): boolean {
  if (isProp(expr)) return sourceFile.facts.tables?.includes(propertyOf(expr)) ?? false;
  const type = isVar(expr) ? sourceFile.facts.bindings[bindingIndexOf(expr)]?.type : undefined;
  return isNamedType(type) && isGlobalNamed(typeNameOf(type), TABLE_TYPE);
}

/** Does its class assign a field another value than the one written there? */
const isWrittenAnew = (owner: Value, name: string): boolean =>
  owner.kind === 'instance' &&
  owner.sourceFile.facts.classes[owner.id]!.members.some(
    (member) => member.name === name && member.value !== undefined && !isLiteral(member.value),
  );

/** Declared with an index signature: `{ [id: string]: User }`. */
const hasAnyKey = (value: Value): boolean =>
  value.kind === 'interface' && value.sourceFile.facts.interfaces[value.id]!.members.some(([name]) => name === ANY_KEY);
/** How facts call the members behind an index signature. */
const ANY_KEY = '*';

/** What has the properties that it is declared or written with. */
const RECORDS: ReadonlySet<Value['kind']> = new Set<Value['kind']>(['instance', 'interface', 'object']);

/** A list of values that are written there. */
const isFixedTable = (value: Value): boolean =>
  value.kind === 'list' && value.of.length > 0 && value.of.every(({ kind }) => kind === 'literal');
const lengthOfTable = (value: Value): number => (value.kind === 'list' ? value.of.length : 0);

const isMultiple = (size: Size, of: Size): size is readonly ['*', Size, Size] =>
  typeof size !== 'number' && size[0] === '*' && JSON.stringify(size[1]) === JSON.stringify(of);
