/**
 * What else changes when a blocking call is replaced by its twin, by name; with the package if several have that name.
 */
import { CALL_SHAPES, isOfFailure, isPiped, isUtf8, OPTIONS } from '../../catalogue/call-shapes.ts';
import { DESCRIPTOR, isOpened } from '../../catalogue/file-handles.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain, keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import { processResult } from './process-result.ts';
import { isTypeScript, isUnused, optionsAt, refuse, type Shape, type Site } from './site.ts';

/** @returns undefined if nothing else changes */
export function shapeOf(site: Site): Shape | undefined {
  const { row, api } = site;
  const shape = CALL_SHAPES[row.name] ?? CALL_SHAPES[`${api.module}.${row.name}`];
  switch (shape?.kind) {
    case 'path':
      return byPath(site);
    case 'exists':
      return { promise: '.then(() => true, () => false)' };
    case 'entry':
      return withoutEntry(site);
    case 'output':
      return output(site, shape.options.find((at) => isOptions(site.call.arguments[at])) ?? shape.options.at(-1)!);
    case 'result':
      return processResult(site, shape.options);
    case 'counted':
      return counted(site, shape.member, shape.least);
    case 'callback':
      return byCallback(site, shape.value);
    case 'overloaded':
      return isTypeScript(site) ? refuse(site, 'generatePrime() has different types') : undefined;
    case 'option':
      return withoutNothrow(site);
    case 'using':
      return refuse(site, 'its result needs `await using` instead of `using`');
    case undefined:
      return undefined;
  }
}

/** Is the argument a file descriptor? */
function isDescriptor({ tree }: Pick<Site, 'tree'>, argument: TSESTree.Node | undefined): boolean {
  if (!argument) return false;
  const value = plain(argument);
  if (value.type === N.Literal) return typeof value.value === 'number';
  if (DESCRIPTOR.pattern.test(lastNameOf(value))) return true;
  const declarator = value.type === N.Identifier ? tree.variable(value)?.defs[0]?.node : undefined;
  return declarator?.type === N.VariableDeclarator && declarator.init !== null && isOpened(tree.code(declarator.init));
}

function byPath(site: Site): undefined {
  if (isDescriptor(site, site.call.arguments[0])) refuse(site, 'its async version takes a path, not a file descriptor');
}

/** The twin has no `throwIfNoEntry` option: a missing file becomes `undefined` in a catch. */
function withoutEntry(site: Site): Shape | undefined {
  const { call, tree, patch } = site;
  const options = call.arguments[1];
  if (!options) return undefined;
  const found = optionsAt(site, 1);
  if (!found) return refuse(site, 'its options are created elsewhere and may contain `throwIfNoEntry`');
  const property = found.get(OPTIONS.entry);
  if (!property) return undefined;
  if (found.size === 1) patch.replace(call.arguments[0]!.range[1], options.range[1], '');
  else {
    const rest = [...found.values()]
      .filter((other) => other !== property)
      .map((other) => tree.code(other))
      .join(', ');
    patch.overwrite(options.range[0], options.range[1], `{ ${rest} }`);
  }
  if (tree.code(property.value) === 'true') return undefined;
  if (tree.code(property.value) !== 'false') return refuse(site, '`throwIfNoEntry` is known only at run time');
  const type = isTypeScript(site) ? ': NodeJS.ErrnoException' : '';
  return { promise: `.catch((error${type}) => { if (error.code === 'ENOENT') return undefined; throw error; })` };
}

/** Earlier versions of `which` reject nevertheless. */
function withoutNothrow(site: Site): undefined {
  if (site.call.arguments[1] && optionsAt(site, 1)?.has(OPTIONS.nothrow) !== false)
    refuse(site, 'its async version supports `nothrow` only in later versions');
}

const isOptions = (argument: TSESTree.Node | undefined): boolean => argument?.type === N.ObjectExpression;

/** The twin returns text instead of bytes, and both streams. */
function output(site: Site, at: number): Shape | undefined {
  const { call, patch, tree } = site;
  const options = call.arguments[at];
  if (call.arguments.some(({ type }) => type === N.SpreadElement)) refuse(site, 'its arguments are unknown');
  const found = options ? optionsAt(site, at) : new Map<string, TSESTree.Property>();
  if (!found) return refuse(site, 'its options are created elsewhere and may contain `input` or `stdio`');
  if (found.has(OPTIONS.input)) refuse(site, 'its async version has no `input` option: write to the process instead');
  const stdio = found.get(OPTIONS.stdio);
  if (stdio && !isPiped(tree.code(stdio.value)))
    refuse(site, 'its async version always collects the output and ignores `stdio`');
  if (stdio) return refuse(site, 'its async version has no `stdio` option');
  const handled = failureHandled(call);
  if (handled) refuse(site, `its error handler uses \`${handled}\`, which the async version's error lacks`);
  if (isUnused(site)) return undefined;
  if (!found.has(OPTIONS.encoding) && isConvertedToText(call)) dropEncoding(site);
  else if (!found.has(OPTIONS.encoding)) {
    const first = [...found.values()][0];
    if (first) patch.insert(first.range[0], "encoding: 'buffer', ");
    else if (options) patch.overwrite(options.range[0], options.range[1], "{ encoding: 'buffer' }");
    else patch.around({ range: call.arguments.at(-1)!.range }, '', ", { encoding: 'buffer' }");
  }
  return { member: '.stdout' };
}

/** `.toString()` of text returns the text itself. */
function isConvertedToText(call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  if (parent.type === N.TemplateLiteral) return true;
  if (parent.type === N.CallExpression) return parent.callee.type === N.Identifier && parent.callee.name === 'String';
  if (parent.type !== N.MemberExpression || parent.object !== call || keyOf(parent, parent.property) !== 'toString')
    return false;
  const outer = parent.parent;
  if (outer.type !== N.CallExpression || outer.callee !== parent) return false;
  return outer.arguments.every(isUtf8Literal);
}

const isUtf8Literal = (argument: TSESTree.Node): boolean =>
  argument.type === N.Literal && isUtf8(String(argument.value));

/** `toString()` of text takes no encoding. */
function dropEncoding({ call: { parent }, patch }: Site): void {
  const outer = parent.type === N.MemberExpression ? parent.parent : undefined;
  if (outer?.type === N.CallExpression && outer.arguments.length === 1)
    patch.overwrite(...outer.arguments[0]!.range, '');
}

/** The property of the error that the surrounding handler reads. */
function failureHandled(call: TSESTree.Node): string | undefined {
  let found: string | undefined;
  for (let at: TSESTree.Node | undefined = call; at; at = at.parent) {
    if (at.type !== N.TryStatement || !at.handler) continue;
    traverse(at.handler.body, (node) => {
      if (node.type === N.MemberExpression && isOfFailure(lastNameOf(node))) found ??= lastNameOf(node);
      return true;
    });
  }
  return found;
}

function counted(site: Site, member: string, least: number): Shape {
  const { length } = site.call.arguments;
  if (isTypeScript(site) && length < least) refuse(site, 'the types of its async version require all arguments');
  return { member: `.${member}` };
}

function byCallback(site: Site, valueType: string): Shape | undefined {
  const {
    call: { arguments: given },
    patch,
  } = site;
  if (!isTypeScript(site) || given.some(({ type }) => type === N.SpreadElement)) return undefined;
  patch.around(
    { range: given.at(-1)!.range },
    '',
    ', (error, value) => { if (error) reject(error); else resolve(value); }',
  );
  return { valueType, promise: ')' };
}
