/** Replaces a blocking call by its async twin, awaited, with the import it needs. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Twin } from '../../catalogue/types.ts';
import { keyOf } from '../../engine/extract/expressions.ts';
import { N } from '../../engine/extract/node-types.ts';
import type { SourceTree } from '../../engine/extract/tree.ts';
import { moduleOf } from '../workers/captures.ts';
import { dropUnused } from '../workers/imports.ts';
import type { Patch } from './patch.ts';

/** @returns why the call has no twin that takes its place; nothing where it has one now, still to be awaited */
export function useTwin(tree: SourceTree, call: TSESTree.CallExpression, twin: Twin | undefined, patch: Patch): string | undefined {
  const name = tree.code(call.callee);
  if (!twin || (twin.shape !== 'await' && twin.shape !== 'promisify') || /[#().]/.test(twin.name)) return `${name}() has no async twin that is called alike`;
  if (!patch.once(`twin ${call.range.join()}`)) return undefined;
  const { callee } = call;
  const root = callee.type === N.MemberExpression ? callee.object : callee;
  const variable = root.type === N.Identifier ? tree.variable(root) : undefined;
  const definition = variable?.defs[0];
  if (!variable || !definition) return `${name}() is not imported by a name`;
  const declaration = (definition.parent ?? definition.node) as TSESTree.Node;
  const module = moduleOf(definition.parent as TSESTree.Node | undefined, definition.node as TSESTree.Node);
  const prefix = (wanted: string) => (module.startsWith('node:') ? wanted : wanted.replace(/^node:/, ''));
  const add = (imported: string, from: string): string => addImport(tree, declaration, imported, prefix(from), patch);
  if (callee.type === N.MemberExpression) {
    if (twin.shape === 'await' && twin.module === 'node:fs/promises') patch.replace(callee.property.range[0], callee.property.range[1], `promises.${twin.name}`);
    else if (twin.shape === 'promisify' && keyOf(callee, callee.property)) {
      patch.replace(callee.range[0], callee.range[1], `${add('promisify', 'node:util')}(${tree.code(callee.object)}.${twin.name})`);
    } else patch.replace(callee.range[0], callee.range[1], add(twin.name, twin.module));
    return undefined;
  }
  const target = add(twin.name, twin.module);
  patch.replace(callee.range[0], callee.range[1], twin.shape === 'promisify' ? `${add('promisify', 'node:util')}(${target})` : target);
  dropUnused(tree, [variable], [callee], patch);
  return undefined;
}

/** @returns the local name of an import, added after the given one where the file has it not yet */
function addImport(tree: SourceTree, after: TSESTree.Node, imported: string, module: string, patch: Patch): string {
  for (const node of tree.program.body) {
    if (node.type !== N.ImportDeclaration || node.source.value !== module || node.importKind === 'type') continue;
    const known = node.specifiers.find((specifier) => specifier.type === N.ImportSpecifier && tree.code(specifier.imported) === imported);
    if (known) return known.local.name;
  }
  const local = tree.isTaken(imported) ? `${imported}Async` : imported;
  if (!patch.once(`import ${imported} ${module}`)) return local;
  const statement = after.type === N.VariableDeclarator ? after.parent : after;
  const end = /;$/.test(tree.code(statement)) ? ';' : '';
  const quote = tree.code(statement).includes('"') ? '"' : '\'';
  const text = statement.type === N.ImportDeclaration
    ? `import { ${imported === local ? imported : `${imported} as ${local}`} } from ${quote}${module}${quote}${end}`
    : `const { ${imported === local ? imported : `${imported}: ${local}`} } = require(${quote}${module}${quote})${end}`;
  patch.insert(statement.range[0], `${text}${tree.text.includes('\r\n') ? '\r\n' : '\n'}`);
  return local;
}
