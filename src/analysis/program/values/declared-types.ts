/** What written types stand for: instances of classes and interfaces, signatures, elements of collections. */
import { COLLECTION_TYPES, TRANSPARENT_TYPES } from './builtins.ts';
import type { Evaluator } from './evaluator.ts';
import type { Unit } from '../graph/graph.ts';
import { apiMember, NOTHING, unite, type Value, type Values } from './values.ts';
import type { Expr, TypeExpr } from '../../facts/expr.ts';

/** The values a declared type allows. */
export function typeOf(evaluator: Evaluator, unit: Unit, type: TypeExpr): Values {
  switch (type[0]) {
    case 'array': return [{ kind: 'list', of: evaluator.type(unit, type[1]) }];
    case 'union': return unite(...type[1].map((part) => evaluator.type(unit, part)));
    case 'members': return [{ kind: 'interface', unit, id: type[1] }];
    case 'typeof': return evaluator.value(unit, type[1]);
    case 'fn': return [{ kind: 'signature', unit, type }];
    case 'ref': return typeReference(evaluator, unit, type[1], type[2]);
    default: return NOTHING;
  }
}

function typeReference(evaluator: Evaluator, unit: Unit, name: Expr, args: readonly TypeExpr[]): Values {
  if (name[0] === 'global') {
    if (TRANSPARENT_TYPES.has(name[1])) return args[0] ? evaluator.type(unit, args[0]) : NOTHING;
    const element = COLLECTION_TYPES[name[1]];
    if (element !== undefined) return [{ kind: 'list', of: args[element] ? evaluator.type(unit, args[element]) : NOTHING }];
    return [{ kind: 'api', module: 'globals', path: name[1], instance: true }];
  }
  return evaluator.once(unit, `<${name[0] === 'var' ? name[1] : JSON.stringify(name)}`, () => namedType(evaluator, unit, name));
}

/** Instances of what a type name stands for. */
function namedType(evaluator: Evaluator, unit: Unit, name: Expr): Values {
  if (name[0] === 'var') {
    const binding = unit.facts.bindings[name[1]];
    if (!binding) return NOTHING;
    if (binding.interface !== undefined) return [{ kind: 'interface', unit, id: binding.interface }];
    if (binding.alias) return evaluator.type(unit, binding.alias);
    return binding.value ? namedType(evaluator, unit, binding.value) : NOTHING;
  }
  if (name[0] === 'class') return [{ kind: 'instance', unit, id: name[1] }];
  if (name[0] === 'prop') return unite(...evaluator.value(unit, name[1]).map((base) => exportedType(evaluator, base, name[2])));
  return NOTHING;
}

function exportedType(evaluator: Evaluator, base: Value, name: string): Values {
  if (base.kind === 'api') {
    const member = apiMember(base, name);
    return member.kind === 'api' ? [{ ...member, instance: true }] : NOTHING;
  }
  if (base.kind !== 'namespace') return NOTHING;
  return evaluator.once(base.unit, `<<${name}`, () => {
    const { exports } = base.unit.facts;
    for (const entry of exports) {
      if (!('name' in entry) || entry.name !== name) continue;
      return 'from' in entry
        ? unite(...evaluator.module(base.unit, entry.from).map((module) => exportedType(evaluator, module, entry.imported)))
        : namedType(evaluator, base.unit, entry.value);
    }
    for (const entry of exports) {
      if ('name' in entry) continue;
      const found = unite(...evaluator.module(base.unit, entry.from).map((module) => exportedType(evaluator, module, name)));
      if (found.length) return found;
    }
    return NOTHING;
  });
}
