/** The names under which a file knows modules: imports and results of `require`. */
import type { TSESTree } from '@typescript-eslint/types';
import { plain, keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';

export interface ModuleBinding {
  readonly variable: Variable;
  /** As written. */
  readonly module: string;
  /** The export name, `default`, or `*` for the module itself, which `require` returns. */
  readonly imported: string;
  /** The import or declaration that contains it. */
  readonly statement: TSESTree.Node;
  /** The braces that contain it, and everything between them. */
  readonly list?: { readonly range: readonly [number, number]; readonly items: readonly TSESTree.Node[] };
  /** Its own entry between the braces. */
  readonly item?: TSESTree.Node;
  readonly isType?: true;
}

/** Top-level bindings come first. */
export function bindingsOf(tree: SourceTree): ModuleBinding[] {
  const found: ModuleBinding[] = [];
  traverse(tree.program, (node) => {
    if (node.type === N.ImportDeclaration) found.push(...imported(tree, node));
    else if (node.type === N.TSImportEqualsDeclaration) found.push(...assigned(tree, node));
    else if (node.type === N.VariableDeclarator && node.init) found.push(...required(tree, node));
    return true;
  });
  return found;
}

function imported(tree: SourceTree, statement: TSESTree.ImportDeclaration): ModuleBinding[] {
  const listed = statement.specifiers.filter(({ type }) => type === N.ImportSpecifier);
  const list = listed.length > 0 ? { range: bracesOf(tree, statement, listed), items: listed } : undefined;
  return statement.specifiers.flatMap((specifier): ModuleBinding[] => {
    const variable = tree.declared(specifier.local);
    if (!variable) return [];
    const common = { variable, module: statement.source.value, statement };
    if (specifier.type === N.ImportNamespaceSpecifier) return [{ ...common, imported: '*', ...typeOnly(statement) }];
    if (specifier.type === N.ImportDefaultSpecifier)
      return [{ ...common, imported: 'default', ...typeOnly(statement) }];
    const name = specifier.imported.type === N.Identifier ? specifier.imported.name : specifier.imported.value;
    return [
      {
        ...common,
        imported: name,
        list: list!,
        item: specifier,
        ...(specifier.importKind === 'type' ? { isType: true } : typeOnly(statement)),
      },
    ];
  });
}

const typeOnly = ({ importKind }: TSESTree.ImportDeclaration): { isType?: true } =>
  importKind === 'type' ? { isType: true } : {};

function bracesOf(
  tree: SourceTree,
  statement: TSESTree.Node,
  items: readonly TSESTree.Node[],
): readonly [number, number] {
  const start = tree.text.lastIndexOf('{', items[0]!.range[0]);
  return [Math.max(start, statement.range[0]), tree.text.indexOf('}', items.at(-1)!.range[1]) + 1];
}

/** `import fs = require('fs')`. */
function assigned(tree: SourceTree, statement: TSESTree.TSImportEqualsDeclaration): ModuleBinding[] {
  const { moduleReference } = statement;
  const variable = tree.declared(statement.id);
  const source = moduleReference.type === N.TSExternalModuleReference ? moduleReference.expression : undefined;
  return variable && source?.type === N.Literal
    ? [{ variable, module: String(source.value), imported: '*', statement }]
    : [];
}

/** `const fs = require('fs')`, `const { readFileSync } = require('fs')`, `const fsp = require('fs').promises`. */
function required(tree: SourceTree, { id, init, parent }: TSESTree.VariableDeclarator): ModuleBinding[] {
  const value = plain(init!);
  const isPart = value.type === N.MemberExpression;
  const module = moduleRequired(isPart ? value.object : value);
  if (module === undefined) return [];
  if (id.type === N.Identifier) {
    const variable = tree.declared(id);
    return variable
      ? [{ variable, module, imported: isPart ? (keyOf(value, value.property) ?? '?') : '*', statement: parent }]
      : [];
  }
  if (id.type !== N.ObjectPattern || isPart) return [];
  return id.properties.flatMap((item): ModuleBinding[] => {
    if (item.type !== N.Property || item.value.type !== N.Identifier) return [];
    const variable = tree.declared(item.value);
    const list = { range: id.range, items: id.properties };
    return variable
      ? [{ variable, module, imported: keyOf(item, item.key) ?? '?', statement: parent, list, item }]
      : [];
  });
}

/** The module name in `require('x')`. */
export function moduleRequired(node: TSESTree.Node): string | undefined {
  const call = plain(node);
  if (call.type !== N.CallExpression || call.callee.type !== N.Identifier || call.callee.name !== 'require')
    return undefined;
  const [source] = call.arguments;
  return source?.type === N.Literal && typeof source.value === 'string' ? source.value : undefined;
}
