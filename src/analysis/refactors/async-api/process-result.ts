/**
 * Adapts the uses of a process's result: the async version rejects if the process fails, and names the exit code
 * differently.
 */
import { NEVER_FAILS, OPTIONS, RESULT_OF_PROCESS, isPiped, onlyOfSpawn, telling } from '../../catalogue/call-shapes.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isUnused, optionsAt, refuse, type Shape, type Site } from './site.ts';

/** @param at the positions at which its options may stand */
export function processResult(site: Site, at: readonly number[]): Shape {
  const { call } = site;
  if (call.arguments.some(({ type }) => type === N.SpreadElement)) refuse(site, 'its arguments are unknown');
  const index = at.find((position) => call.arguments[position]?.type === N.ObjectExpression);
  if (index === undefined && call.arguments.length > at.at(-1)!) refuse(site, 'its options are created elsewhere');
  const options = index === undefined ? new Map<string, TSESTree.Property>() : optionsAt(site, index);
  if (!options) return refuse(site, 'its options are created elsewhere');
  const members = isUnused(site) ? [] : membersRead(site);
  checkOptions(site, options, members);
  if (members.length === 0) return { promise: NEVER_FAILS };
  if (!options.has(OPTIONS.encoding)) addEncoding(site, index, options);
  return { promise: promiseOf(members) };
}

function checkOptions(site: Site, options: ReadonlyMap<string, TSESTree.Property>, members: readonly string[]): void {
  const stdio = options.get(OPTIONS.stdio);
  if (stdio && !isPiped(site.tree.code(stdio.value)))
    refuse(site, 'its output goes elsewhere: await the `close` event of spawn() instead');
  if (stdio) refuse(site, 'its async version has no `stdio` option');
  const lacking = [...options.keys()].find((name) => onlyOfSpawn(name));
  if (lacking !== undefined) refuse(site, `its async version has no \`${lacking}\` option`);
  const limit = members.includes(OPTIONS.failure) ? [...options.keys()].find((name) => telling(name)) : undefined;
  if (limit !== undefined) refuse(site, `its \`error\` says otherwise that \`${limit}\` is exceeded`);
}

/** The properties that the code reads of the result. @throws {Refusal} if it is used as a whole */
function membersRead(site: Site): string[] {
  const names = new Set<string>();
  for (const name of namesRead(site)) {
    if (name === undefined || !Object.hasOwn(RESULT_OF_PROCESS, name))
      return refuse(site, `the async version's result has no \`${name ?? '[…]'}\``);
    names.add(name);
  }
  return Object.keys(RESULT_OF_PROCESS).filter((name) => names.has(name));
}

function namesRead(site: Site): (string | undefined)[] {
  const { call, tree } = site;
  const { parent } = call;
  if (parent.type === N.MemberExpression && parent.object === call) return [keyOf(parent, parent.property)];
  if (parent.type !== N.VariableDeclarator) return refuse(site, 'its result is passed on');
  const { id } = parent;
  if (id.type === N.ObjectPattern)
    return id.properties.map((property) => (property.type === N.Property ? keyOf(property, property.key) : undefined));
  const variable = id.type === N.Identifier && !id.typeAnnotation ? tree.declared(id) : undefined;
  const uses = variable?.references.filter(({ init }) => !init) ?? refuse(site, 'its result is passed on');
  return uses.map(({ identifier }) => {
    const use = identifier.parent;
    if (use?.type !== N.MemberExpression || use.object !== identifier) return refuse(site, 'its result is passed on');
    return keyOf(use, use.property);
  });
}

/** Without an encoding, the call returns bytes, and its async version a text. */
function addEncoding(
  { call, patch }: Site,
  index: number | undefined,
  options: ReadonlyMap<string, TSESTree.Property>,
): void {
  const [first] = options.values();
  if (first) patch.insert(first.range[0], "encoding: 'buffer', ");
  else if (index !== undefined) patch.overwrite(...call.arguments[index]!.range, "{ encoding: 'buffer' }");
  else patch.around({ range: call.arguments.at(-1)!.range }, '', ", { encoding: 'buffer' }");
}

/** `.then(({ stdout }) => ({ status: 0, stdout }), (error) => ({ status: …, stdout: error.stdout }))`. */
function promiseOf(members: readonly string[]): string {
  const rows = members.map((name) => ({ name, ...RESULT_OF_PROCESS[name]! }));
  const given = rows.filter(({ success }) => success === undefined).map(({ name }) => name);
  const done = rows.map(({ name, success }) => (success === undefined ? name : `${name}: ${success}`)).join(', ');
  const failed = rows.map(({ name, failure }) => (failure === name ? name : `${name}: ${failure}`)).join(', ');
  const head = given.length > 0 ? `({ ${given.join(', ')} })` : '()';
  return `.then(${head} => ({ ${done} }), (error) => ({ ${failed} }))`;
}
