/** Handles every reference to a function that becomes async, found by how the function is declared. */
import { awaitsCallback } from '../../catalogue/testing.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionSymbol, Own } from '../../program/index.ts';
import { keyOf, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Carrier, Link } from './carrier.ts';
import { declaredTypeOf, FileView } from './file-view.ts';
import { declaredOtherwise } from './handed-over.ts';
import { checkMembers } from './member-references.ts';
import { exportedName, isExportedObject } from './module-exports.ts';
import { Refusal } from './refusal.ts';
import { checkVariables } from './variable-references.ts';

/** @throws {Refusal} if a reference prevents the function from being async */
export function checkReferences(chain: Carrier, link: Link): void {
  const { node, fn } = link;
  const { parent } = fn;
  switch (parent.type) {
    case N.MethodDefinition:
    case N.PropertyDefinition:
      return checkMethod(chain, link, parent);
    case N.Property:
      return checkProperty(chain, link, parent);
    case N.VariableDeclarator:
      return parent.id.type === N.Identifier
        ? checkVariables(chain, { node, name: parent.id.name })
        : refuse(link, 'it is destructured');
    case N.AssignmentExpression: {
      const name = exportedName(parent.left);
      return name === undefined
        ? refuse(link, 'it is assigned to another variable')
        : checkVariables(chain, { node, name });
    }
    case N.CallExpression:
    case N.NewExpression:
      return checkArgument(chain, link, parent);
    case N.JSXExpressionContainer:
      return node.in.length > 0 ? undefined : refuse(link, 'it is passed to a component');
    default:
      if (fn.type === N.FunctionDeclaration) return checkVariables(chain, { node, name: fn.id?.name ?? 'default' });
      if (parent.type === N.ExportDefaultDeclaration) return checkVariables(chain, { node, name: 'default' });
      if (node.in.length === 0 || node.in.some(({ kind }) => kind !== 'call') || parent.type === N.ReturnStatement)
        refuse(link, 'it is used as a value');
  }
}

function refuse({ node }: Link, reason: string): never {
  throw new Refusal(reason, node.sourceFile.path, node.facts.span);
}

/** A method or field of a class: changes with those that override it, and with the interfaces it implements. */
function checkMethod(
  chain: Carrier,
  link: Link,
  member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): void {
  const { node } = link;
  const name = keyOf(member, member.key);
  if (name === undefined) return refuse(link, 'the method has a computed name');
  const owner: Own = {
    kind: member.static ? 'class' : 'instance',
    sourceFile: node.sourceFile,
    id: node.facts.owner ?? ownerOf(node),
  };
  const isAlone = member.static || name.startsWith('#');
  const family = isAlone ? { name, owners: [owner] } : chain.family([owner], name, node);
  checkMembers(chain, { node, name, family });
}

/** Fields belong to a class through the function of its initialisers. */
const ownerOf = ({ sourceFile, facts }: FunctionSymbol): number =>
  sourceFile.facts.functions[facts.parent]?.owner ?? -1;

/** A function literal that is passed to a call, which must wait for it. */
function checkArgument(chain: Carrier, link: Link, call: TSESTree.CallExpression | TSESTree.NewExpression): void {
  const { node, tree, fn } = link;
  if (call.callee === fn) return;
  const declared = declaredOtherwise(chain, node.sourceFile, tree, call, fn);
  if (declared) return refuse(link, declared);
  if (node.in.some(({ kind }) => kind !== 'guess') || isTestCallback(node, call.callee)) return;
  return refuse(link, `${tree.code(call.callee).split('\n')[0]}() may not await its callback`);
}

/** Callbacks that test frameworks await, whichever framework it is. */
const isTestCallback = ({ sourceFile }: FunctionSymbol, callee: TSESTree.Node): boolean =>
  sourceFile.role === 'test' && awaitsCallback(writtenName(callee).split('.')[0]!);

/** A method of an object literal: belongs to its declared type, to a module's exports, or to a variable. */
function checkProperty(chain: Carrier, link: Link, property: TSESTree.Property): void {
  const { node, tree } = link;
  const name = keyOf(property, property.key);
  const object = property.parent as TSESTree.ObjectExpression;
  if (name === undefined || node.facts.object === undefined) return refuse(link, 'its name is unknown');
  if (isExportedObject(object)) return checkVariables(chain, { node, name });
  const own: Own = { kind: 'object', sourceFile: node.sourceFile, id: node.facts.object[0] };
  const alone = { node, name, family: { name, owners: [own] } };
  const declared = declaredTypeOf(object);
  if (declared) {
    if (tree.code(declared) === 'const') return checkMembers(chain, alone);
    const owners = new FileView(chain, node.sourceFile, tree).interfacesOf(declared);
    if (owners.length === 0) return refuse(link, `its type ${tree.code(declared)} is declared outside the project`);
    const family = chain.family(owners, name, node);
    return checkMembers(chain, { node, name, family: { ...family, owners: [...family.owners, own] } });
  }
  const { parent } = object;
  if (parent.type === N.VariableDeclarator) return checkMembers(chain, alone);
  const isArgument = parent.type === N.CallExpression || parent.type === N.NewExpression;
  // A registration that is known to the program calls it later.
  const isRegistered = node.in.length > 0 && node.in.every(({ kind }) => kind === 'later' || kind === 'then');
  if (!isArgument || !isRegistered) return refuse(link, 'it is passed on in an object');
}
