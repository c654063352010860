/** Evaluates declared types: instances of classes and interfaces, signatures, elements of collections. */
import { COLLECTION_TYPES, TRANSPARENT_TYPES } from '../../catalogue/javascript/values.ts';
import type { Evaluation } from './evaluation.ts';
import type { SourceFile } from '../graph/graph.ts';
import { apiMember, NOTHING, unite, type Value, type Values } from './values.ts';
import {
  bindingIndexOf,
  classIndexOf,
  type Expr,
  globalNameOf,
  isClass,
  isGlobal,
  isProp,
  isVar,
  objectOf,
  propertyOf,
  type TypeExpr,
} from '../../facts/expr.ts';

/** The values that a declared type allows. */
export function typeOf(evaluation: Evaluation, sourceFile: SourceFile, type: TypeExpr): Values {
  switch (type[0]) {
    case 'array':
      return [{ kind: 'list', of: evaluation.type(sourceFile, type[1]) }];
    case 'union':
      return unite(...type[1].map((part) => evaluation.type(sourceFile, part)));
    case 'members':
      return [{ kind: 'interface', sourceFile, id: type[1] }];
    case 'typeof':
      return evaluation.value(sourceFile, type[1]);
    case 'fn':
      return [{ kind: 'signature', sourceFile, type }];
    case 'ref':
      return typeReference(evaluation, sourceFile, type[1], type[2]);
    default:
      return NOTHING;
  }
}

function typeReference(evaluation: Evaluation, sourceFile: SourceFile, name: Expr, args: readonly TypeExpr[]): Values {
  if (isGlobal(name)) {
    if (TRANSPARENT_TYPES.has(globalNameOf(name))) return args[0] ? evaluation.type(sourceFile, args[0]) : NOTHING;
    const element = COLLECTION_TYPES[globalNameOf(name)];
    if (element !== undefined)
      return [{ kind: 'list', of: args[element] ? evaluation.type(sourceFile, args[element]) : NOTHING }];
    return [{ kind: 'api', module: 'globals', path: globalNameOf(name), instance: true }];
  }
  return evaluation.once(sourceFile, `<${isVar(name) ? bindingIndexOf(name) : JSON.stringify(name)}`, () =>
    namedType(evaluation, sourceFile, name),
  );
}

/** Instances of the type with this name. */
function namedType(evaluation: Evaluation, sourceFile: SourceFile, name: Expr): Values {
  if (isVar(name)) {
    const binding = sourceFile.facts.bindings[bindingIndexOf(name)];
    if (!binding) return NOTHING;
    if (binding.interface !== undefined) return [{ kind: 'interface', sourceFile, id: binding.interface }];
    if (binding.alias) return evaluation.type(sourceFile, binding.alias);
    return binding.value ? namedType(evaluation, sourceFile, binding.value) : NOTHING;
  }
  if (isClass(name)) return [{ kind: 'instance', sourceFile, id: classIndexOf(name) }];
  if (isProp(name))
    return unite(
      ...evaluation.value(sourceFile, objectOf(name)).map((base) => exportedType(evaluation, base, propertyOf(name))),
    );
  return NOTHING;
}

function exportedType(evaluation: Evaluation, base: Value, name: string): Values {
  if (base.kind === 'api') {
    const member = apiMember(base, name);
    return member.kind === 'api' ? [{ ...member, instance: true }] : NOTHING;
  }
  if (base.kind !== 'namespace') return NOTHING;
  return evaluation.once(base.sourceFile, `<<${name}`, () => {
    const { exports } = base.sourceFile.facts;
    for (const entry of exports) {
      if (!('name' in entry) || entry.name !== name) continue;
      return 'from' in entry
        ? unite(
            ...evaluation
              .module(base.sourceFile, entry.from)
              .map((module) => exportedType(evaluation, module, entry.imported)),
          )
        : namedType(evaluation, base.sourceFile, entry.value);
    }
    for (const entry of exports) {
      if ('name' in entry) continue;
      const found = unite(
        ...evaluation.module(base.sourceFile, entry.from).map((module) => exportedType(evaluation, module, name)),
      );
      if (found.length) return found;
    }
    return NOTHING;
  });
}
