/** Imports that travel with moved code, and those that nothing needs any more when it is gone. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../engine/extract/node-types.ts';
import type { SourceTree } from '../../engine/extract/tree.ts';
import { isWithin } from '../../engine/places.ts';
import type { Variable } from '../../engine/scopes/scopes.ts';
import type { Patch } from '../chain/patch.ts';
import type { FileStyle } from './pool-files.ts';

/** The imports of the variables, one line for each module. */
export function importsOf(tree: SourceTree, variables: readonly Variable[], parts: readonly TSESTree.Node[], style: FileStyle): string[] {
  const declarations = new Map<TSESTree.Node, Variable[]>();
  for (const variable of variables) {
    const { node, parent } = variable.defs[0]! as { node: TSESTree.Node; parent?: TSESTree.Node | null };
    const declaration = node.type === N.VariableDeclarator || node.type === N.TSImportEqualsDeclaration ? node : parent!;
    declarations.set(declaration, [...declarations.get(declaration) ?? [], variable]);
  }
  return [...declarations].sort(([a], [b]) => a.range[0] - b.range[0]).map(([declaration, used]) => {
    if (declaration.type === N.VariableDeclarator) return `const ${tree.code(declaration)};\n`;
    if (declaration.type !== N.ImportDeclaration) return `${tree.code(declaration)}\n`;
    return importLineOf(tree, declaration, used, parts, style);
  });
}

function importLineOf(
  tree: SourceTree, declaration: TSESTree.ImportDeclaration, used: readonly Variable[], parts: readonly TSESTree.Node[], style: FileStyle,
): string {
  const specifiers = used.map(({ defs: [definition] }) => definition!.node as TSESTree.ImportClause);
  const named = specifiers.filter(({ type }) => type === N.ImportSpecifier).map((specifier) => tree.code(specifier));
  const clauses = [
    ...specifiers.filter(({ type }) => type !== N.ImportSpecifier).map((specifier) => tree.code(specifier)),
    ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : []),
  ];
  const isTypeOnly = style.isTypeScript && (declaration.importKind === 'type' || used.every((variable) => isTypeIn(variable, parts)));
  const attributes = declaration.attributes.length > 0 ? tree.text.slice(declaration.source.range[1], declaration.range[1]).replace(/;$/, '') : '';
  return `import ${isTypeOnly ? 'type ' : ''}${clauses.join(', ').replaceAll(isTypeOnly ? 'type ' : '\0', '')} from ${tree.code(declaration.source)}${attributes};\n`;
}

/** Is the variable only a type in these parts? */
const isTypeIn = ({ references }: Variable, parts: readonly TSESTree.Node[]): boolean =>
  references.every((reference) => !parts.some((part) => isWithin(reference.identifier as TSESTree.Node, part)) || isType(reference.identifier));

const TYPES: ReadonlySet<string> = new Set([N.TSTypeReference, N.TSQualifiedName, N.TSTypeQuery, N.TSInterfaceHeritage, N.TSClassImplements, N.TSImportType]);
const isType = ({ parent }: TSESTree.Node): boolean => parent !== undefined && TYPES.has(parent.type);

/**
 * Takes out the imports that nothing but the parts that are gone needs.
 * @returns the statements that went as a whole
 */
export function dropUnused(tree: SourceTree, variables: readonly Variable[], gone: readonly TSESTree.Node[], patch: Patch): Set<TSESTree.Node> {
  const unused = new Set(variables.filter(({ references }) => (
    references.every(({ identifier, init }) => init || gone.some((part) => isWithin(identifier as TSESTree.Node, part))))));
  const declarations = new Map<TSESTree.Node, TSESTree.ImportClause[]>();
  const removed = new Set<TSESTree.Node>();
  const take = (statement: TSESTree.Node) => {
    removed.add(statement);
    removeLine(tree, statement, patch);
  };
  for (const { defs: [definition] } of unused) {
    const { node, parent } = definition! as { node: TSESTree.Node; parent?: TSESTree.Node | null };
    if (node.type === N.VariableDeclarator && node.id.type === N.Identifier && node.parent.declarations.length === 1) take(node.parent);
    else if (parent?.type === N.ImportDeclaration) declarations.set(parent, [...declarations.get(parent) ?? [], node as TSESTree.ImportClause]);
  }
  for (const [declaration, specifiers] of declarations) {
    const { specifiers: all } = declaration as TSESTree.ImportDeclaration;
    if (specifiers.length === all.length) take(declaration);
    else for (const specifier of specifiers) removeSpecifier(tree, specifier, all, patch);
  }
  return removed;
}

function removeLine(tree: SourceTree, { range }: TSESTree.Node, patch: Patch): void {
  const rest = /^[ \t]*\r?\n/.exec(tree.text.slice(range[1]))?.[0].length ?? 0;
  patch.replace(range[0], range[1] + rest, '');
}

/** One name of several, with the comma that belongs to it. */
function removeSpecifier(tree: SourceTree, specifier: TSESTree.ImportClause, all: readonly TSESTree.ImportClause[], patch: Patch): void {
  const next = all[all.indexOf(specifier) + 1];
  const previous = all[all.indexOf(specifier) - 1];
  if (next && next.type === specifier.type) patch.replace(specifier.range[0], next.range[0], '');
  else if (previous && previous.type === specifier.type) patch.replace(previous.range[1], specifier.range[1], '');
  else {
    const comma = /^\s*,\s*/.exec(tree.text.slice(specifier.range[1]))?.[0].length ?? 0;
    patch.replace(specifier.range[0], specifier.range[1] + comma, '');
  }
}
