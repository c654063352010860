/** Finds the declaration behind an import, in the file of the project that exports it. */
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceFile } from '../../program/index.ts';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { exportedName } from '../chain/module-exports.ts';
import type { Chain } from '../chain/chain.ts';
import type { ModuleBinding } from '../edits/module-bindings.ts';
import type { SourceTree } from '../source-tree.ts';

/** A piece of code, and its file. */
export interface Part {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  readonly node: TSESTree.Node;
}

/** Longer chains of re-exports are not followed. */
const MAX_REEXPORTS = 5;

/** The file of the project that a specifier leads to; undefined if it is that of a package. */
export function fileBehind({ program }: Chain, from: SourceFile, specifier: string): SourceFile | undefined {
  const index = from.facts.imports.findIndex((each) => each.specifier === specifier);
  const path = from.resolutions[index]?.file;
  const found = path === undefined ? undefined : program.unitAt(path);
  return found?.isDependency ? undefined : found;
}

/**
 * @param uses the import's own uses in the importing file: they show what is used of a whole module
 * @returns the declarations and expressions that the import refers to; undefined if they are not visible
 */
export function declarationsBehind(
  chain: Chain,
  from: SourceFile,
  { module, imported }: ModuleBinding,
  uses: readonly TSESTree.Node[],
): Part[] | undefined {
  const target = fileBehind(chain, from, module);
  if (!target) return [];
  if (imported !== '*' && imported !== 'default') return exported(chain, target, imported);
  const whole = imported === 'default' ? exported(chain, target, 'default') : undefined;
  if (whole) return whole;
  const members = uses.map(({ parent }) =>
    parent?.type === N.MemberExpression ? keyOf(parent, parent.property) : undefined,
  );
  if (!members.every((member) => member !== undefined)) return undefined;
  const found = members.map((member) => exported(chain, target, member));
  return found.every((parts) => parts !== undefined) ? found.flat() : undefined;
}

function exported(chain: Chain, sourceFile: SourceFile, name: string, depth = 0): Part[] | undefined {
  const tree = depth > MAX_REEXPORTS ? undefined : chain.sources.tree(sourceFile);
  for (const statement of tree?.program.body ?? []) {
    const node = declaredBy(statement, name) ?? assignedBy(statement, name);
    if (node) return [{ sourceFile, tree: tree!, node }];
    const passed = passedOn(statement, name);
    if (!passed) continue;
    if (!passed.from) return [{ sourceFile, tree: tree!, node: passed.local! }];
    const next = fileBehind(chain, sourceFile, passed.from);
    const found = next && exported(chain, next, passed.local ? nameOf(passed.local) : name, depth + 1);
    // With `export *`, another file may have it.
    if (found || passed.local) return next ? found : [];
  }
  return undefined;
}

interface PassedOn {
  /** The specifier of the file that has it; absent if it is in the same file. */
  readonly from?: string;
  /** Its name there; absent if all is passed on. */
  readonly local?: TSESTree.Identifier | TSESTree.StringLiteral;
}

/** `export { x as y }`, `export { x } from './a'`, `export * from './a'`. */
function passedOn(statement: TSESTree.Node, name: string): PassedOn | undefined {
  if (statement.type === N.ExportAllDeclaration)
    return statement.exported ? undefined : { from: statement.source.value };
  if (statement.type !== N.ExportNamedDeclaration) return undefined;
  const specifier = statement.specifiers.find(({ exported: as }) => nameOf(as) === name);
  return specifier && { local: specifier.local, ...(statement.source && { from: statement.source.value }) };
}

const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string =>
  node.type === N.Identifier ? node.name : node.value;

/** `export const x`, `export function x`, `export default …`. */
function declaredBy(statement: TSESTree.Node, name: string): TSESTree.Node | undefined {
  if (statement.type === N.ExportDefaultDeclaration) return name === 'default' ? statement.declaration : undefined;
  const declaration = statement.type === N.ExportNamedDeclaration ? statement.declaration : undefined;
  if (!declaration) return undefined;
  if (declaration.type === N.VariableDeclaration)
    return declaration.declarations.find(({ id }) => id.type === N.Identifier && id.name === name)?.id;
  return 'id' in declaration && declaration.id?.type === N.Identifier && declaration.id.name === name
    ? declaration.id
    : undefined;
}

/** `exports.x = …`, `module.exports = { x }`. */
function assignedBy(statement: TSESTree.Node, name: string): TSESTree.Node | undefined {
  if (statement.type !== N.ExpressionStatement || statement.expression.type !== N.AssignmentExpression)
    return undefined;
  const { left, right } = statement.expression;
  const as = exportedName(left);
  if (as === name) return right;
  if (as !== 'default' || right.type !== N.ObjectExpression) return undefined;
  for (const property of right.properties)
    if (property.type === N.Property && keyOf(property, property.key) === name) return property.value;
  return undefined;
}
