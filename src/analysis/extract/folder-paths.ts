/**
 * Which files a path means that is only worked out when it runs: `./handlers/*` for each file of a folder, as in
 * `for (const file of readdirSync(folder)) require(join(folder, file))`.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { LISTS_FOLDER, SELECTS } from '../catalogue/javascript/methods.ts';
import {
  FORMS_OF_PATH,
  JOINS_PATHS,
  KEEPS_PATH,
  OWN_FILE,
  OWN_FOLDER,
  OWN_FOLDER_PROPERTY,
  PARENT_FOLDER,
  STARTED_IN,
} from '../catalogue/javascript/paths.ts';
import { lastNameOf, plain, writtenName } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import { startOf } from '../syntax/offsets.ts';
import type { Definition } from '../syntax/scopes/scopes.ts';
import type { FactsBuilder } from './facts-builder.ts';

/** A pattern of paths: `*` stands for what is not known, in one step. */
interface PathPattern {
  /** In the folder of this file, or in that where the process was started; else nobody knows. */
  readonly base?: 'here' | 'start';
  readonly text: string;
}

const ANY: PathPattern = { text: '*' };
/** Maximum number of steps to what a path is made of. */
const MAX_DEPTH = 12;
/** Calls of one function that are looked at. */
const MAX_CALLS = 4;

type Callback = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;

/**
 * @param source what `require()` or `import()` is given
 * @returns patterns that begin with `./` or `../` in the folder of the file, others in that of its package
 */
export function folderPatterns(builder: FactsBuilder, source: TSESTree.Node): string[] {
  const isWritten = source.type !== N.Identifier && source.type !== N.CallExpression;
  const found = new PathReader(builder).read(source, 0).flatMap((pattern) => specifierOf(pattern, isWritten) ?? []);
  return [...new Set(found)];
}

/** @param isWritten the text stands where the module is loaded: then `./` means the folder of the file */
function specifierOf({ base, text }: PathPattern, isWritten: boolean): string | undefined {
  const isHere = base === 'here' || (isWritten && base === undefined && /^\.{1,2}\//.test(text));
  const path = normalized(isHere ? text : text.replace(/^(?:\.?\/|\*\/)+/, ''));
  if (!path.includes('*')) return undefined;
  if (isHere) return path.startsWith('.') ? path : `./${path}`;
  // Without any word it may be everything.
  return /^[\w@-][^*]*\//.test(path) ? path : undefined;
}

const stepsOf = (path: string): string[] => path.split('/').filter((step) => step !== '' && step !== '.');

const parentOf = (path: string): string => stepsOf(path).slice(0, -1).join('/') || '.';

/** Without steps that lead nowhere or back. */
function normalized(path: string): string {
  const steps: string[] = [];
  for (const step of stepsOf(path))
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  return steps.join('/');
}

class PathReader {
  constructor(readonly builder: FactsBuilder) {}

  read(given: TSESTree.Node, depth: number): PathPattern[] {
    if (depth > MAX_DEPTH) return [ANY];
    const node = plain(given);
    switch (node.type) {
      case N.Literal:
        return [typeof node.value === 'string' ? { text: node.value } : ANY];
      case N.TemplateLiteral:
        return this.#concatenated(piecesOf(node), depth);
      case N.BinaryExpression:
        return node.operator === '+' ? this.#concatenated([node.left, node.right], depth) : [ANY];
      case N.AwaitExpression:
        return this.read(node.argument, depth + 1);
      case N.MemberExpression:
        return this.#member(node, depth);
      case N.CallExpression:
      case N.NewExpression:
        return this.#call(node, depth);
      case N.Identifier:
        return this.#named(node, depth);
      default:
        return [ANY];
    }
  }

  #first(node: TSESTree.Node, depth: number): PathPattern {
    return this.read(node, depth + 1)[0] ?? ANY;
  }

  #concatenated([first, ...rest]: readonly (TSESTree.Node | string)[], depth: number): PathPattern[] {
    const tail = rest.map((piece) => (typeof piece === 'string' ? piece : this.#first(piece, depth).text)).join('');
    const heads = typeof first === 'string' ? [{ text: first }] : first ? this.read(first, depth + 1) : [ANY];
    return heads.map(({ text, ...base }) => ({ ...base, text: text + tail }));
  }

  #member(node: TSESTree.MemberExpression, depth: number): PathPattern[] {
    const name = lastNameOf(node);
    if (node.object.type === N.MetaProperty)
      return [name === OWN_FOLDER_PROPERTY ? { base: 'here', text: '.' } : { base: 'here', text: './*' }];
    return FORMS_OF_PATH.has(name) ? this.read(node.object, depth + 1) : [ANY];
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression, depth: number): PathPattern[] {
    const name = lastNameOf(node.callee);
    const [first] = node.arguments;
    if (writtenName(node.callee) === STARTED_IN) return [{ base: 'start', text: '.' }];
    if (FORMS_OF_PATH.has(name) && node.callee.type === N.MemberExpression)
      return this.read(node.callee.object, depth + 1);
    if (!first) return [ANY];
    if (KEEPS_PATH.has(name)) return this.read(first, depth + 1);
    if (name === PARENT_FOLDER)
      return this.read(first, depth + 1).map(({ text, ...base }) => ({ ...base, text: parentOf(text) }));
    return JOINS_PATHS.has(name) ? this.#joined(node.arguments, depth) : [ANY];
  }

  #joined([first, ...rest]: readonly TSESTree.Node[], depth: number): PathPattern[] {
    const others = rest.map((argument) => this.#first(argument, depth));
    // What is itself a whole path begins anew.
    const start = others.findLastIndex(({ base }) => base !== undefined);
    const heads = start === -1 ? this.read(first!, depth + 1) : [others[start]!];
    const tail = others.slice(start + 1).map(({ text }) => text);
    return heads.map(({ text, ...base }) => ({ ...base, text: [text, ...tail].join('/') }));
  }

  #named(node: TSESTree.Identifier, depth: number): PathPattern[] {
    const variable = this.builder.variable(node);
    if (!variable) {
      if (node.name === OWN_FOLDER) return [{ base: 'here', text: '.' }];
      return [node.name === OWN_FILE ? { base: 'here', text: './*' } : ANY];
    }
    const [definition] = variable.defs;
    if (!definition || variable.references.some((use) => use.isWrite() && !use.init)) return [ANY];
    if (definition.type === 'Parameter') return this.#parameter(definition, depth);
    const declarator = definition.node;
    if (declarator.type !== N.VariableDeclarator || declarator.id !== definition.name) return [ANY];
    const loop = definition.parent?.parent;
    if (loop?.type === N.ForOfStatement && loop.left === definition.parent) return this.#element(loop.right, depth);
    return declarator.init ? this.read(declarator.init, depth + 1) : [ANY];
  }

  /** One of what is looped over: the name of a file, or the path that a pattern found. */
  #element(list: TSESTree.Node, depth: number): PathPattern[] {
    if (depth > MAX_DEPTH) return [ANY];
    const node = plain(list);
    if (node.type === N.AwaitExpression) return this.#element(node.argument, depth + 1);
    if (node.type === N.Identifier) {
      const declarator = this.builder.variable(node)?.defs[0]?.node;
      return declarator?.type === N.VariableDeclarator && declarator.init
        ? this.#element(declarator.init, depth + 1)
        : [ANY];
    }
    if (node.type !== N.CallExpression) return [ANY];
    const name = lastNameOf(node.callee);
    if (LISTS_FOLDER.has(name)) return [ANY];
    if (SELECTS.has(name) && node.callee.type === N.MemberExpression)
      return this.#selected(node, node.callee.object, depth);
    const [first] = node.arguments;
    // A pattern, as packages that look for files take it.
    return first ? this.read(first, depth + 1).map((path) => (path.text.includes('*') ? path : ANY)) : [ANY];
  }

  /** `names.map((name) => join(folder, name))`, and what only chooses or orders. */
  #selected(call: TSESTree.CallExpression, list: TSESTree.Node, depth: number): PathPattern[] {
    const [callback] = call.arguments;
    if (!callback || lastNameOf(call.callee) !== 'map') return this.#element(list, depth + 1);
    return callback.type === N.ArrowFunctionExpression && callback.body.type !== N.BlockStatement
      ? this.read(callback.body, depth + 1)
      : [ANY];
  }

  #parameter({ node, name }: Definition, depth: number): PathPattern[] {
    if (node.type === N.FunctionDeclaration) return this.#given(node.id ?? undefined, node.params, name, depth);
    if (node.type !== N.ArrowFunctionExpression && node.type !== N.FunctionExpression) return [ANY];
    const parent = node.parent as TSESTree.Node | undefined;
    if (!parent) return [ANY];
    if (parent.type === N.VariableDeclarator && parent.id.type === N.Identifier)
      return this.#given(parent.id, node.params, name, depth);
    return isCallback(node, parent) && node.params[0] === name ? this.#element(parent.callee.object, depth) : [ANY];
  }

  /** What a function of the file is given by those that call it there. */
  #given(
    id: TSESTree.Identifier | undefined,
    params: readonly TSESTree.Parameter[],
    name: TSESTree.Node,
    depth: number,
  ): PathPattern[] {
    const index = params.findIndex((param) => param === name);
    const variable = id && this.builder.declared(id);
    if (!variable || index === -1) return [ANY];
    // What stands further down has no parents yet, so that calls are looked for from above.
    const calls = this.builder.callsIn(variable.scope.variableScope.block);
    const found: PathPattern[] = [];
    const own = variable.references.flatMap(({ identifier }) => calls.get(identifier) ?? []);
    for (const call of own.sort((a, b) => startOf(a) - startOf(b))) {
      const argument = call.arguments[index];
      if (argument && found.length < MAX_CALLS) found.push(...this.read(argument, depth + 3));
    }
    return found.length > 0 ? found : [ANY];
  }
}

/** `names.forEach((name) => …)`. */
const isCallback = (
  node: Callback,
  parent: TSESTree.Node,
): parent is TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression } =>
  parent.type === N.CallExpression && parent.callee.type === N.MemberExpression && parent.arguments[0] === node;

/** The texts and expressions of a template, in order. */
const piecesOf = ({ quasis, expressions }: TSESTree.TemplateLiteral): (TSESTree.Node | string)[] =>
  quasis
    .flatMap(({ value }, index): (TSESTree.Node | string | undefined)[] => [value.cooked ?? '', expressions[index]])
    .filter((piece) => piece !== undefined && piece !== '') as (TSESTree.Node | string)[];
