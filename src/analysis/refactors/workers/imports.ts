/** The imports that moved code needs, and those that it leaves unused. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { ImportBook } from '../edits/imports.ts';
import type { FileStyle } from './pool-files.ts';

/** The imports of the variables, one line per module. */
export function importsOf(
  tree: SourceTree,
  variables: readonly Variable[],
  parts: readonly TSESTree.Node[],
  style: FileStyle,
): string[] {
  const declarations = new Map<TSESTree.Node, Variable[]>();
  for (const variable of variables) {
    const { node, parent } = variable.defs[0]! as { node: TSESTree.Node; parent?: TSESTree.Node | null };
    const declaration =
      node.type === N.VariableDeclarator || node.type === N.TSImportEqualsDeclaration ? node : parent!;
    declarations.set(declaration, [...(declarations.get(declaration) ?? []), variable]);
  }
  return [...declarations]
    .sort(([a], [b]) => a.range[0] - b.range[0])
    .map(([declaration, used]) => {
      if (declaration.type === N.VariableDeclarator) return `const ${tree.code(declaration)};\n`;
      if (declaration.type !== N.ImportDeclaration) return `${tree.code(declaration)}\n`;
      return importLineOf(tree, declaration, used, parts, style);
    });
}

function importLineOf(
  tree: SourceTree,
  declaration: TSESTree.ImportDeclaration,
  used: readonly Variable[],
  parts: readonly TSESTree.Node[],
  style: FileStyle,
): string {
  const specifiers = used.map(({ defs: [definition] }) => definition!.node as TSESTree.ImportClause);
  const named = specifiers.filter(({ type }) => type === N.ImportSpecifier).map((specifier) => tree.code(specifier));
  const clauses = [
    ...specifiers.filter(({ type }) => type !== N.ImportSpecifier).map((specifier) => tree.code(specifier)),
    ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : []),
  ];
  const isTypeOnly =
    style.isTypeScript && (declaration.importKind === 'type' || used.every((variable) => isTypeIn(variable, parts)));
  const attributes =
    declaration.attributes.length > 0
      ? tree.text.slice(declaration.source.range[1], declaration.range[1]).replace(/;$/, '')
      : '';
  return `import ${isTypeOnly ? 'type ' : ''}${clauses.join(', ').replaceAll(isTypeOnly ? 'type ' : '\0', '')} from ${tree.code(declaration.source)}${attributes};\n`;
}

/** Is the variable used only as a type in these parts? */
const isTypeIn = ({ references }: Variable, parts: readonly TSESTree.Node[]): boolean =>
  references.every(
    (reference) =>
      !parts.some((part) => isWithin(reference.identifier as TSESTree.Node, part)) || isType(reference.identifier),
  );

const TYPES: ReadonlySet<string> = new Set([
  N.TSTypeReference,
  N.TSQualifiedName,
  N.TSTypeQuery,
  N.TSInterfaceHeritage,
  N.TSClassImplements,
  N.TSImportType,
]);
const isType = ({ parent }: TSESTree.Node): boolean => parent !== undefined && TYPES.has(parent.type);

/** Releases the imports that only removed code used. */
export function releaseGone(variables: readonly Variable[], gone: readonly TSESTree.Node[], imports: ImportBook): void {
  for (const { references } of variables) {
    for (const { identifier } of references)
      if (gone.some((part) => isWithin(identifier as TSESTree.Node, part)))
        imports.release(identifier as TSESTree.Node);
  }
}
