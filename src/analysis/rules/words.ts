/** The words of messages: how contexts, functions and remedies are called, short enough for one line. */
import { isOwnName } from '../facts/function-names.ts';
import type { CatalogueRow } from '../catalogue/types.ts';
import { answered, ownNameOf, type FunctionSymbol } from '../program/index.ts';
import { isEventLoop, type Context } from '../findings.ts';

/** The longest message; the rest is in the hover. */
const MAX_MESSAGE = 99;

const CONTEXT_NOUN: Readonly<Record<Context, string>> = {
  request: 'request handler',
  event: 'event handler',
  timer: 'timer',
  task: 'async function',
  render: 'rendering',
  startup: 'start-up',
  script: 'script',
  test: 'test',
  worker: 'worker',
  exit: 'exit handler',
};

/**
 * `request handler getUser()`, `a timer`, `async function load()`.
 * @param isOwn is it the function that the context begins with?
 */
export function whereOf(
  context: Context,
  node: FunctionSymbol,
  isOwn = node.entryPoints.some((entryPoint) => entryPoint.context === context),
): string {
  const {
    facts: { name, async },
    entryPoints,
  } = node;
  const answers = entryPoints.find((entryPoint) => entryPoint.context === context)?.answers;
  if (answers && isEventLoop(context) && ownNameOf(node, answers) === undefined) return shorten(answered(answers), 40);
  if (context === 'startup' && !isOwnName(name)) return 'start-up';
  // Whatever a script, a test or a worker declares runs there, async or not.
  const known = isOwn || !isEventLoop(context) ? CONTEXT_NOUN[context] : 'async function';
  const noun = known === 'async function' && !async ? 'function' : known;
  return isOwnName(name) ? `${noun} ${shorten(name, 30)}()` : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `…${text.slice(text.length - length + 1)}`;
}

/** A name as written, or its last part where it is long. */
export const nameWithin = (name: string, length: number): string =>
  name.length <= length ? name : shorten(name.replace(/^.*\./, ''), length);

const called = (name: string): string => `${shorten(name.replace(/^.*[.#]/, ''), 24)}()`;

/** What to do about a call, verb first. */
export function remedyOf(name: string, { twin, cost, workload }: CatalogueRow): string {
  switch (twin?.shape) {
    case 'await':
    case 'promisify':
      return `Await ${called(twin.name)}`;
    case 'callback':
      return `Pass a callback to ${called(twin.name === 'default' ? name : twin.name)}`;
    default:
      return workload === 'wait' && cost === 'unbounded' ? 'Wait without blocking' : 'Move it off this thread';
  }
}

/** The first of several wordings that fits on one line; the last is cut. */
export function fitting(...candidates: readonly string[]): string {
  return candidates.find((text) => text.length <= MAX_MESSAGE) ?? `${candidates.at(-1)!.slice(0, MAX_MESSAGE - 1)}…`;
}
