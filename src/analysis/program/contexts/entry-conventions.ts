/** Where contexts begin by convention: decorators, exported names, methods frameworks call, parameters of handlers. */
import { DECORATORS, EXPORTS, METHODS } from '../../catalogue/contexts/conventions.ts';
import { DRAWS_PAGES, RESOLVER_MAPS } from '../../catalogue/contexts/frameworks.ts';
import { REQUEST_PARAMETERS } from '../../catalogue/contexts/callbacks.ts';
import type { Decorator } from '../../facts/facts.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Hierarchy } from '../values/class-hierarchy.ts';
import { describedHandler, eventOf } from '../link/registrations.ts';
import { give } from '../link/link.ts';
import type { FunctionNode, Seed, Unit } from '../graph/graph.ts';
import { nameOf, writtenName } from '../link/parameter-uses.ts';

const decorators = new Map<string, Seed>(DECORATORS.flatMap(({ names, context, kind }) => names.split(' ').map((name) => [name, { context, kind }] as const)));
const methods = METHODS.flatMap(({ names, ...row }) => names.split(' ').map((name) => ({ name, ...row })));
const exported = EXPORTS.map((row) => ({ ...row, pattern: new RegExp(row.path), names: row.names.split(' '), imports: row.imports?.split(' ') }));
const TRANSPORTS: ReadonlySet<string> = new Set(['vscode']);

const RESOLVER: Seed = { context: 'request', kind: 'graphql' };
const SERVED: Seed = { context: 'request', kind: 'server action' };
const COMPONENT: Seed = { context: 'render', kind: 'component' };
/** What begins like this and gives markup is called to draw a page. */
const COMPONENT_NAME = /^[A-Z]/;

/** Adds the seeds of every function of a file. */
export function seedUnit(unit: Unit, evaluator: Evaluator, hierarchy: Hierarchy): void {
  if (unit.isDependency) return;
  for (const node of unit.nodes) {
    const seed = seedOf(node, hierarchy);
    if (seed) give(unit, node, seed, true);
  }
  for (const { pattern, names, imports, context, kind, parameter } of exported) {
    if (!pattern.test(unit.path) || (imports && !unit.facts.imports.some(({ specifier }) => imports.includes(specifier)))) continue;
    const wanted = names[0] === '*' ? unit.facts.exports.flatMap((entry) => ('value' in entry ? [entry.name] : [])) : names;
    for (const name of wanted) seedExport(unit, name, { context, kind }, evaluator, parameter);
  }
  if (unit.facts.isServed) for (const entry of unit.facts.exports) if ('value' in entry) seedExport(unit, entry.name, SERVED, evaluator);
  seedResolvers(unit, evaluator);
  if (unit.facts.imports.some(({ specifier }) => TRANSPORTS.has(specifier))) {
    seedExport(unit, 'activate', { context: 'startup', kind: 'vscode' }, evaluator);
    seedExport(unit, 'deactivate', { context: 'exit', kind: 'vscode' }, evaluator);
  }
}

/** @param parameter what the first parameter must be called */
function seedExport(unit: Unit, path: string, seed: Seed, evaluator: Evaluator, parameter?: RegExp): void {
  const [name = '', member] = path.split('.');
  const values = evaluator.exported(unit, name);
  for (const value of member === undefined ? values : values.flatMap((base) => (base.kind === 'object' ? evaluator.member(base, member) : []))) {
    if (value.kind !== 'fn') continue;
    const node = value.unit.nodes[value.id]!;
    if (!parameter || parameter.test(firstParameter(node))) give(unit, node, seed, true);
  }
}

/** Empty where there is none; of what is taken apart on the spot nobody knows a name. */
const firstParameter = ({ facts: { params: [first] }, unit }: FunctionNode): string => (first === undefined ? '' : unit.facts.bindings[first]?.name ?? '{}');

/** `{ Query: { user() {} }, Mutation: { save } }`, whoever makes a schema of it. */
function seedResolvers(unit: Unit, evaluator: Evaluator): void {
  for (const { entries } of unit.facts.objects) {
    for (const [key, expr] of entries) {
      if (!RESOLVER_MAPS.has(key) || expr[0] !== 'obj') continue;
      for (const [, member] of unit.facts.objects[expr[1]]!.entries) {
        for (const value of evaluator.value(unit, member)) if (value.kind === 'fn') give(unit, value.unit.nodes[value.id]!, RESOLVER, true);
      }
    }
  }
}

function seedOf(node: FunctionNode, hierarchy: Hierarchy): Seed | undefined {
  const { facts, unit } = node;
  if (facts.annotations?.runsIn) return { context: facts.annotations.runsIn, kind: '@runs-in' };
  for (const { callee } of facts.decorators ?? []) {
    const seed = decorators.get(decoratorName(unit, callee));
    if (seed) return seed;
  }
  if (facts.owner !== undefined && facts.kind === 'method') return seedOfMethod(node, facts.owner, hierarchy);
  if (facts.object) {
    const [id, key] = facts.object;
    const object = unit.facts.objects[id]!;
    const described = describedHandler(object, key);
    if (described) return described;
    const event = eventOf(object, key);
    if (event !== undefined) return { context: 'event', kind: event };
  }
  return seedOfParameters(node) ?? (facts.renders && !facts.async && COMPONENT_NAME.test(facts.name) && mayDrawPages(unit) ? COMPONENT : undefined);
}

/** Markup is written for other things as well: code, mails, documents. */
const mayDrawPages = ({ package: owner }: Unit): boolean =>
  owner === undefined || owner.dependencies.length === 0 || owner.dependencies.some((name) => DRAWS_PAGES.test(name));

function decoratorName(unit: Unit, callee: Decorator['callee']): string {
  if (callee[0] !== 'var') return nameOf(callee);
  const binding = unit.facts.bindings[callee[1]]!;
  return binding.value ? nameOf(binding.value) || binding.name : binding.name;
}

function seedOfMethod(node: FunctionNode, owner: number, hierarchy: Hierarchy): Seed | undefined {
  const name = node.facts.name.slice(node.facts.name.indexOf('.') + 1);
  const row = methods.find((candidate) => candidate.name === name && (!candidate.parents || hasParent(node.unit, owner, candidate.parents, hierarchy)));
  return row ? { context: row.context, kind: row.kind } : seedOfParameters(node);
}

/** By name: the base classes of frameworks are not read. */
function hasParent(unit: Unit, owner: number, names: string, hierarchy: Hierarchy): boolean {
  const wanted = names.split(' ');
  return hierarchy.lineage({ kind: 'class', unit, id: owner }).some(({ unit: at, id }) => {
    const facts = at.facts.classes[id]!;
    const written = [...(facts.extends ? [facts.extends] : []), ...(facts.implements ?? []).flatMap((type) => (type[0] === 'ref' ? [type[1]] : []))];
    return written.some((expr) => wanted.includes(writtenName(at, expr)));
  });
}

function seedOfParameters({ facts, unit }: FunctionNode): Seed | undefined {
  const [first = '', second = ''] = facts.params.map((id) => unit.facts.bindings[id]?.name ?? '');
  const row = REQUEST_PARAMETERS.find(([a, b]) => a.test(first) && b.test(second));
  // `next(null, result)` tells that nothing failed: no middleware says so.
  const isCallback = row?.[2] === 'middleware' && facts.calls.some(({ callee, args }) => (
    callee[0] === 'var' && callee[1] === facts.params[1] && args.length > 1));
  return row === undefined || isCallback ? undefined : { context: 'request', kind: row[2] };
}
