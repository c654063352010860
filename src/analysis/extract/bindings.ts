/** What each referenced variable stands for: its declared type, its initialiser and assignments, or the parameter it is. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import type { Binding } from '../facts/facts.ts';
import { isWithin } from '../syntax/offsets.ts';
import type { Variable } from '../syntax/scopes/scopes.ts';
import type { ClassNode, Draft, FunctionNode } from './facts-builder.ts';
import { toExpr, union, membersOf, toType } from './references.ts';
import { gatheredIn, isMeasured } from './cost/stream-accumulation.ts';
import { patternNames } from './modules.ts';
import { keyOf } from '../syntax/names.ts';
import type { Expr, TypeExpr } from '../facts/expr.ts';

const MAX_ASSIGNMENTS = 6;

/** Fills the table of bindings; describing one may add others, so it ends when none is new. */
export function describeBindings(draft: Draft): void {
  for (let id = 0; id < draft.bindings.length; id++) {
    const variable = draft.variables[id];
    if (variable) describe(draft, variable, draft.bindings[id]!);
  }
}

function describe(draft: Draft, variable: Variable, binding: Draft['bindings'][number]): void {
  const values: Expr[] = [];
  for (const definition of variable.defs) {
    const { node, name } = definition;
    switch (definition.type) {
      case 'Variable': {
        const declarator = node as TSESTree.VariableDeclarator;
        if (declarator.id === name) Object.assign(binding, typed(draft, declarator.id));
        values.push(fromPattern(draft, declarator.id, name, sourceOf(draft, declarator)));
        break;
      }
      case 'Parameter': Object.assign(binding, parameter(draft, node as FunctionNode, name, values)); break;
      case 'ImportBinding': values.push(imported(draft, node, definition.parent as TSESTree.Node)); break;
      case 'FunctionName': values.push(['fn', draft.fn(node)]); break;
      case 'ClassName': values.push(['class', draft.klass(node as ClassNode)]); break;
      case 'TSModuleName': values.push(namespaceExpr(draft, node as TSESTree.TSModuleDeclaration)); break;
      case 'Type': Object.assign(binding, typeName(draft, node as TSESTree.Node)); break;
      default: break;
    }
  }
  for (const reference of variable.references) {
    if (values.length > MAX_ASSIGNMENTS) break;
    if (reference.isWrite() && !reference.init && reference.writeExpr && reference.identifier.parent?.type === N.AssignmentExpression) {
      values.push(toExpr(draft, reference.writeExpr));
    }
  }
  const value = union(values);
  const gathers = gatheredIn(draft, variable);
  if (value[0] !== '?') binding.value = value;
  if (gathers) binding.gathers = gathers;
  if (isMeasured(variable)) binding.measured = true;
}

/** The value a declarator takes apart: its initialiser, or an element of what a `for…of` walks over. */
function sourceOf(draft: Draft, declarator: TSESTree.VariableDeclarator): Expr {
  const loop = declarator.parent.parent;
  if (!declarator.init && loop?.type === N.ForOfStatement && loop.left === declarator.parent) {
    const list = toExpr(draft, loop.right);
    return list[0] === '?' ? list : ['elem', list, 'each'];
  }
  return toExpr(draft, declarator.init);
}

function typed(draft: Draft, node: { readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined }): { type?: TypeExpr } {
  const type = toType(draft, node.typeAnnotation?.typeAnnotation);
  return type[0] === '?' ? {} : { type };
}

/** The part of `source` that a pattern gives to `name`. */
export function fromPattern(draft: Draft, pattern: TSESTree.Node, name: TSESTree.Node, source: Expr): Expr {
  if (source[0] === '?') return defaultIn(draft, pattern, name) ?? source;
  if (pattern === name) return source;
  switch (pattern.type) {
    case N.AssignmentPattern: {
      const inner = fromPattern(draft, pattern.left, name, source);
      return pattern.left === name ? union([inner, toExpr(draft, pattern.right)]) : inner;
    }
    case N.ObjectPattern:
      for (const property of pattern.properties) {
        if (!isWithin(name, property)) continue;
        if (property.type === N.RestElement) return source;
        const key = keyOf(property, property.key);
        return fromPattern(draft, property.value, name, key === undefined ? ['elem', source] : ['prop', source, key]);
      }
      return ['?'];
    case N.ArrayPattern: {
      const element = pattern.elements.findIndex((candidate) => candidate && isWithin(name, candidate));
      if (element === -1) return ['?'];
      const target = pattern.elements[element]!;
      if (target.type === N.RestElement) return source;
      if (source[0] === 'list' && source[1][element]) return fromPattern(draft, target, name, source[1][element]);
      // Of the pairs of a map only the values are known: they are its elements.
      const part: Expr = ['elem', source, 'each'];
      return fromPattern(draft, target, name, source[0] === 'elem' ? ['or', [part, source]] : part);
    }
    default: return ['?'];
  }
}

function defaultIn(draft: Draft, pattern: TSESTree.Node, name: TSESTree.Node): Expr | undefined {
  if (pattern.type === N.AssignmentPattern && pattern.left === name) return toExpr(draft, pattern.right);
  return undefined;
}

function parameter(draft: Draft, fn: FunctionNode, name: TSESTree.Node, values: Expr[]): Partial<Binding> {
  const index = fn.params.findIndex((candidate) => isWithin(name, candidate));
  if (index === -1) return {};
  let target: TSESTree.Node = fn.params[index]!;
  if (target.type === N.TSParameterProperty) target = target.parameter;
  const id = draft.fn(fn);
  const outer = target.type === N.AssignmentPattern ? target.left : target;
  const type = 'typeAnnotation' in outer ? typed(draft, outer as { typeAnnotation?: TSESTree.TSTypeAnnotation }) : {};
  const given = index === 0 && !type.type ? givenTo(draft, fn) : UNKNOWN;
  if (outer === name) {
    if (target.type === N.AssignmentPattern) values.push(toExpr(draft, target.right));
    values.push(given);
    return { ...type, param: [id, index] };
  }
  if (outer.type === N.RestElement) return { param: [id, index] };
  const whole: Binding = { name: '', ...type, ...(given[0] !== '?' && { value: given }), param: [id, index] };
  values.push(fromPattern(draft, outer, name, ['var', draft.anonymousBinding(whole)]));
  return {};
}

const UNKNOWN: Expr = ['?'];
/** Methods that call their argument with one element after the other. */
const PER_ELEMENT: ReadonlySet<string> = new Set([
  'forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex',
]);

/** What the first parameter of a function literal gets from the call it is handed to: an element, or the value of a promise. */
function givenTo(draft: Draft, fn: FunctionNode): Expr {
  // A declaration without a body is not walked, and has no parent.
  const call = fn.parent as TSESTree.Node | undefined;
  if (call?.type !== N.CallExpression || call.arguments[0] !== fn || call.callee.type !== N.MemberExpression) return UNKNOWN;
  const method = keyOf(call.callee, call.callee.property);
  const isThen = method === 'then';
  if (method === undefined || (!isThen && !PER_ELEMENT.has(method))) return UNKNOWN;
  const source = toExpr(draft, call.callee.object);
  return source[0] === '?' ? source : isThen ? ['await', source] : ['elem', source, 'each'];
}

function imported(draft: Draft, node: TSESTree.Node, parent: TSESTree.Node): Expr {
  if (node.type === N.TSImportEqualsDeclaration) {
    const reference = node.moduleReference;
    if (reference.type === N.TSExternalModuleReference && reference.expression.type === N.Literal) {
      return ['module', draft.module(String(reference.expression.value), 'require', node, node.importKind === 'type')];
    }
    return ['?'];
  }
  if (parent.type !== N.ImportDeclaration) return ['?'];
  const typeOnly = parent.importKind === 'type' || (node.type === N.ImportSpecifier && node.importKind === 'type');
  const module: Expr = ['module', draft.module(parent.source.value, 'import', parent, typeOnly)];
  if (node.type === N.ImportDefaultSpecifier) return ['prop', module, 'default'];
  if (node.type === N.ImportNamespaceSpecifier) return module;
  if (node.type === N.ImportSpecifier) return ['prop', module, node.imported.type === N.Identifier ? node.imported.name : node.imported.value];
  return ['?'];
}

function typeName(draft: Draft, node: TSESTree.Node): Partial<Binding> {
  switch (node.type) {
    case N.TSInterfaceDeclaration: {
      const id = membersOf(draft, node, node.id.name, node.body.body);
      const parents = node.extends.map((parent): TypeExpr => {
        const name = toExpr(draft, parent.expression);
        return name[0] === '?' ? ['?'] : ['ref', name, []];
      }).filter((type) => type[0] !== '?');
      if (parents.length) draft.interfaces[id]!.extends = parents;
      return { interface: id };
    }
    case N.TSTypeAliasDeclaration: {
      const alias = toType(draft, node.typeAnnotation);
      return alias[0] === '?' ? {} : { alias };
    }
    case N.TSTypeParameter: {
      const alias = toType(draft, node.constraint);
      return alias[0] === '?' ? {} : { alias };
    }
    default: return {};
  }
}

/** `namespace fs { export function exists() {} }` is an object with what it exports. */
function namespaceExpr(draft: Draft, node: TSESTree.TSModuleDeclaration): Expr {
  if (node.body?.type !== N.TSModuleBlock) return ['?'];
  const id = draft.object(node);
  if (draft.describedObjects.has(id)) return ['obj', id];
  draft.describedObjects.add(id);
  const entries: [string, Expr][] = [];
  for (const statement of node.body.body) {
    if (statement.type !== N.ExportNamedDeclaration || !statement.declaration) continue;
    const { declaration } = statement;
    const names = declaration.type === N.VariableDeclaration
      ? declaration.declarations.flatMap(({ id: pattern }) => patternNames(pattern))
      : 'id' in declaration && declaration.id?.type === N.Identifier ? [declaration.id] : [];
    for (const name of names) {
      const variable = draft.declared(name);
      if (variable) entries.push([name.name, ['var', draft.binding(variable)]]);
    }
  }
  draft.objects[id]!.entries = entries;
  return ['obj', id];
}
