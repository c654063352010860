/** Where contexts begin by convention: decorators, exported names, methods frameworks call, parameters of handlers. */
import {
  bindingIndexOf,
  isNamedType,
  isObject,
  isVar,
  isVarAt,
  nameOf,
  objectIndexOf,
  typeNameOf,
} from '../../facts/expr.ts';
import { DECORATORS, EXPORTS, METHODS } from '../../catalogue/contexts/conventions.ts';
import { DRAWS_PAGES, RESOLVER_MAPS } from '../../catalogue/contexts/frameworks.ts';
import { MIDDLEWARE, REQUEST_PARAMETERS } from '../../catalogue/contexts/handlers.ts';
import type { Decorator } from '../../facts/facts.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Hierarchy } from '../values/class-hierarchy.ts';
import { describedHandler, eventOf } from './registrations.ts';
import { give } from './edges.ts';
import { writtenName } from '../graph/written-names.ts';
import type { FunctionSymbol, EntryPoint, SourceFile } from '../graph/graph.ts';

const decorators = new Map<string, EntryPoint>(
  DECORATORS.flatMap(({ names, context, kind }) => names.split(' ').map((name) => [name, { context, kind }] as const)),
);
const methods = METHODS.flatMap(({ names, ...row }) => names.split(' ').map((name) => ({ name, ...row })));
const exported = EXPORTS.map((row) => ({
  ...row,
  pattern: new RegExp(row.path),
  names: row.names.split(' '),
  imports: row.imports?.split(' '),
}));

const RESOLVER: EntryPoint = { context: 'request', kind: 'graphql' };
const SERVED: EntryPoint = { context: 'request', kind: 'server action' };
const COMPONENT: EntryPoint = { context: 'render', kind: 'component' };
/** What begins like this and gives markup is called to draw a page. */
const COMPONENT_NAME = /^[A-Z]/;

/** Adds the seeds of every function of a file. */
export function applyConventions(sourceFile: SourceFile, evaluator: Evaluator, hierarchy: Hierarchy): void {
  if (sourceFile.isDependency) return;
  for (const node of sourceFile.nodes) {
    const entryPoint = seedOf(node, hierarchy);
    if (entryPoint) give(sourceFile, node, entryPoint, true);
  }
  for (const { pattern, names, imports, context, kind, parameter } of exported) {
    if (
      !pattern.test(sourceFile.path) ||
      (imports && !sourceFile.facts.imports.some(({ specifier }) => imports.includes(specifier)))
    )
      continue;
    const wanted =
      names[0] === '*' ? sourceFile.facts.exports.flatMap((entry) => ('value' in entry ? [entry.name] : [])) : names;
    for (const name of wanted) seedExport(sourceFile, name, { context, kind }, evaluator, parameter);
  }
  if (sourceFile.facts.isServed)
    for (const entry of sourceFile.facts.exports)
      if ('value' in entry) seedExport(sourceFile, entry.name, SERVED, evaluator);
  seedResolvers(sourceFile, evaluator);
}

/** @param parameter what the first parameter must be called */
function seedExport(
  sourceFile: SourceFile,
  path: string,
  entryPoint: EntryPoint,
  evaluator: Evaluator,
  parameter?: RegExp,
): void {
  const [name = '', member] = path.split('.');
  const values = evaluator.exported(sourceFile, name);
  for (const value of member === undefined
    ? values
    : values.flatMap((base) => (base.kind === 'object' ? evaluator.member(base, member) : []))) {
    if (value.kind !== 'fn') continue;
    const node = value.sourceFile.nodes[value.id]!;
    if (!parameter || parameter.test(firstParameter(node))) give(sourceFile, node, entryPoint, true);
  }
}

/** Empty where there is none; of what is taken apart on the spot nobody knows a name. */
const firstParameter = ({
  facts: {
    params: [first],
  },
  sourceFile,
}: FunctionSymbol): string => (first === undefined ? '' : (sourceFile.facts.bindings[first]?.name ?? '{}'));

/** `{ Query: { user() {} }, Mutation: { save } }`, whoever makes a schema of it. */
function seedResolvers(sourceFile: SourceFile, evaluator: Evaluator): void {
  for (const { entries } of sourceFile.facts.objects) {
    for (const [key, expr] of entries) {
      if (!RESOLVER_MAPS.has(key) || !isObject(expr)) continue;
      for (const [, member] of sourceFile.facts.objects[objectIndexOf(expr)]!.entries) {
        for (const value of evaluator.value(sourceFile, member))
          if (value.kind === 'fn') give(sourceFile, value.sourceFile.nodes[value.id]!, RESOLVER, true);
      }
    }
  }
}

function seedOf(node: FunctionSymbol, hierarchy: Hierarchy): EntryPoint | undefined {
  const { facts, sourceFile } = node;
  if (facts.annotations?.runsIn) return { context: facts.annotations.runsIn, kind: '@runs-in' };
  for (const { callee } of facts.decorators ?? []) {
    const entryPoint = decorators.get(decoratorName(sourceFile, callee));
    if (entryPoint) return entryPoint;
  }
  if (facts.owner !== undefined && facts.kind === 'method') return seedOfMethod(node, facts.owner, hierarchy);
  if (facts.object) {
    const [id, key] = facts.object;
    const object = sourceFile.facts.objects[id]!;
    const described = describedHandler(object, key);
    if (described) return described;
    const event = eventOf(object, key);
    if (event !== undefined) return { context: 'event', kind: event };
  }
  return (
    seedOfParameters(node) ??
    (facts.renders && !facts.async && COMPONENT_NAME.test(facts.name) && mayDrawPages(sourceFile)
      ? COMPONENT
      : undefined)
  );
}

/** Markup is written for other things as well: code, mails, documents. */
const mayDrawPages = ({ package: owner }: SourceFile): boolean =>
  owner === undefined || owner.dependencies.length === 0 || owner.dependencies.some((name) => DRAWS_PAGES.test(name));

function decoratorName(sourceFile: SourceFile, callee: Decorator['callee']): string {
  if (!isVar(callee)) return nameOf(callee);
  const binding = sourceFile.facts.bindings[bindingIndexOf(callee)]!;
  return binding.value ? nameOf(binding.value) || binding.name : binding.name;
}

function seedOfMethod(node: FunctionSymbol, owner: number, hierarchy: Hierarchy): EntryPoint | undefined {
  const name = node.facts.name.slice(node.facts.name.indexOf('.') + 1);
  const row = methods.find(
    (candidate) =>
      candidate.name === name &&
      (!candidate.parents || hasParent(node.sourceFile, owner, candidate.parents, hierarchy)),
  );
  return row ? { context: row.context, kind: row.kind } : seedOfParameters(node);
}

/** By name: the base classes of frameworks are not read. */
function hasParent(sourceFile: SourceFile, owner: number, names: string, hierarchy: Hierarchy): boolean {
  const wanted = names.split(' ');
  return hierarchy.lineage({ kind: 'class', sourceFile, id: owner }).some(({ sourceFile: at, id }) => {
    const facts = at.facts.classes[id]!;
    const written = [
      ...(facts.extends ? [facts.extends] : []),
      ...(facts.implements ?? []).flatMap((type) => (isNamedType(type) ? [typeNameOf(type)] : [])),
    ];
    return written.some((expr) => wanted.includes(writtenName(at, expr)));
  });
}

function seedOfParameters({ facts, sourceFile }: FunctionSymbol): EntryPoint | undefined {
  const [first = '', second = ''] = facts.params.map((id) => sourceFile.facts.bindings[id]?.name ?? '');
  const row = REQUEST_PARAMETERS.find(([a, b]) => a.test(first) && b.test(second));
  // `next(null, result)` tells that nothing failed: no middleware says so.
  const isCallback =
    row?.[2] === MIDDLEWARE &&
    facts.calls.some(({ callee, args }) => isVarAt(callee, facts.params[1]) && args.length > 1);
  return row === undefined || isCallback ? undefined : { context: 'request', kind: row[2] };
}
