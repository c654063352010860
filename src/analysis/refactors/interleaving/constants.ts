/** Tells what does not change once the program has started: reading it twice gives the same. */
import { isReassigned } from '../../syntax/scopes/reassigned.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { onlyLooks } from '../../catalogue/javascript/effects.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction } from '../../syntax/traverse.ts';
import type { Body } from './body.ts';
import type { Cell } from './cells.ts';

/** @param node the node that reads it */
export function isConstant(body: Body, node: TSESTree.Node, { root, path }: Cell): boolean {
  if (root.kind === 'parameter') return path.length === 0 || isPlainParameter(body, node);
  if (root.kind !== 'variable') return false;
  const variable = root.variable ?? exportedVariable(body, root.key);
  if (!variable) return false;
  const [definition] = variable.defs;
  if (!definition || variable.defs.length > 1) return false;
  if (definition.type === 'FunctionName' || definition.type === 'ClassName') return path.length === 0;
  if (isReassigned(variable)) return false;
  if (path.length === 0) return true;
  const declarator = definition.node;
  if (declarator.type !== N.VariableDeclarator || !declarator.init) return false;
  return isPlainValue(declarator.init) || (variable.references.every(onlyReads) && !isExported(variable));
}

/** A parameter of a declared type without mutable members: a string or a number. */
function isPlainParameter({ tree }: Body, node: TSESTree.Node): boolean {
  let at = plain(node);
  while (at.type === N.MemberExpression) at = plain(at.object);
  const declared = at.type === N.Identifier ? tree.variable(at)?.defs[0]?.name : undefined;
  const type = declared?.type === N.Identifier ? declared.typeAnnotation?.typeAnnotation : undefined;
  return type !== undefined && PLAIN_TYPES.has(type.type);
}

const PLAIN_TYPES: ReadonlySet<string> = new Set([N.TSStringKeyword, N.TSNumberKeyword, N.TSBooleanKeyword]);
const PLAIN_VALUES: ReadonlySet<string> = new Set([
  N.Literal,
  N.TemplateLiteral,
  N.BinaryExpression,
  N.UnaryExpression,
  N.ArrowFunctionExpression,
  N.FunctionExpression,
  N.ClassExpression,
]);
const isPlainValue = (node: TSESTree.Node): boolean => PLAIN_VALUES.has(plain(node).type);

/** Does the use leave the value unchanged, and pass it to no other code? */
function onlyReads({ identifier, init }: Variable['references'][number]): boolean {
  if (init) return true;
  let top: TSESTree.Node = identifier;
  while (top.parent?.type === N.MemberExpression && top.parent.object === top) top = top.parent;
  const { parent } = top;
  if (top === identifier)
    return parent?.type === N.SpreadElement || (parent?.type === N.ForOfStatement && parent.right === top);
  if (parent?.type === N.AssignmentExpression && parent.left === top) return false;
  if (parent?.type === N.UpdateExpression || (parent?.type === N.UnaryExpression && parent.operator === 'delete'))
    return false;
  // A method of its own may change it.
  return !(parent?.type === N.CallExpression && parent.callee === top) || onlyLooks(lastNameOf(top));
}

function isExported({ defs: [definition], references }: Variable): boolean {
  const statement = definition!.node.parent?.parent;
  return (
    statement?.type === N.ExportNamedDeclaration ||
    references.some(({ identifier }) => identifier.parent.type === N.ExportSpecifier)
  );
}

/** The module-level variable behind an import. */
function exportedVariable({ chain }: Body, key: string): Variable | undefined {
  const [path, name] = key.split('#') as [string, string];
  const sourceFile = chain.program.unitAt(path);
  const tree = sourceFile && chain.sources.tree(sourceFile);
  for (const statement of tree?.program.body ?? []) {
    const declaration = statement.type === N.ExportNamedDeclaration ? statement.declaration : statement;
    const names =
      declaration?.type === N.VariableDeclaration
        ? declaration.declarations.map(({ id }) => id)
        : declaration && (isFunction(declaration) || declaration.type === N.ClassDeclaration)
          ? [(declaration as TSESTree.FunctionDeclaration).id]
          : [];
    const id = names.find((each) => each?.type === N.Identifier && each.name === name);
    if (id) return tree!.declared(id);
  }
  return undefined;
}
