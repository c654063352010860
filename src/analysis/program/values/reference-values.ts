/** Evaluates references: what each kind of expression stands for, and what a variable holds. */
import {
  argumentsOf,
  assertedTypeOf,
  awaitedOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  classIndexOf,
  collectionOf,
  type Expr,
  functionIndexOf,
  globalNameOf,
  importIndexOf,
  isGlobalNamed,
  itemsOf,
  literalOf,
  objectIndexOf,
  objectOf,
  propertyOf,
  regexpTextOf,
  superKindOf,
  superOwnerOf,
  thisKindOf,
  thisOwnerOf,
  type TypeExpr,
  untypedOf,
} from '../../facts/expr.ts';
import type { Binding } from '../../facts/facts.ts';
import type { SourceFile } from '../graph/graph.ts';
import { calledValue, constructedValue } from './call-results.ts';
import type { Evaluation } from './evaluation.ts';
import { passedParameter } from './passed-parameters.ts';
import { isLessSpecific, NOTHING, unite, type Own, type Value, type Values } from './values.ts';

export function referenceValue(evaluation: Evaluation, sourceFile: SourceFile, expr: Expr): Values {
  switch (expr[0]) {
    case 'var':
      return evaluation.binding(sourceFile, bindingIndexOf(expr));
    case 'global':
      return [globalValue(sourceFile, globalNameOf(expr))];
    case 'this':
      return [{ kind: KIND_OF_THIS[thisKindOf(expr)], sourceFile, id: thisOwnerOf(expr) }];
    case 'super':
      return evaluation.hierarchy
        .parents(sourceFile, superOwnerOf(expr))
        .map((parent) => (superKindOf(expr) === 'class' ? instanceOf(parent) : parent));
    case 'fn':
      return [{ kind: 'fn', sourceFile, id: functionIndexOf(expr) }];
    case 'class':
      return [{ kind: 'class', sourceFile, id: classIndexOf(expr) }];
    case 'obj':
      return [{ kind: 'object', sourceFile, id: objectIndexOf(expr) }];
    case 'list':
      return [{ kind: 'list', of: unite(...itemsOf(expr).map((element) => evaluation.value(sourceFile, element))) }];
    case 'lit':
      return [{ kind: 'literal', value: literalOf(expr) }];
    case 'regexp':
      return [{ kind: 'regexp', source: regexpTextOf(expr) }];
    case 'or':
      return unite(...choicesOf(expr).map((choice) => evaluation.value(sourceFile, choice)));
    case 'await':
      return evaluation.value(sourceFile, awaitedOf(expr));
    case 'as':
      return typedValue(evaluation, sourceFile, untypedOf(expr), assertedTypeOf(expr));
    case 'module':
      return evaluation.module(sourceFile, importIndexOf(expr));
    case 'prop':
      return memberValue(evaluation, sourceFile, objectOf(expr), propertyOf(expr));
    case 'elem':
      return unite(
        ...evaluation.value(sourceFile, collectionOf(expr)).map((collection) => evaluation.elements(collection)),
      );
    case 'new':
      return constructedValue(evaluation, sourceFile, calleeOf(expr), argumentsOf(expr));
    case 'call':
      return calledValue(evaluation, sourceFile, calleeOf(expr), argumentsOf(expr));
    default:
      return NOTHING;
  }
}

const KIND_OF_THIS = { class: 'instance', static: 'class', object: 'object' } as const satisfies Record<
  ReturnType<typeof thisKindOf>,
  Own['kind']
>;

const globalValue = (sourceFile: SourceFile, name: string): Value =>
  name === 'exports'
    ? { kind: 'namespace', sourceFile }
    : { kind: 'api', module: 'globals', path: name, instance: false };

function instanceOf(value: Value): Value {
  if (value.kind === 'class') return { ...value, kind: 'instance' };
  return value.kind === 'api' ? { ...value, instance: true } : value;
}

function memberValue(evaluation: Evaluation, sourceFile: SourceFile, object: Expr, property: string): Values {
  if (property === 'exports' && isGlobalNamed(object, 'module')) return [{ kind: 'namespace', sourceFile }];
  return unite(...evaluation.value(sourceFile, object).map((base) => propertyOfValue(evaluation, base, property)));
}

/** `list[0]`, and what `const [first] = list` gives. */
function propertyOfValue(evaluation: Evaluation, base: Value, name: string): Values {
  const found = evaluation.member(base, name);
  return found.length === 0 && /^\d+$/.test(name) ? evaluation.elements(base) : found;
}

/** An expression with an asserted type. */
function typedValue(evaluation: Evaluation, sourceFile: SourceFile, untyped: Expr, type: TypeExpr): Values {
  const given = evaluation.value(sourceFile, untyped);
  // `read as Function` is less specific than the function itself.
  if (given.some(isKnownCode)) return given;
  const declared = evaluation.type(sourceFile, type).filter((value) => !isAnyFunction(value));
  return declared.length ? declared : given;
}

const isKnownCode = (value: Value): boolean =>
  value.kind === 'fn' || value.kind === 'class' || (value.kind === 'list' && value.of.length > 0);
const isAnyFunction = (value: Value): boolean =>
  value.kind === 'api' && value.path === 'Function' && value.module === 'globals';

/** What a variable or parameter holds, by what it is given and by its declared type. */
export function bindingValue(evaluation: Evaluation, sourceFile: SourceFile, binding: Binding): Values {
  const declared = binding.type ? evaluation.type(sourceFile, binding.type) : NOTHING;
  const given = binding.value ? evaluation.value(sourceFile, binding.value) : NOTHING;
  if (declared.length + given.length === 0 && binding.param)
    return passedParameter(evaluation, sourceFile, ...binding.param);
  // A declared interface is less specific than the assigned class or object.
  return given.some(({ kind }) => kind === 'instance' || kind === 'object' || kind === 'fn') &&
    declared.every(isLessSpecific)
    ? given
    : unite(given, declared);
}
