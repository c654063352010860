/** What an expression may stand for at run time, as far as the program knows. */
import { isOfNode } from '../../catalogue/node/specifiers.ts';
import { GLOBAL_OBJECTS } from '../../catalogue/javascript/methods.ts';
import type { SourceFile } from '../graph/graph.ts';
import { type Expr, isLiteral, isRegexp, literalOf, regexpTextOf, type TypeExpr } from '../../facts/expr.ts';

/**
 * Something in this project: a function, a class (its static side), an instance, an instance of an interface, an object
 * literal.
 */
export interface Own {
  readonly kind: 'fn' | 'class' | 'instance' | 'interface' | 'object';
  readonly sourceFile: SourceFile;
  readonly id: number;
  /** A wrapped function: `asyncHandler(fn)`. */
  readonly isWrapped?: true;
}

export type Value =
  | Own
  | { readonly kind: 'namespace'; readonly sourceFile: SourceFile }
  /** Something in an external module, with its path in the catalogue's grammar. */
  | { readonly kind: 'api'; readonly module: string; readonly path: string; readonly instance: boolean }
  /** A collection with its known elements. */
  | { readonly kind: 'list'; readonly of: readonly Value[] }
  /** A function of this type: its return type is known, but not what it does. */
  | {
      readonly kind: 'signature';
      readonly sourceFile: SourceFile;
      readonly type: Extract<TypeExpr, readonly ['fn', ...unknown[]]>;
    }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  /** A regular expression as written. */
  | { readonly kind: 'regexp'; readonly source: string };

/** A value, and whether it is certain that the expression stands for it. */
export type Values = readonly Value[];

export const NOTHING: Values = [];
/** The largest table of functions that is followed. */
const MAX_VALUES = 512;

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'namespace':
      return a.sourceFile === (b as typeof a).sourceFile;
    case 'api':
      return (
        a.module === (b as typeof a).module &&
        a.path === (b as typeof a).path &&
        a.instance === (b as typeof a).instance
      );
    case 'list':
      return false;
    case 'signature':
      return a.type === (b as typeof a).type;
    case 'literal':
      return a.value === (b as typeof a).value;
    case 'regexp':
      return a.source === (b as typeof a).source;
    default:
      return a.sourceFile === (b as typeof a).sourceFile && a.id === (b as typeof a).id;
  }
}

/** From this many values on, looking a value up takes less time than comparing it with each. */
const MANY_VALUES = 8;

/** The union of several sets of values, each value once. */
export function unite(...sets: readonly Values[]): Values {
  const filled = sets.filter((set) => set.length > 0);
  if (filled.length <= 1) return filled[0] ?? NOTHING;
  const out: Value[] = [];
  let many: KnownValues | undefined;
  for (const set of filled) {
    for (const value of set) {
      if (out.length === MAX_VALUES) return out;
      if (many ? !many.add(value) : out.some((known) => isSame(known, value))) continue;
      out.push(value);
      if (out.length === MANY_VALUES) many = new KnownValues(out);
    }
  }
  return out;
}

/** A set of values; two are the same if `isSame` says so. Tables hold functions, literals and lists by the hundred. */
class KnownValues {
  readonly #keys = new Set<unknown>();
  readonly #own = new Map<SourceFile, Set<string>>();

  constructor(values: Values) {
    for (const value of values) this.add(value);
  }

  /** @returns whether it was new */
  add(value: Value): boolean {
    const [keys, key] = this.#placeOf(value);
    const before = keys.size;
    return keys.add(key).size > before;
  }

  #placeOf(value: Value): readonly [Set<unknown>, unknown] {
    switch (value.kind) {
      case 'list':
        return [this.#keys, value];
      case 'namespace':
        return [this.#keys, value.sourceFile];
      case 'signature':
        return [this.#keys, value.type];
      case 'literal':
        return [this.#keys, typeof value.value === 'string' ? `"${value.value}` : value.value];
      case 'regexp':
        return [this.#keys, `/${value.source}`];
      case 'api':
        return [this.#keys, `${value.instance ? '#' : '.'}${value.module}\0${value.path}`];
      default: {
        const { sourceFile, kind, id } = value;
        let ids = this.#own.get(sourceFile);
        if (!ids) this.#own.set(sourceFile, (ids = new Set()));
        return [ids, `${kind}${id}`];
      }
    }
  }
}

/** A member of something external, in the catalogue's path grammar. */
export function apiMember(value: Extract<Value, { kind: 'api' }>, name: string): Value {
  if (value.path === '' && name === 'default' && isOfNode(value.module)) return value;
  if (value.module === 'globals' && GLOBAL_OBJECTS.has(value.path)) return { ...value, path: name };
  const path = value.path === '' ? name : `${value.path}${value.instance ? '#' : '.'}${name}`;
  return { kind: 'api', module: value.module, path, instance: false };
}

/** A declared interface or function type is less specific than the actual class, object or function. */
export const isLessSpecific = ({ kind }: Value): boolean => kind === 'interface' || kind === 'signature';

/** Longer literals are truncated in the facts. */
const MAX_LITERAL = 120;

/** `new RegExp('a+', 'g')`, if the text is a literal. */
export function patternOf(
  { module, path }: Extract<Value, { kind: 'api' }>,
  [pattern, flags]: readonly Expr[],
): Value | undefined {
  if (module !== 'globals' || path !== 'RegExp') return undefined;
  if (isRegexp(pattern)) return { kind: 'regexp', source: regexpTextOf(pattern) };
  return isLiteral(pattern) && String(literalOf(pattern)).length < MAX_LITERAL
    ? { kind: 'regexp', source: `/${literalOf(pattern)}/${isLiteral(flags) ? literalOf(flags) : ''}` }
    : undefined;
}
