/** Keeps the errors of a handler handled once it is async: its caller no longer sees what it throws. */
import { FORWARDERS, OF_ERRORS, type RejectionRow } from '../../catalogue/contexts/rejections.ts';
import { COMPLETION, FORWARDS } from '../../catalogue/naming/words.ts';
import { WRITTEN } from '../../catalogue/written-code.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { isFunction, some } from '../../syntax/traverse.ts';
import { passErrors } from '../edits/pass-errors.ts';
import type { SourceTree } from '../source-tree.ts';
import type { AnyFunction } from './async-function.ts';
import type { Carrier, Link } from './carrier.ts';
import { Refusal } from './refusal.ts';
import { forwards, registrationBehind, rowOfPackage, type Registration } from './registrations.ts';

/** @throws {Refusal} if the caller of the handler would lose its errors or their order */
export function keepErrors(chain: Carrier, link: Link): void {
  const { node, fn } = link;
  const later = node.in.filter(({ kind }) => kind === 'later');
  const registrations = later.flatMap((edge) => registrationBehind(chain, edge, node) ?? []);
  const guessed = later.length === 0 && isHandlerByItself(link) ? rowOfPackage(node.sourceFile) : undefined;
  for (const { row } of registrations) checkFate(link, row);
  const losing = registrations.filter(
    ({ row, view, wrapper }) => row.fate === 'callback' && !(wrapper && forwards(view, wrapper.callee)),
  );
  const row = losing[0]?.row ?? (guessed?.fate === 'callback' ? guessed : undefined);
  if (!row || isHandled(fn)) return;
  if (wrapInstead(chain, link, losing)) return;
  if (node.in.some(({ kind }) => kind === 'call' || kind === 'callback'))
    refuse(link, 'it is called directly as well: its errors would go to a callback');
  const position = callbackOf(fn, row);
  if (position === undefined) return refuse(link, 'nothing handles the errors of a promise there');
  const isTyped = registrations.some(({ call }) => call === fn.parent);
  const name = passErrors(link.tree, fn, chain.sources.patch(node.sourceFile), {
    position,
    isTyped,
    names: row.named?.split(' ') ?? [],
  });
  if (name === undefined) return refuse(link, 'nothing handles the errors of a promise there');
  chain.tell(`and pass errors to ${name}()`);
}

function refuse({ node }: Link, reason: string): never {
  throw new Refusal(reason, node.sourceFile.path, node.facts.span);
}

function checkFate(link: Link, { fate, because = '' }: RejectionRow): void {
  if (fate === 'lost' || fate === 'ordered') refuse(link, because);
  const last = link.fn.params.at(-1);
  if (fate === 'promise or callback' && last?.type === N.Identifier && COMPLETION.pattern.test(last.name))
    refuse(link, `it takes \`${last.name}\`, and may not return a promise as well`);
}

/** Is it called with a request only because of its parameters? */
const isHandlerByItself = ({ node }: Link): boolean =>
  node.in.length === 0 &&
  node.given.some(({ isByConvention, entryPoint }) => isByConvention && entryPoint.context === 'request');

/** The index of the parameter that takes errors: the last one, not counting parameters for values. */
function callbackOf({ params }: AnyFunction, { callback }: RejectionRow): number | undefined {
  const isNamed = (index: number) => {
    const parameter = params[index];
    return parameter?.type === N.Identifier && COMPLETION.pattern.test(parameter.name.replace(/^_/, ''));
  };
  if (callback === undefined) return isNamed(params.length - 1) ? params.length - 1 : undefined;
  return params.length >= OF_ERRORS && !isNamed(callback) ? callback + 1 : callback;
}

/**
 * Wraps an inline handler with the project's wrapper.
 *
 * @returns undefined if there is none
 */
function wrapInstead(chain: Carrier, { node, tree, fn }: Link, losing: readonly Registration[]): true | undefined {
  const isInPlace = losing.length > 0 && losing.every(({ call }) => call === fn.parent);
  if (!isInPlace || fn.params.length >= OF_ERRORS) return undefined;
  const name = wrapperFor(chain, node.sourceFile, tree);
  if (name === undefined) return undefined;
  const patch = chain.sources.patch(node.sourceFile);
  if (patch.once(`wrap ${fn.range.join()}`)) {
    patch.insert(fn.range[0], `${name}(`);
    patch.around(fn, '', ')');
  }
  chain.tell(`in ${name}()`);
  return true;
}

/** A wrapper that the file imports, or that the package depends on. */
function wrapperFor(chain: Carrier, sourceFile: Link['node']['sourceFile'], tree: SourceTree): string | undefined {
  const book = chain.sources.imports(sourceFile, tree);
  const known = book.bindings.find(
    ({ variable, module, isType }) =>
      !isType && (FORWARDERS.has(module) || (FORWARDS.pattern.test(variable.name) && module.startsWith('.'))),
  );
  if (known) return known.variable.name;
  return sourceFile.package?.dependencies.includes(WRITTEN.forward.module) ? book.nameOf(WRITTEN.forward) : undefined;
}

/** Does it handle its errors itself: is everything that may throw in a `try`? */
function isHandled({ body }: AnyFunction): boolean {
  if (body.type !== N.BlockStatement) return false;
  return body.body.every((statement) =>
    statement.type === N.TryStatement
      ? statement.handler !== null &&
        !throws(statement.handler.body) &&
        !(statement.finalizer && throws(statement.finalizer))
      : !some(statement, mayThrow),
  );
}

const throws = (block: TSESTree.Node): boolean => some(block, ({ type }) => type === N.ThrowStatement);
const mayThrow = (node: TSESTree.Node): boolean =>
  !isFunction(node) &&
  (node.type === N.CallExpression || node.type === N.NewExpression || node.type === N.ThrowStatement);
