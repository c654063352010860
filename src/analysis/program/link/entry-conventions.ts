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
import { COMPONENT_FILES, CONSTRUCTIONS } from '../../catalogue/contexts/pages.ts';
import { DRAWS_PAGES, RESOLVER_MAPS } from '../../catalogue/contexts/frameworks.ts';
import { CONTROLLERS } from '../../catalogue/contexts/entry-names.ts';
import { MIDDLEWARE, REQUEST_PARAMETERS } from '../../catalogue/contexts/handlers.ts';
import type { Decorator } from '../../facts/facts.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Hierarchy } from '../values/class-hierarchy.ts';
import type { Value, Values } from '../values/values.ts';
import { answersOfDecorator, answersOfFile } from './entry-names-by-convention.ts';
import { describedHandler, eventOf } from './registrations.ts';
import { give } from './edges.ts';
import { applyTemplates, type Templates } from './template-uses.ts';
import { importsOneOf } from './imported.ts';
import { entriesOf } from './object-rows.ts';
import { writtenName } from '../graph/written-names.ts';
import type { FunctionSymbol, EntryPoint, SourceFile } from '../graph/graph.ts';

const decorators = new Map<string, EntryPoint>(
  DECORATORS.flatMap(({ names, context, kind }) => names.split(' ').map((name) => [name, { context, kind }] as const)),
);
const methods = METHODS.map(({ names, parents, decorators: by, imports, context, kind }) => ({
  names: new Set(names.split(' ')),
  parents: parents?.split(' '),
  decorators: by?.split(' '),
  imports: imports?.split(' '),
  entryPoint: { context, kind },
}));
const constructions = CONSTRUCTIONS.map(({ decorators: by, imports, context, kind }) => ({
  decorators: by.split(' '),
  imports: imports.split(' '),
  entryPoint: { context, kind },
}));
const exported = EXPORTS.map((row) => ({
  ...row,
  pattern: new RegExp(row.path),
  names: row.names.split(' '),
  imports: row.imports?.split(' '),
}));

const BY_EXPORT = { isByConvention: true, isOfHost: true } as const;

/** Where a context begins, and whether that is certain. */
interface Seed {
  readonly entryPoint: EntryPoint;
  readonly isOfHost?: true;
}

const RESOLVER: EntryPoint = { context: 'request', kind: 'graphql' };
const SERVED: EntryPoint = { context: 'request', kind: 'server action' };
const COMPONENT: EntryPoint = { context: 'render', kind: 'component' };
/** A function that begins like this and returns markup is called to draw a page. */
const COMPONENT_NAME = /^[A-Z]/;

/** Adds the seeds of every function of a file. */
export function applyConventions(sourceFile: SourceFile, evaluator: Evaluator, hierarchy: Hierarchy): void {
  if (sourceFile.isDependency) return;
  // First: they say more than the names of methods do.
  const templates = applyTemplates(sourceFile, evaluator, hierarchy);
  for (const node of sourceFile.nodes) {
    const seed = seedOf(node, evaluator, hierarchy, templates);
    if (seed) give(sourceFile, node, seed.entryPoint, { isByConvention: true, isOfHost: seed.isOfHost ?? false });
  }
  for (const { pattern, names, imports, context, kind, parameter, address } of exported) {
    if (!pattern.test(sourceFile.path) || (imports && !importsOneOf(sourceFile.facts.imports, imports))) continue;
    const wanted =
      names[0] === '*' ? sourceFile.facts.exports.flatMap((entry) => ('value' in entry ? [entry.name] : [])) : names;
    const path = address?.exec(sourceFile.path)?.[1];
    for (const name of wanted)
      seedExport(sourceFile, name, { context, kind, ...answersOfFile(path, name) }, evaluator, parameter);
  }
  if (sourceFile.facts.isComponent) seedComponent(sourceFile);
  if (sourceFile.facts.isServed)
    for (const entry of sourceFile.facts.exports)
      if ('value' in entry) seedExport(sourceFile, entry.name, SERVED, evaluator);
  seedResolvers(sourceFile, evaluator);
}

/** What stands outside of functions there runs for each component, not when the file is loaded. */
function seedComponent(sourceFile: SourceFile): void {
  const row = COMPONENT_FILES.find(({ path }) => path.test(sourceFile.path));
  const [module] = sourceFile.nodes;
  if (row && module) give(sourceFile, module, { context: row.context, kind: row.kind }, BY_EXPORT);
}

/** @param parameter what the first parameter must be called */
function seedExport(
  sourceFile: SourceFile,
  path: string,
  entryPoint: EntryPoint,
  evaluator: Evaluator,
  parameter?: RegExp,
): void {
  const [name = '', ...members] = path.split('.');
  const values = members.reduce<Values>(
    (bases, member) => bases.flatMap((base) => membersOf(base, member, evaluator)),
    evaluator.exported(sourceFile, name),
  );
  for (const value of values) {
    if (value.kind !== 'fn') continue;
    const node = value.sourceFile.nodes[value.id]!;
    if (!parameter || parameter.test(firstParameter(node))) give(sourceFile, node, entryPoint, BY_EXPORT);
  }
}

/** @param member a name, or `*` for all: functions of an object, methods of a class that the framework makes */
function membersOf(base: Value, member: string, evaluator: Evaluator): Values {
  if (base.kind !== 'object' && base.kind !== 'class') return [];
  return entriesOf(base, evaluator).flatMap(([key, values]) => (member === '*' || key === member ? values : []));
}

/** Empty if there is none; a destructured parameter has no known name. */
const firstParameter = ({
  facts: {
    params: [first],
  },
  sourceFile,
}: FunctionSymbol): string => (first === undefined ? '' : (sourceFile.facts.bindings[first]?.name ?? '{}'));

/** `{ Query: { user() {} }, Mutation: { save } }`, whichever library makes a schema of it. */
function seedResolvers(sourceFile: SourceFile, evaluator: Evaluator): void {
  for (const { entries } of sourceFile.facts.objects) {
    for (const [key, expr] of entries) {
      if (!RESOLVER_MAPS.has(key) || !isObject(expr)) continue;
      for (const [, member] of sourceFile.facts.objects[objectIndexOf(expr)]!.entries) {
        for (const value of evaluator.value(sourceFile, member))
          if (value.kind === 'fn') give(sourceFile, value.sourceFile.nodes[value.id]!, RESOLVER, BY_EXPORT);
      }
    }
  }
}

function seedOf(
  node: FunctionSymbol,
  evaluator: Evaluator,
  hierarchy: Hierarchy,
  templates: Templates,
): Seed | undefined {
  const { facts, sourceFile } = node;
  if (facts.annotations?.runsIn) return { entryPoint: { context: facts.annotations.runsIn, kind: '@runs-in' } };
  if (facts.isServed) return { entryPoint: SERVED, isOfHost: true };
  for (const decorator of facts.decorators ?? []) {
    const name = decoratorName(sourceFile, decorator.callee);
    const entryPoint = decorators.get(name);
    if (!entryPoint) continue;
    const answers = answersOfDecorator(evaluator, node, name, decorator, controllerOf(node));
    return { entryPoint: { ...entryPoint, ...(answers && { answers }) }, isOfHost: true };
  }
  if (facts.owner !== undefined && facts.kind === 'method')
    return seedOfMethod(node, facts.owner, hierarchy, templates);
  if (facts.owner !== undefined && (facts.kind === 'constructor' || facts.kind === 'field'))
    return seedOfConstruction(node, facts.owner) ?? seedOfParameters(node);
  if (facts.object) {
    const [id, key] = facts.object;
    const object = sourceFile.facts.objects[id]!;
    const described = describedHandler(object, key, sourceFile);
    if (described) return { entryPoint: described };
    const event = eventOf(object, key);
    if (event !== undefined) return { entryPoint: { context: 'event', kind: event } };
  }
  return (
    seedOfParameters(node) ??
    (facts.renders && !facts.async && COMPONENT_NAME.test(facts.name) && mayDrawPages(sourceFile)
      ? { entryPoint: COMPONENT }
      : undefined)
  );
}

/** The decorator that says below which path the methods of the class answer. */
const controllerOf = ({ facts: { owner }, sourceFile }: FunctionSymbol): Decorator | undefined =>
  owner === undefined
    ? undefined
    : sourceFile.facts.classes[owner]!.decorators?.find(({ callee }) =>
        CONTROLLERS.has(decoratorName(sourceFile, callee)),
      );

/** Markup is written for other things as well: code, mails, documents. */
const mayDrawPages = ({ package: owner }: SourceFile): boolean =>
  owner === undefined || owner.dependencies.length === 0 || owner.dependencies.some((name) => DRAWS_PAGES.test(name));

function decoratorName(sourceFile: SourceFile, callee: Decorator['callee']): string {
  if (!isVar(callee)) return nameOf(callee);
  const binding = sourceFile.facts.bindings[bindingIndexOf(callee)]!;
  return binding.value ? nameOf(binding.value) || binding.name : binding.name;
}

function seedOfMethod(
  node: FunctionSymbol,
  owner: number,
  hierarchy: Hierarchy,
  templates: Templates,
): Seed | undefined {
  const { facts, sourceFile } = node;
  const isTold = templates.called.has(node) || (templates.read.has(owner) && isCalledHere(node));
  const name = facts.name.slice(facts.name.indexOf('.') + 1);
  const row = methods.find(
    ({ names, parents, decorators: by, imports }) =>
      (names.has(name) || (names.has('*') && !isTold)) &&
      (!imports || importsOneOf(sourceFile.facts.imports, imports)) &&
      (!by || hasDecorator(sourceFile, owner, by)) &&
      (!parents || hasParent(sourceFile, owner, parents, hierarchy)),
  );
  return row ? { entryPoint: row.entryPoint, isOfHost: true } : seedOfParameters(node);
}

/** What runs when an instance is made: its constructor and the values of its fields. */
function seedOfConstruction({ facts, sourceFile }: FunctionSymbol, owner: number): Seed | undefined {
  // Most only hold what they are given.
  if (facts.calls.length === 0 && !facts.work) return undefined;
  const row = constructions.find(
    ({ decorators: by, imports }) =>
      importsOneOf(sourceFile.facts.imports, imports) && hasDecorator(sourceFile, owner, by),
  );
  return row && { entryPoint: row.entryPoint, isOfHost: true };
}

/** By another method of its class, and not only by what such a method passes on: who knows when that runs. */
const isCalledHere = (node: FunctionSymbol): boolean =>
  node.in.some(
    ({ from, kind }) =>
      kind !== 'guess' &&
      from !== node &&
      from.sourceFile === node.sourceFile &&
      from.facts.owner !== undefined &&
      from.facts.owner === node.facts.owner,
  );

const hasDecorator = (sourceFile: SourceFile, owner: number, names: readonly string[]): boolean =>
  (sourceFile.facts.classes[owner]!.decorators ?? []).some(({ callee }) =>
    names.includes(decoratorName(sourceFile, callee)),
  );

/** By name: the base classes of frameworks are not read. */
function hasParent(sourceFile: SourceFile, owner: number, wanted: readonly string[], hierarchy: Hierarchy): boolean {
  return hierarchy.lineage({ kind: 'class', sourceFile, id: owner }).some(({ sourceFile: at, id }) => {
    const facts = at.facts.classes[id]!;
    const written = [
      ...(facts.extends ? [facts.extends] : []),
      ...(facts.implements ?? []).flatMap((type) => (isNamedType(type) ? [typeNameOf(type)] : [])),
    ];
    return written.some((expr) => wanted.includes(writtenName(at, expr)));
  });
}

function seedOfParameters({ facts, sourceFile }: FunctionSymbol): Seed | undefined {
  const [first = '', second = ''] = facts.params.map((id) => sourceFile.facts.bindings[id]?.name ?? '');
  const row = REQUEST_PARAMETERS.find(([a, b]) => a.test(first) && b.test(second));
  // `next(null, result)` reports success: middleware does not do that.
  const isCallback =
    row?.[2] === MIDDLEWARE &&
    facts.calls.some(({ callee, args }) => isVarAt(callee, facts.params[1]) && args.length > 1);
  return row === undefined || isCallback ? undefined : { entryPoint: { context: 'request', kind: row[2] } };
}
