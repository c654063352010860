/** What each referenced variable stands for: its declared type, its initialiser and assignments, or a parameter. */
import { GIVES_ELEMENT } from '../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { elementParametersOf } from '../catalogue/costs/index.ts';
import { N } from '../syntax/node-types.ts';
import type { Binding } from '../facts/facts.ts';
import { isWithin } from '../syntax/offsets.ts';
import type { Variable } from '../syntax/scopes/scopes.ts';
import type { FactsBuilder } from './facts-builder.ts';
import type { ClassSyntax, FunctionSyntax } from '../syntax/node-types.ts';
import { addLaterEntries, keptIn } from './kept-elements.ts';
import { toExpr, union } from './references.ts';
import { membersOf, toType } from './type-references.ts';
import { iterationsOf } from './cost/loop-iterations.ts';
import { Sizes } from './cost/sizes.ts';
import { gatheredIn, isMeasured } from './cost/stream-accumulation.ts';
import { tableSize } from './cost/tables.ts';
import { patternNames } from './modules.ts';
import { keyOf, lastNameOf, parametersOf } from '../syntax/names.ts';
import { isFunction, LOOPS } from '../syntax/traverse.ts';
import { type Expr, isElem, isList, isLiteral, isObject, isUnresolved, itemsOf, type TypeExpr } from '../facts/expr.ts';

const MAX_ASSIGNMENTS = 6;

/** Fills the table of bindings. Describing a binding may add others, so it continues until there are no new ones. */
export function describeBindings(builder: FactsBuilder): void {
  const sizes = new Sizes(builder, iterationsOf);
  for (let id = 0; id < builder.bindings.length; id++) {
    const variable = builder.variables[id];
    if (!variable) continue;
    describe(builder, variable, builder.bindings[id]!);
    if (isPerIteration(variable)) builder.bindings[id]!.perIteration = true;
    const holds = tableSize(sizes, variable);
    if (holds !== undefined) builder.bindings[id]!.holds = holds;
  }
}

function describe(builder: FactsBuilder, variable: Variable, binding: FactsBuilder['bindings'][number]): void {
  const values: Expr[] = [];
  for (const definition of variable.defs) describeDefinition(builder, definition, binding, values);
  for (const reference of variable.references) {
    if (values.length > MAX_ASSIGNMENTS) break;
    const assigned = assignedAt(reference);
    if (assigned) values.push(toExpr(builder, assigned));
  }
  for (const value of values) addLaterEntries(builder, variable, value);
  const kept = keptIn(builder, variable);
  const value = union(kept ? [...values, kept] : values);
  const gathers = gatheredIn(builder, variable);
  if (!isUnresolved(value)) binding.value = value;
  if (gathers) binding.gathers = gathers;
  if (isMeasured(variable)) binding.measured = true;
}

/** Is it declared in a loop, or in what a method calls for each element? */
function isPerIteration({ defs }: Variable): boolean {
  const declarator = defs[0]?.node as TSESTree.Node | undefined;
  if (declarator?.type !== N.VariableDeclarator) return false;
  for (let at = declarator.parent as TSESTree.Node | undefined; at; at = at.parent) {
    if (LOOPS.has(at.type)) return declarator.parent.parent !== at;
    if (isFunction(at)) return isPerElement(at);
  }
  return false;
}

function isPerElement({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === N.CallExpression &&
    parent.callee.type === N.MemberExpression &&
    elementParametersOf(lastNameOf(parent.callee)).length > 0
  );
}

/** Adds what a definition says to the binding, and what it stands for to the values. */
function describeDefinition(
  builder: FactsBuilder,
  definition: Variable['defs'][number],
  binding: FactsBuilder['bindings'][number],
  values: Expr[],
): void {
  const { node, name } = definition;
  switch (definition.type) {
    case 'Variable': {
      const declarator = node as TSESTree.VariableDeclarator;
      if (declarator.id === name) Object.assign(binding, typed(builder, declarator.id));
      values.push(fromPattern(builder, declarator.id, name, sourceOf(builder, declarator)));
      break;
    }
    case 'Parameter':
      Object.assign(binding, parameter(builder, node as FunctionSyntax, name, values));
      break;
    case 'ImportBinding':
      values.push(imported(builder, node, definition.parent as TSESTree.Node));
      break;
    case 'FunctionName':
      values.push(['fn', builder.fn(node)]);
      break;
    case 'ClassName':
      values.push(['class', builder.klass(node as ClassSyntax)]);
      break;
    case 'TSModuleName':
      values.push(namespaceExpr(builder, node as TSESTree.TSModuleDeclaration));
      break;
    case 'Type':
      Object.assign(binding, typeName(builder, node as TSESTree.Node));
      break;
    default:
      break;
  }
}

/** The value of an assignment; not of the initialiser, which is part of the definition. */
function assignedAt(reference: Variable['references'][number]): TSESTree.Node | undefined {
  if (!reference.isWrite() || reference.init) return undefined;
  const isAssignment = reference.identifier.parent?.type === N.AssignmentExpression;
  return isAssignment ? (reference.writeExpr ?? undefined) : undefined;
}

/** The value that a declarator destructures: its initialiser, or an element of what a `for…of` iterates over. */
function sourceOf(builder: FactsBuilder, declarator: TSESTree.VariableDeclarator): Expr {
  const loop = declarator.parent.parent;
  if (!declarator.init && loop?.type === N.ForOfStatement && loop.left === declarator.parent) {
    const list = toExpr(builder, loop.right);
    return isUnresolved(list) ? list : ['elem', list, 'each'];
  }
  return toExpr(builder, declarator.init);
}

function typed(
  builder: FactsBuilder,
  node: { readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined },
): { type?: TypeExpr } {
  const type = toType(builder, node.typeAnnotation?.typeAnnotation);
  return isUnresolved(type) ? {} : { type };
}

/** The part of `source` that a pattern assigns to `name`. */
function fromPattern(builder: FactsBuilder, pattern: TSESTree.Node, name: TSESTree.Node, source: Expr): Expr {
  if (isUnresolved(source)) return defaultIn(builder, pattern, name) ?? source;
  if (pattern === name) return source;
  switch (pattern.type) {
    case N.AssignmentPattern: {
      const inner = fromPattern(builder, pattern.left, name, source);
      return pattern.left === name ? union([inner, toExpr(builder, pattern.right)]) : inner;
    }
    case N.ObjectPattern:
      return fromObject(builder, pattern, name, source);
    case N.ArrayPattern:
      return fromArray(builder, pattern, name, source);
    default:
      return ['?'];
  }
}

function fromObject(
  builder: FactsBuilder,
  { properties }: TSESTree.ObjectPattern,
  name: TSESTree.Node,
  source: Expr,
): Expr {
  const property = properties.find((candidate) => isWithin(name, candidate));
  if (!property) return ['?'];
  if (property.type === N.RestElement) return source;
  const key = keyOf(property, property.key);
  return fromPattern(builder, property.value, name, key === undefined ? ['elem', source] : ['prop', source, key]);
}

function fromArray(
  builder: FactsBuilder,
  { elements }: TSESTree.ArrayPattern,
  name: TSESTree.Node,
  source: Expr,
): Expr {
  const element = elements.findIndex((candidate) => candidate && isWithin(name, candidate));
  if (element === -1) return ['?'];
  const target = elements[element]!;
  if (target.type === N.RestElement) return source;
  const listed = isList(source) ? itemsOf(source)[element] : undefined;
  if (listed) return fromPattern(builder, target, name, listed);
  // For the entries of a map, only the values are known: they are its elements.
  const each: Expr = ['elem', source, 'each'];
  const part: Expr = isElem(source) ? ['or', [each, source]] : ['prop', source, String(element)];
  return fromPattern(builder, target, name, part);
}

function defaultIn(builder: FactsBuilder, pattern: TSESTree.Node, name: TSESTree.Node): Expr | undefined {
  if (pattern.type === N.AssignmentPattern && pattern.left === name) return toExpr(builder, pattern.right);
  return undefined;
}

function parameter(builder: FactsBuilder, fn: FunctionSyntax, name: TSESTree.Node, values: Expr[]): Partial<Binding> {
  const params = parametersOf(fn);
  const index = params.findIndex((candidate) => isWithin(name, candidate));
  if (index === -1) return {};
  let target: TSESTree.Node = params[index]!;
  if (target.type === N.TSParameterProperty) target = target.parameter;
  const id = builder.fn(fn);
  const outer = target.type === N.AssignmentPattern ? target.left : target;
  const type = 'typeAnnotation' in outer ? typed(builder, outer as { typeAnnotation?: TSESTree.TSTypeAnnotation }) : {};
  const given = index === 0 && !type.type ? givenTo(builder, fn) : UNKNOWN;
  if (outer === name) {
    const otherwise = target.type === N.AssignmentPattern ? toExpr(builder, target.right) : undefined;
    if (otherwise) values.push(otherwise);
    values.push(given);
    const isComputed = otherwise !== undefined && !isLiteral(otherwise) && !isObject(otherwise);
    return { ...type, param: [id, index], ...(isComputed && { computed: true }) };
  }
  if (outer.type === N.RestElement) return { param: [id, index] };
  const whole: Binding = { name: '', ...type, ...(!isUnresolved(given) && { value: given }), param: [id, index] };
  values.push(fromPattern(builder, outer, name, ['var', builder.anonymousBinding(whole)]));
  return {};
}

const UNKNOWN: Expr = ['?'];
/** What a call passes to the first parameter of a function literal: an element, or the value of a promise. */
function givenTo(builder: FactsBuilder, fn: FunctionSyntax): Expr {
  // Declarations without a body are not visited, so they have no parent.
  const call = fn.parent as TSESTree.Node | undefined;
  if (call?.type !== N.CallExpression || call.arguments[0] !== fn || call.callee.type !== N.MemberExpression)
    return UNKNOWN;
  const method = keyOf(call.callee, call.callee.property);
  const isThen = method === 'then';
  if (method === undefined || (!isThen && !GIVES_ELEMENT.has(method))) return UNKNOWN;
  const source = toExpr(builder, call.callee.object);
  return isUnresolved(source) ? source : isThen ? ['await', source] : ['elem', source, 'each'];
}

function imported(builder: FactsBuilder, node: TSESTree.Node, parent: TSESTree.Node): Expr {
  if (node.type === N.TSImportEqualsDeclaration) {
    const reference = node.moduleReference;
    if (reference.type === N.TSExternalModuleReference && reference.expression.type === N.Literal) {
      return [
        'module',
        builder.module(String(reference.expression.value), 'require', node, node.importKind === 'type'),
      ];
    }
    return ['?'];
  }
  if (parent.type !== N.ImportDeclaration) return ['?'];
  const typeOnly = parent.importKind === 'type' || (node.type === N.ImportSpecifier && node.importKind === 'type');
  const module: Expr = ['module', builder.module(parent.source.value, 'import', parent, typeOnly)];
  if (node.type === N.ImportDefaultSpecifier) return ['prop', module, 'default'];
  if (node.type === N.ImportNamespaceSpecifier) return module;
  if (node.type === N.ImportSpecifier)
    return ['prop', module, node.imported.type === N.Identifier ? node.imported.name : node.imported.value];
  return ['?'];
}

function typeName(builder: FactsBuilder, node: TSESTree.Node): Partial<Binding> {
  switch (node.type) {
    case N.TSInterfaceDeclaration: {
      const id = membersOf(builder, node, node.id.name, node.body.body);
      const parents = node.extends
        .map((parent): TypeExpr => {
          const name = toExpr(builder, parent.expression);
          return isUnresolved(name) ? ['?'] : ['ref', name, []];
        })
        .filter((type) => !isUnresolved(type));
      if (parents.length) builder.interfaces[id]!.extends = parents;
      return { interface: id };
    }
    case N.TSTypeAliasDeclaration: {
      const alias = toType(builder, node.typeAnnotation);
      return isUnresolved(alias) ? {} : { alias };
    }
    case N.TSTypeParameter: {
      const alias = toType(builder, node.constraint);
      return isUnresolved(alias) ? {} : { alias };
    }
    default:
      return {};
  }
}

/** `namespace fs { export function exists() {} }` counts as an object with its exports. */
function namespaceExpr(builder: FactsBuilder, node: TSESTree.TSModuleDeclaration): Expr {
  if (node.body?.type !== N.TSModuleBlock) return ['?'];
  const id = builder.object(node);
  if (builder.describedObjects.has(id)) return ['obj', id];
  builder.describedObjects.add(id);
  const entries: [string, Expr][] = [];
  for (const statement of node.body.body) {
    if (statement.type !== N.ExportNamedDeclaration || !statement.declaration) continue;
    const { declaration } = statement;
    const names =
      declaration.type === N.VariableDeclaration
        ? declaration.declarations.flatMap(({ id: pattern }) => patternNames(pattern))
        : 'id' in declaration && declaration.id?.type === N.Identifier
          ? [declaration.id]
          : [];
    for (const name of names) {
      const variable = builder.declared(name);
      if (variable) entries.push([name.name, ['var', builder.binding(variable)]]);
    }
  }
  builder.objects[id]!.entries = entries;
  return ['obj', id];
}
