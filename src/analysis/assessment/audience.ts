/** Who waits while something blocks. */
import { ANIMATES, AUDIENCE_OF_KIND, AUDIENCES, type Audience } from '../catalogue/contexts/audiences.ts';
import type { KeepAliveKind } from '../catalogue/contexts/keep-alive.ts';
import type { Context } from '../findings.ts';
import type { FunctionSymbol, Program } from '../program/index.ts';
import { closesItsServer } from './one-shot-servers.ts';
import type { Circumstances, Graded } from './factor.ts';
import type { Lifetime } from './lifetime.ts';

const OF_CONTEXT: Readonly<Record<Context, Audience>> = {
  request: 'others',
  event: 'tasks',
  timer: 'tasks',
  task: 'tasks',
  render: 'screen',
  startup: 'unknown',
  script: 'one',
  test: 'unknown',
  worker: 'unknown',
  exit: 'unknown',
};

/** Whatever blocks the process, everything else that it serves waits as well. */
const OF_PROCESS: Readonly<Record<KeepAliveKind, Audience>> = {
  listens: 'others',
  connected: 'others',
  hosted: 'screen',
  page: 'screen',
  watches: 'tasks',
  polls: 'tasks',
  started: 'tasks',
};

const WHO: Readonly<Record<Audience, string>> = {
  others: 'other requests or users wait meanwhile',
  screen: 'an editor, a window or a page is frozen meanwhile',
  tasks: 'other tasks of the program wait meanwhile',
  one: 'one person waits for it, and nothing else is delayed',
  unknown: 'nobody is known to wait',
};

/** Possible beginnings of the reasons of a lifetime. */
const SUBJECT = 'the process ';

export function audienceOf(
  program: Program,
  { node, context, isUnseen }: Circumstances,
  { value: lifetime, kind, because, at }: Lifetime,
): Graded<Audience> {
  const path = isUnseen ? undefined : program.contexts.path(node, context);
  const entry = path?.entryPoint.kind ?? '';
  if (context === 'request' && path && closesItsServer(path.start))
    return { value: 'one', because: 'the server answers once and closes' };
  const animated = path && [...path.edges.map(({ from }) => from), node].find(animates);
  if (animated)
    return {
      value: 'screen',
      because: 'an animation in the terminal freezes meanwhile',
      at: { file: animated.sourceFile.path, span: animated.facts.span },
    };
  const own = ownAudience(context, entry, lifetime, isUnseen === true);
  const process = lifetime === 'stays' && kind !== undefined ? OF_PROCESS[kind] : 'unknown';
  if (AUDIENCES.indexOf(process) >= AUDIENCES.indexOf(own)) return { value: own, because: WHO[own] };
  return {
    value: process,
    because: `${WHO[process]}: the process ${because.startsWith(SUBJECT) ? because.slice(SUBJECT.length) : because}`,
    ...(at && { at }),
  };
}

/** Does the file of a function animate something in a terminal? */
const animates = ({ sourceFile: { facts } }: FunctionSymbol): boolean =>
  facts.imports.some(({ specifier, typeOnly }) => !typeOnly && ANIMATES.has(specifier));

function ownAudience(context: Context, kind: string, lifetime: Lifetime['value'], isUnseen: boolean): Audience {
  if (isUnseen) return 'unknown';
  const own = AUDIENCE_OF_KIND.get(kind) ?? OF_CONTEXT[context];
  if (own !== 'tasks') return own;
  if (lifetime === 'ends') return 'one';
  // In a library, the caller decides whether several run at once.
  return lifetime === 'library' && context === 'task' ? 'unknown' : own;
}
