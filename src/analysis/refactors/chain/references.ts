/** Handles every reference to a function that becomes async: awaits calls, follows exports, refuses uses as a value. */
import type { TSESTree } from '@typescript-eslint/types';
import { writtenName, keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { FunctionSymbol, SourceFile } from '../../program/graph/graph.ts';
import type { Own, Value } from '../../program/values/values.ts';
import type { Carrier } from './carrier.ts';
import type { Link } from './carrier.ts';
import { isMocker, mockResolved } from './expectations.ts';
import { declaredOtherwise } from './handed-over.ts';
import { filesReaching, isOwned, type Family } from './family.ts';
import { Refusal } from './refusal.ts';
import {
  argumentsOf,
  baseOf,
  calleeOf,
  choicesOf,
  classIndexOf,
  type Expr,
  functionIndexOf,
  itemsOf,
  objectIndexOf,
} from '../../facts/expr.ts';

/** The function and the name it is referred to by. */
interface Subject {
  readonly node: FunctionSymbol;
  readonly name: string;
  /** For a method: all declarations that change with it. */
  readonly family?: Family;
}

/** @throws {Refusal} if a reference prevents the function from being async */
export function checkReferences(chain: Carrier, link: Link): void {
  const { node, tree, fn } = link;
  const { parent } = fn;
  const refuse = (reason: string): never => {
    throw new Refusal(reason, node.sourceFile.path, node.facts.span);
  };
  switch (parent.type) {
    case N.MethodDefinition:
    case N.PropertyDefinition: {
      const name = keyOf(parent, parent.key);
      if (name === undefined) return refuse('the method has a computed name');
      const owner: Own = {
        kind: parent.static ? 'class' : 'instance',
        sourceFile: node.sourceFile,
        id: node.facts.owner ?? ownerOf(node),
      };
      if (parent.static || name.startsWith('#'))
        return members(chain, { node, name, family: { name, owners: [owner] } });
      return members(chain, { node, name, family: chain.family([owner], name, node) });
    }
    case N.Property:
      return ofObject(chain, link, parent);
    case N.VariableDeclarator:
      return parent.id.type === N.Identifier
        ? variables(chain, { node, name: parent.id.name })
        : refuse('it is destructured');
    case N.AssignmentExpression: {
      const name = exportedName(parent.left);
      return name === undefined ? refuse('it is assigned to another variable') : variables(chain, { node, name });
    }
    case N.CallExpression:
    case N.NewExpression: {
      if (parent.callee === fn) return undefined;
      const declared = declaredOtherwise(chain, node.sourceFile, tree, parent, fn);
      if (declared) return refuse(declared);
      if (node.in.some(({ kind }) => kind !== 'guess')) return undefined;
      return isTestCallback(node, parent.callee)
        ? undefined
        : refuse(`${tree.code(parent.callee).split('\n')[0]}() may not await its callback`);
    }
    case N.JSXExpressionContainer:
      return node.in.length > 0 ? undefined : refuse('it is passed to a component');
    default:
      if (fn.type === N.FunctionDeclaration) return variables(chain, { node, name: fn.id?.name ?? 'default' });
      if (parent.type === N.ExportDefaultDeclaration) return variables(chain, { node, name: 'default' });
      if (node.in.length === 0 || node.in.some(({ kind }) => kind !== 'call') || parent.type === N.ReturnStatement)
        refuse('it is used as a value');
  }
}

/** Callbacks that test frameworks await, whichever framework it is. */
const isTestCallback = ({ sourceFile }: FunctionSymbol, callee: TSESTree.Node): boolean =>
  sourceFile.role === 'test' &&
  /^(it|test|specify|bench|before|after|beforeEach|afterEach|beforeAll|afterAll|setup|teardown)$/.test(
    writtenName(callee).split('.')[0]!,
  );

/** Fields belong to a class through the function of its initialisers. */
const ownerOf = ({ sourceFile, facts }: FunctionSymbol): number =>
  sourceFile.facts.functions[facts.parent]?.owner ?? -1;

function exportedName(left: TSESTree.Node): string | undefined {
  if (left.type !== N.MemberExpression) return undefined;
  const key = keyOf(left, left.property);
  if (left.object.type === N.Identifier && left.object.name === 'module' && key === 'exports') return 'default';
  return isExports(left.object) ? key : undefined;
}

const isExports = (node: TSESTree.Node): boolean =>
  (node.type === N.Identifier && node.name === 'exports') ||
  (node.type === N.MemberExpression &&
    node.object.type === N.Identifier &&
    node.object.name === 'module' &&
    keyOf(node, node.property) === 'exports');

/** A method of an object literal: belongs to its declared type, to a module's exports, or to a variable. */
function ofObject(chain: Carrier, { node, tree }: Link, property: TSESTree.Property): void {
  const refuse = (reason: string): never => {
    throw new Refusal(reason, node.sourceFile.path, node.facts.span);
  };
  const name = keyOf(property, property.key);
  const object = property.parent as TSESTree.ObjectExpression;
  if (name === undefined || node.facts.object === undefined) return refuse('its name is unknown');
  if (isExportedObject(object)) return variables(chain, { node, name });
  const own: Own = { kind: 'object', sourceFile: node.sourceFile, id: node.facts.object[0] };
  const { parent } = object;
  const declared =
    parent.type === N.VariableDeclarator
      ? parent.id.typeAnnotation?.typeAnnotation
      : parent.type === N.TSAsExpression || parent.type === N.TSSatisfiesExpression
        ? parent.typeAnnotation
        : undefined;
  if (declared) {
    if (tree.code(declared) === 'const') return members(chain, { node, name, family: { name, owners: [own] } });
    const owners = interfacesOf(chain, node.sourceFile, tree, declared);
    if (owners.length === 0) return refuse(`its type ${tree.code(declared)} is declared outside the project`);
    const family = chain.family(owners, name, node);
    return members(chain, { node, name, family: { ...family, owners: [...family.owners, own] } });
  }
  if (parent.type === N.CallExpression || parent.type === N.NewExpression) {
    // A registration that is known to the program calls it later.
    return node.in.length > 0 && node.in.every(({ kind }) => kind === 'later' || kind === 'then')
      ? undefined
      : refuse('it is passed on in an object');
  }
  if (parent.type !== N.VariableDeclarator) return refuse('it is passed on in an object');
  members(chain, { node, name, family: { name, owners: [own] } });
}

function isExportedObject({ parent }: TSESTree.Node): boolean {
  if (parent?.type === N.ExportDefaultDeclaration) return true;
  return parent?.type === N.AssignmentExpression && isExports(parent.left);
}

/** The project's interfaces that a declared type refers to. */
function interfacesOf(chain: Carrier, sourceFile: SourceFile, tree: SourceTree, type: TSESTree.TypeNode): Own[] {
  const name = type.type === N.TSTypeReference && type.typeName.type === N.Identifier ? type.typeName : undefined;
  if (!name) return [];
  const { evaluator } = chain.program;
  return evaluator
    .type(sourceFile, ['ref', tree.expr(name), []])
    .flatMap((value): Own[] => (value.kind === 'interface' || value.kind === 'instance' ? [value] : []));
}

/** Handles references to a function through variables and exports, in its file and in files that may import it. */
function variables(chain: Carrier, subject: Subject): void {
  const { node } = subject;
  const isIt = (value: Value) => value.kind === 'fn' && value.sourceFile === node.sourceFile && value.id === node.id;
  for (const sourceFile of filesReaching(chain.program.sourceFiles, node.sourceFile)) {
    const { bindings } = sourceFile.facts;
    const named = new Set(
      bindings.flatMap((_, id) => (chain.program.evaluator.value(sourceFile, ['var', id]).some(isIt) ? [id] : [])),
    );
    const text = chain.sources.source.text(sourceFile.path);
    if (named.size === 0 && !text?.includes(subject.name)) continue;
    const tree = chain.sources.tree(sourceFile);
    if (!tree) {
      if (named.size > 0) chain.treeOf(sourceFile);
      continue;
    }
    traverse(tree.program, (at) => {
      if (at.type === N.Identifier || at.type === N.JSXIdentifier) {
        const variable = tree.variable(at);
        if (!variable || variable.identifiers.includes(at as TSESTree.Identifier)) return;
        const [kind, id] = at.type === N.Identifier ? tree.expr(at) : (['?'] as Expr);
        if (kind === 'var' && named.has(id as number)) classify(chain, sourceFile, tree, at, subject);
        else if (at.type === N.JSXIdentifier && variable.name === subject.name)
          refuseAt(sourceFile, tree, at, 'a component cannot be async');
      } else if (
        at.type === N.MemberExpression &&
        keyOf(at, at.property) === subject.name &&
        valuesOf(chain, sourceFile, tree, at).some(isIt)
      ) {
        classify(chain, sourceFile, tree, at, subject);
      }
    });
  }
}

/** Handles references to a method by name, in all files that may know an object with it. */
function members(chain: Carrier, subject: Subject): void {
  const { name, family } = subject;
  const sourceFiles = new Set(
    family!.owners.flatMap((own) => [...filesReaching(chain.program.sourceFiles, own.sourceFile)]),
  );
  for (const sourceFile of sourceFiles) {
    if (sourceFile.isDependency || !chain.sources.source.text(sourceFile.path)?.includes(name.replace('#', '')))
      continue;
    const tree = chain.sources.tree(sourceFile);
    if (!tree) continue;
    traverse(tree.program, (at) => {
      if (at.type === N.MemberExpression && keyOf(at, at.property) === name)
        member(chain, sourceFile, tree, at, subject);
      else if (at.type === N.Property && at.parent.type === N.ObjectPattern && keyOf(at, at.key) === name)
        destructured(chain, sourceFile, tree, at, subject);
      else if (at.type === N.Property && at.parent.type === N.ObjectExpression && keyOf(at, at.key) === name)
        standIn(chain, sourceFile, tree, at, subject);
      else if (
        at.type === N.Literal &&
        at.value === name &&
        at.parent.type === N.CallExpression &&
        isMocker(at.parent.callee)
      ) {
        mockResolved(tree, at.parent, chain.sources.patch(sourceFile));
      }
    });
  }
}

function member(
  chain: Carrier,
  sourceFile: SourceFile,
  tree: SourceTree,
  at: TSESTree.MemberExpression,
  subject: Subject,
): void {
  const bases = valuesOf(chain, sourceFile, tree, at.object);
  const { evaluator } = chain.program;
  const known = valuesOf(chain, sourceFile, tree, at);
  const isIt =
    bases.some((base) => isOwned(subject.family!, base)) ||
    known.some(
      (value) => value.kind === 'fn' && value.sourceFile === subject.node.sourceFile && value.id === subject.node.id,
    ) ||
    bases.some(
      (base) =>
        (base.kind === 'instance' || base.kind === 'class') &&
        evaluator.hierarchy.lineage(base).some((above) => isOwned(subject.family!, above)),
    );
  if (isIt) classify(chain, sourceFile, tree, at, subject);
  else if (bases.length === 0 && known.length === 0 && !isOtherValue(at.object)) {
    refuseAt(
      sourceFile,
      tree,
      at,
      `\`${tree.code(at).split('\n').at(-1)!.trim().slice(-40)}\` may be a reference to it`,
    );
  }
}

/** Literals and their results are not objects of the project. */
const isOtherValue = (node: TSESTree.Node): boolean =>
  node.type === N.Literal ||
  node.type === N.TemplateLiteral ||
  node.type === N.ArrayExpression ||
  node.type === N.ImportExpression ||
  node.type === N.MetaProperty;

function destructured(
  chain: Carrier,
  sourceFile: SourceFile,
  tree: SourceTree,
  at: TSESTree.Property,
  subject: Subject,
): void {
  const pattern = at.parent.parent;
  const source =
    pattern.type === N.VariableDeclarator && pattern.init ? valuesOf(chain, sourceFile, tree, pattern.init) : [];
  if (source.some((value) => isOwned(subject.family!, value)))
    refuseAt(sourceFile, tree, at, `${subject.name} is destructured from its object`);
}

/** A test object that stands in for one of the project: `{ load: () => 3 }`. */
function standIn(
  chain: Carrier,
  sourceFile: SourceFile,
  tree: SourceTree,
  at: TSESTree.Property,
  { node, family, name }: Subject,
): void {
  if (!isFunction(at.value) || (sourceFile.role !== 'test' && family!.owners.every(({ kind }) => kind !== 'interface')))
    return;
  const own = sourceFile.nodes[tree.idOf(at.value)];
  if (!own || own === node || own.facts.async) return;
  const { parent } = at.parent;
  const declared =
    parent.type === N.VariableDeclarator
      ? parent.id.typeAnnotation?.typeAnnotation
      : parent.type === N.TSAsExpression || parent.type === N.TSSatisfiesExpression
        ? parent.typeAnnotation
        : undefined;
  const stands = declared
    ? interfacesOf(chain, sourceFile, tree, declared).some((value) => isOwned(family!, value))
    : undefined;
  if (stands === false) return;
  if (stands || sourceFile.role === 'test') chain.require(own);
  else refuseAt(sourceFile, tree, at, `an object with ${name}() may stand in for it`);
}

/** The values of an expression; empty if its ids are not those of the facts. */
function valuesOf(chain: Carrier, sourceFile: SourceFile, tree: SourceTree, node: TSESTree.Node): readonly Value[] {
  const expr = tree.expr(node);
  return isKnown(expr, sourceFile) ? chain.program.evaluator.value(sourceFile, expr) : [];
}

function isKnown(expr: Expr, { facts }: SourceFile): boolean {
  switch (expr[0]) {
    case 'obj':
      return objectIndexOf(expr) < facts.objects.length;
    case 'fn':
      return functionIndexOf(expr) < facts.functions.length;
    case 'class':
      return classIndexOf(expr) < facts.classes.length;
    case 'prop':
    case 'elem':
    case 'await':
    case 'as':
      return isKnown(baseOf(expr), { facts } as SourceFile);
    case 'call':
    case 'new':
      return (
        isKnown(calleeOf(expr), { facts } as SourceFile) &&
        argumentsOf(expr).every((argument) => isKnown(argument, { facts } as SourceFile))
      );
    case 'list':
      return itemsOf(expr).every((element) => isKnown(element, { facts } as SourceFile));
    case 'or':
      return choicesOf(expr).every((choice) => isKnown(choice, { facts } as SourceFile));
    default:
      return true;
  }
}

function refuseAt(sourceFile: SourceFile, tree: SourceTree, at: TSESTree.Node, reason: string): never {
  throw new Refusal(reason, sourceFile.path, tree.span(at));
}

/** Decides by the surrounding syntax what to do with a reference. */
function classify(chain: Carrier, sourceFile: SourceFile, tree: SourceTree, at: TSESTree.Node, subject: Subject): void {
  const reference = at.parent?.type === N.ChainExpression || at.parent?.type === N.TSNonNullExpression ? at.parent : at;
  const { parent } = reference;
  const refuse = (reason: string): never => refuseAt(sourceFile, tree, at, reason);
  switch (parent?.type) {
    case N.CallExpression:
    case N.NewExpression: {
      if (parent.callee === reference)
        return parent.type === N.CallExpression
          ? chain.awaitAt(sourceFile, tree, parent)
          : refuse('it is called with new');
      if (isMocker(parent.callee)) return mockResolved(tree, parent, chain.sources.patch(sourceFile));
      if (parent.callee.type === N.Identifier && parent.callee.name === 'expect') return;
      const span = String(tree.spanOfCall(parent));
      const isFollowed = subject.node.in.some(
        (edge) =>
          edge.from.sourceFile === sourceFile &&
          edge.kind !== 'guess' &&
          edge.kind !== 'call' &&
          String(edge.span) === span,
      );
      return isFollowed
        ? undefined
        : refuse(
            `${tree.code(parent.callee).split('\n').at(-1)!.trim()}() receives it as an argument and may not await it`,
          );
    }
    case N.TSAsExpression:
      return mockResolved(tree, parent, chain.sources.patch(sourceFile));
    case N.ExportSpecifier:
    case N.ExportDefaultDeclaration:
    case N.TSExportAssignment:
      return;
    // The export itself, or an exported value.
    case N.AssignmentExpression:
      return exportedName(parent.left) === undefined ? refuse('it is assigned to another variable') : undefined;
    case N.Property:
      return property(chain, sourceFile, tree, parent, subject, refuse);
    case N.MemberExpression: {
      const key = keyOf(parent, parent.property) ?? '';
      if (/^(call|apply)$/.test(key) && parent.parent.type === N.CallExpression)
        return chain.awaitAt(sourceFile, tree, parent.parent);
      if (key === 'bind') return refuse('it is bound with bind()');
      return mockResolved(tree, reference, chain.sources.patch(sourceFile));
    }
    case N.TSTypeQuery: {
      const outer = parent.parent.parent;
      if (outer?.type === N.TSTypeReference && tree.code(outer.typeName) === 'ReturnType') {
        const patch = chain.sources.patch(sourceFile);
        return patch.once(`awaited ${outer.range.join()}`) ? patch.around(outer, 'Awaited<', '>') : undefined;
      }
      return tree.code(outer ?? parent).startsWith('Parameters<') ? undefined : refuse('its type is used');
    }
    case N.ImportSpecifier:
    case N.ImportDefaultSpecifier:
      return;
    default:
      return refuse('it is used as a value');
  }
}

/** Assigned to an object property: continues with references to that property. */
function property(
  chain: Carrier,
  sourceFile: SourceFile,
  tree: SourceTree,
  at: TSESTree.Property,
  { node }: Subject,
  refuse: (reason: string) => never,
): void {
  if (at.parent.type !== N.ObjectExpression) return;
  const object = at.parent;
  if (isExportedObject(object)) return;
  const { parent } = object;
  const name = keyOf(at, at.key);
  if (parent.type !== N.VariableDeclarator || parent.id.typeAnnotation || name === undefined)
    return refuse('it is passed on in an object');
  const [kind, id] = tree.expr(object);
  if (kind !== 'obj') return refuse('it is passed on in an object');
  members(chain, { node, name, family: { name, owners: [{ kind: 'object', sourceFile, id }] } });
}
