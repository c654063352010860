/**
 * Answers each question of the decision tree from the code; a question that the code cannot answer stays unanswered.
 */
import { withoutPrefix } from '../catalogue/node/specifiers.ts';
import { isEventLoop, type Context } from '../findings.ts';
import type { Known, KnownAnswers } from './decide.ts';
import { THRESHOLDS } from './figures.ts';
import type { Situation } from './situation.ts';
import { QUESTION_IDS, type QuestionId } from './questions.ts';

const WHO_WAITS: Readonly<Record<Context, string>> = {
  request: 'other requests wait',
  event: 'other events wait',
  timer: 'other timers wait',
  task: 'other tasks wait',
  render: 'the page freezes',
  startup: 'it runs at start-up',
  script: 'it runs in a script',
  test: 'it runs in a test',
  worker: 'it runs in a worker',
  exit: 'it runs while the process exits',
};
/** Contexts that are entered again and again. */
const RECURRING: Readonly<Partial<Record<Context, string>>> = {
  request: 'it runs for each request',
  event: 'it runs for each event',
  timer: 'it runs each time the timer fires',
  render: 'it runs each time the page renders',
};

const known = (answer: string, because: string): Known => ({ answer, because });

const ANSWERERS: Readonly<Record<QuestionId, (situation: Situation) => Known | undefined>> = {
  'who-waits': ({ context, entry, isAsync }) => {
    // Sequential awaits delay their own caller in every context.
    if (isAsync) return known('others', 'the caller waits longer than necessary');
    return (
      context && known(isEventLoop(context) ? 'others' : 'nobody', `${WHO_WAITS[context]}${entry ? ` (${entry})` : ''}`)
    );
  },
  workload: ({ workload, name }) => workload && known(workload, `${name} ${workload === 'cpu' ? 'computes' : 'waits'}`),
  'io-size': ({ size, milliseconds, grows, isAsync, name }) => {
    if (isAsync) return known('felt', isAsync.because);
    if (size) return known(size.is, size.because);
    if (milliseconds !== undefined) return known('felt', `${name} takes ${costInWords(milliseconds, grows)}`);
    return grows === undefined
      ? undefined
      : known('felt', grows.startsWith('time ') ? `${name} takes the ${grows}` : `its cost grows with the ${grows}`);
  },
  'async-api': ({ isAsync, twin, name }) => {
    if (isAsync) return known('already', isAsync.because);
    if (twin === null) return known('no', `no non-blocking equivalent of ${name} is known`);
    return twin && known('yes', twinInWords(twin));
  },
  'how-many': ({ count, repeated }) => {
    if (count) return known(count.is, count.because);
    return repeated === undefined
      ? undefined
      : known('one', repeated ? 'the loop calls it one at a time' : 'it is called once');
  },
  crowd: () => undefined,
  budget: ({ milliseconds, grows, isLong, name }) => {
    if (isLong !== undefined) return known('long', isLong);
    if (milliseconds === undefined)
      return grows === undefined ? undefined : known('long', `its cost grows with the ${grows}`);
    return known(bandOf(milliseconds, grows), `${name} takes ${costInWords(milliseconds, grows)}`);
  },
  'off-thread-api': ({ twin }) => (twin ? known('yes', twinInWords(twin)) : undefined),
  movable: ({ tied, bound }) => {
    if (bound !== undefined) return known('no', bound);
    return tied === undefined ? undefined : known('pieces', tied);
  },
  payload: ({ payload }) => payload && known(payload.is, payload.because),
  isolation: ({ isolation }) => (isolation === undefined ? undefined : known('yes', isolation)),
  'how-often': ({ context }) => {
    const because = context && RECURRING[context];
    return because === undefined ? undefined : known('often', because);
  },
  serves: ({ context }) =>
    context === 'request' || context === 'event' ? known('yes', WHO_WAITS[context]) : undefined,
};

export function answersTo(situation: Situation): KnownAnswers {
  return Object.fromEntries(
    QUESTION_IDS.flatMap((id) => {
      const answer = ANSWERERS[id](situation);
      return answer ? [[id, answer]] : [];
    }),
  );
}

/** Work with an unbounded size is never 'short', even if its typical case is. */
export function bandOf(milliseconds: number, grows: string | undefined): string {
  if (milliseconds >= THRESHOLDS.ownThread.value) return 'long';
  return milliseconds >= THRESHOLDS.pool.value || grows !== undefined ? 'medium' : 'short';
}

function costInWords(milliseconds: number, grows: string | undefined): string {
  return `about ${millisecondsInWords(milliseconds)}${grows === undefined ? '' : `, growing with the ${grows}`}`;
}

/** `0.003 ms`, `57 ms`, `1.2 s`. */
export function millisecondsInWords(milliseconds: number): string {
  if (milliseconds >= 1000) return `${Number((milliseconds / 1000).toPrecision(2))} s`;
  return `${Number(milliseconds.toPrecision(milliseconds >= 100 ? 3 : 2))} ms`;
}

const TWIN_SHAPES = {
  await: 'returns a promise',
  promisify: 'takes a callback, or promisify makes it a promise',
  callback: 'takes a callback',
  other: 'does the same',
} as const;

function twinInWords({ module, name, shape, note }: NonNullable<Situation['twin']>): string {
  const plain = name === 'default' ? withoutPrefix(module) : name.replaceAll(/#/g, '.');
  const how = TWIN_SHAPES[shape];
  const from = module === 'globals' ? '' : ` of ${module}`;
  return `${plain}()${from} ${how}${note && shape === 'other' ? `: ${note.charAt(0).toLowerCase()}${note.slice(1).replace(/\.$/, '')}` : ''}`;
}
