/** Handles references to a method by name, in all files that may know an object with it. */
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import type { Carrier } from './carrier.ts';
import { isMocker, mockResolved } from './expectations.ts';
import { filesReaching, isOwned } from './family.ts';
import { declaredTypeOf, FileView } from './file-view.ts';
import { handleUse, type MethodSubject } from './reference-uses.ts';

export function checkMembers(chain: Carrier, subject: MethodSubject): void {
  const { name, family } = subject;
  const sourceFiles = new Set(
    family.owners.flatMap((own) => [...filesReaching(chain.program.sourceFiles, own.sourceFile)]),
  );
  for (const sourceFile of sourceFiles) {
    if (sourceFile.isDependency || !chain.sources.source.text(sourceFile.path)?.includes(name.replace('#', '')))
      continue;
    const tree = chain.sources.tree(sourceFile);
    if (!tree) continue;
    const view = new FileView(chain, sourceFile, tree);
    traverse(tree.program, (at) => {
      switch (at.type) {
        case N.MemberExpression:
          if (keyOf(at, at.property) === name) member(view, at, subject);
          break;
        case N.Property:
          if (keyOf(at, at.key) !== name) break;
          if (at.parent.type === N.ObjectPattern) destructured(view, at, at.parent, subject);
          else if (at.parent.type === N.ObjectExpression) standIn(view, at, at.parent, subject);
          break;
        case N.Literal:
          if (at.value === name) named(view, at);
      }
    });
  }
}

function member(view: FileView, at: TSESTree.MemberExpression, subject: MethodSubject): void {
  const { family, node } = subject;
  const { hierarchy } = view.chain.program.evaluator;
  const bases = view.valuesOf(at.object);
  const known = view.valuesOf(at);
  const isIt =
    bases.some((base) => isOwned(family, base)) ||
    known.some((value) => value.kind === 'fn' && value.sourceFile === node.sourceFile && value.id === node.id) ||
    bases.some(
      (base) =>
        (base.kind === 'instance' || base.kind === 'class') &&
        hierarchy.lineage(base).some((above) => isOwned(family, above)),
    );
  if (isIt) {
    const property = handleUse(view, at, subject);
    if (property) checkMembers(view.chain, property);
  } else if (bases.length === 0 && known.length === 0 && !isOtherValue(at.object)) {
    const code = view.tree.code(at).split('\n').at(-1)!.trim().slice(-40);
    view.refuse(at, `\`${code}\` may be a reference to it`);
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
  view: FileView,
  at: TSESTree.Property,
  { parent }: TSESTree.ObjectPattern,
  { family, name }: MethodSubject,
): void {
  const source = parent.type === N.VariableDeclarator && parent.init ? view.valuesOf(parent.init) : [];
  if (source.some((value) => isOwned(family, value))) view.refuse(at, `${name} is destructured from its object`);
}

/** A test object that stands in for one of the project: `{ load: () => 3 }`. */
function standIn(
  view: FileView,
  at: TSESTree.Property,
  object: TSESTree.ObjectExpression,
  { node, family, name }: MethodSubject,
): void {
  const { sourceFile, tree, chain } = view;
  const isTest = sourceFile.role === 'test';
  if (!isFunction(at.value) || (!isTest && family.owners.every(({ kind }) => kind !== 'interface'))) return;
  const own = sourceFile.nodes[tree.idOf(at.value)];
  if (!own || own === node || own.facts.async) return;
  const declared = declaredTypeOf(object);
  const isDeclared = declared && view.interfacesOf(declared).some((value) => isOwned(family, value));
  if (isDeclared === false) return;
  if (isDeclared || isTest) chain.require(own);
  else view.refuse(at, `an object with ${name}() may replace it`);
}

/** `jest.spyOn(store, 'load')`. */
function named(view: FileView, { parent }: TSESTree.Literal): void {
  if (parent.type === N.CallExpression && isMocker(parent.callee)) mockResolved(view.tree, parent, view.patch());
}
