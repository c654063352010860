/** `share-pool`: creates a per-task pool once, at module level, and reuses it. */
import { REGISTERS } from '../catalogue/javascript/effects.ts';
import { ENDS_POOL } from '../catalogue/workers.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lookupStarter } from '../catalogue/index.ts';
import { lastNameOf } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import { traverse } from '../syntax/traverse.ts';
import type { SourceTree } from './source-tree.ts';
import { isWithin } from '../syntax/offsets.ts';
import type { ApiCall } from '../program/index.ts';
import type { Variable } from '../syntax/scopes/scopes.ts';
import { Refusal } from './chain/refusal.ts';
import type { Patch } from './chain/patch.ts';
import { indentOf, indentUnitOf, newlineOf } from './edits/statements.ts';
import { apiCallAt } from './places.ts';
import type { Refactor } from './refactor.ts';
import { topLevel } from './workers/captures.ts';

export const sharePool: Refactor<ApiCall> = {
  id: 'share-pool',
  title: 'Create the pool only once',
  rules: ['worker-per-task'],

  find(workspace, spot) {
    const api = apiCallAt(workspace, spot);
    const starts = api && lookupStarter(api.module, api.path)?.starts;
    if (!api || !starts || starts === 'command' || api.node.facts.kind === 'module') return undefined;
    if (starts !== 'pool') {
      throw new Refusal(
        `a ${starts} runs one task and ends: a pool needs a function that it can call once per task`,
        spot.file,
        spot.span,
      );
    }
    return { title: `Create the pool once for all calls of ${api.node.facts.name}()`, safe: false, subject: api };
  },

  edit({ node, call }, { sources }) {
    const refuse = (reason: string): never => {
      throw new Refusal(reason, node.sourceFile.path, call.span);
    };
    const tree = sources.tree(node.sourceFile) ?? refuse('the file cannot be changed');
    const creation = tree.callAt(call.span);
    const declarator = creation?.parent;
    if (
      !creation ||
      declarator?.type !== N.VariableDeclarator ||
      declarator.id.type !== N.Identifier ||
      declarator.parent.declarations.length !== 1
    ) {
      return refuse('it is not assigned to its own variable');
    }
    const variable = tree.declared(declarator.id) ?? refuse('its variable cannot be found');
    const local = localIn(tree, creation);
    if (local) refuse(`\`${local}\` exists only inside the function`);
    const name =
      tree.declarationsOf(variable.name) > 1
        ? `shared${variable.name[0]!.toUpperCase()}${variable.name.slice(1)}`
        : variable.name;
    if (name !== variable.name && tree.isTaken(name)) refuse(`\`${name}\` is already in use`);
    const patch = sources.patch(node.sourceFile);
    const newline = newlineOf(tree);
    for (const { identifier } of variable.references) {
      if (isWithin(identifier, declarator)) continue;
      const ending = endOf(identifier);
      if (ending) removeEnd(tree, ending, patch);
      else if (isEnded(identifier)) refuse(`\`${variable.name}\` is closed, and other code awaits that`);
      else if (isListenedTo(identifier)) refuse('each call would add a listener to the pool');
      else if (identifier.parent.type !== N.MemberExpression || identifier.parent.object !== identifier)
        refuse(`\`${variable.name}\` is passed on`);
      else if (name !== variable.name) patch.replace(identifier.range[0], identifier.range[1], name);
    }
    patch.overwrite(...lineOf(tree, declarator.parent), '');
    const outer = outermost(declarator);
    const end = tree.code(declarator.parent).endsWith(';') ? ';' : '';
    const type = declarator.id.typeAnnotation ? tree.code(declarator.id.typeAnnotation) : '';
    const indent = indentOf(tree, declarator.parent);
    const code = tree.code(creation).replaceAll(`${newline}${indent}`, newline);
    patch.insert(outer.range[0], `const ${name}${type} = ${code}${end}${newline}${newline}`);
  },
};

/** The name of a variable that the call uses but that module level cannot see. */
function localIn(tree: SourceTree, creation: TSESTree.Node): string | undefined {
  let found: string | undefined;
  traverse(creation, (node) => {
    if (node.type === N.ThisExpression) found = 'this';
    const variable: Variable | null | undefined = node.type === N.Identifier ? tree.variable(node) : undefined;
    const definition = variable?.defs[0];
    if (!variable || !definition || definition.type === 'ImportBinding' || isWithin(definition.name, creation))
      return true;
    if (definition.type === 'Parameter' || !topLevel(definition.node)) found = variable.name;
    return true;
  });
  return found;
}

/** The statement that shuts the pool down: `await pool.destroy();`. */
function endOf(identifier: TSESTree.Node): TSESTree.Node | undefined {
  const member = identifier.parent;
  if (member?.type !== N.MemberExpression || member.object !== identifier || !ENDS_POOL.has(lastNameOf(member)))
    return undefined;
  const call = member.parent;
  if (call.type !== N.CallExpression || call.callee !== member) return undefined;
  const whole =
    call.parent.type === N.AwaitExpression ||
    (call.parent.type === N.UnaryExpression && call.parent.operator === 'void')
      ? call.parent
      : call;
  return whole.parent.type === N.ExpressionStatement ? whole.parent : undefined;
}

/** `pool.destroy().then(…)`, `return pool.destroy()`. */
const isEnded = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === N.MemberExpression && ENDS_POOL.has(lastNameOf(parent));

const isListenedTo = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === N.MemberExpression && REGISTERS.has(lastNameOf(parent));

/** A `finally` with nothing else in it is removed as a whole. */
function removeEnd(tree: SourceTree, ending: TSESTree.Node, patch: Patch): void {
  const block = ending.parent;
  const around = block?.parent;
  if (
    block?.type !== N.BlockStatement ||
    around?.type !== N.TryStatement ||
    around.finalizer !== block ||
    block.body.length > 1
  )
    return patch.overwrite(...lineOf(tree, ending), '');
  if (around.handler) return patch.overwrite(around.handler.range[1], around.range[1], '');
  const [first] = around.block.body;
  if (!first) return patch.overwrite(...lineOf(tree, around), '');
  patch.overwrite(around.range[0], first.range[0], '');
  patch.overwrite(around.block.body.at(-1)!.range[1], around.range[1], '');
  shiftLeft(tree, around.block, patch);
}

/** The statements of a removed block, one level less indented. */
function shiftLeft(tree: SourceTree, { body }: TSESTree.BlockStatement, patch: Patch): void {
  const unit = indentUnitOf(tree);
  const [start, end] = [body[0]!.range[0], body.at(-1)!.range[1]];
  if (tree.text.slice(start, end).includes('`')) return;
  for (let at = tree.text.indexOf('\n', start); at !== -1 && at < end; at = tree.text.indexOf('\n', at + 1))
    if (tree.text.startsWith(unit, at + 1)) patch.replace(at + 1, at + 1 + unit.length, '');
}

/** The module-level statement around a node. */
function outermost(node: TSESTree.Node): TSESTree.Node {
  let at = node;
  while (at.parent && at.parent.type !== N.Program) at = at.parent;
  return at;
}

/** The range of a statement, including the line break if it is alone on its line. */
function lineOf(tree: SourceTree, { range: [start, end] }: TSESTree.Node): [start: number, end: number] {
  const line = tree.text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*\r?\n/.exec(tree.text.slice(end))?.[0];
  return tree.text.slice(line, start).trim() === '' && rest ? [line, end + rest.length] : [start, end];
}
