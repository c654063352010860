/** The scales on which a finding is weighed: each factor has a few values, from the most to the least. */
import type { FunctionSymbol } from '../program/index.ts';
import { AUDIENCES } from '../catalogue/contexts/audiences.ts';
import type { Confidence, Context, Place } from '../findings.ts';

/** Durations of what grows with its data, or does something slow for each element. */
const GROWING = ['quadratic', 'repeated', 'late', 'pairs', 'late-pairs', 'supposed'] as const;

/** Who waits, how long the process lives, how long it takes, how often, how certain it is. */
export const SCALES = {
  audience: AUDIENCES,
  lifetime: ['stays', 'library', 'ends'],
  /**
   * `spins`: computes until something else happens; `input`: grows with input from outside; `unbounded`: until somebody
   * or something else acts; `heavy`: tens of milliseconds each time; `data`: grows with data of the program; `looks`:
   * a look at each of many directory entries; `brief`: a small file; `first`: the first time only; `intended`: whoever
   * asks for it expects to wait; `look`: one look at a directory entry. Of computing: `computes`: over the budget by
   * the code alone; `quadratic`: grows faster than what it is given; `repeated`: takes microseconds for each element;
   * `late`: either, and is felt from many thousands on; `pairs`: grows so, and may have to; `late-pairs`: both;
   * `supposed`: of two lists, and nothing says that both are long. Of waits: `waits`: several that could overlap,
   * `opaque`: of which nothing is known, `ordered`: whose order may matter, `few`: over before anybody misses it;
   * `flood`: as many at once as there are elements. `starts`: a thread; `waste`: more threads or memory than it needs.
   */
  duration: [
    'computes',
    'spins',
    'input',
    'unbounded',
    'heavy',
    ...GROWING,
    'starts',
    'waits',
    'opaque',
    'flood',
    'data',
    'looks',
    'brief',
    'waste',
    'ordered',
    'first',
    'intended',
    'look',
    'few',
  ],
  /**
   * Per element of input from outside, per element, per request, event or frame, per timer, per call, seldom; `kept`:
   * once for each key; `once`: once for all; `start`: when the process starts what it exists for; `rare`: once per
   * installation, at the end of a process, or only where developers run it.
   */
  frequency: ['input', 'element', 'event', 'timer', 'call', 'seldom', 'kept', 'once', 'start', 'rare'],
  certainty: ['certain', 'possible', 'unseen'],
} as const;

export type Scale = keyof typeof SCALES;
export type ValueOf<S extends Scale> = (typeof SCALES)[S][number];
export type Duration = ValueOf<'duration'>;
export type Frequency = ValueOf<'frequency'>;

/** Durations of what occupies the thread by computing. */
export const COMPUTING: ReadonlySet<Duration> = new Set(['computes', ...GROWING]);

/** A value on a scale, with its reason. */
export interface Graded<V extends string> {
  readonly value: V;
  /** A phrase for people, without a full stop. */
  readonly because: string;
  readonly at?: Place;
}

/** What a rule knows about a finding; the assessment decides how much that matters. */
export interface Circumstances {
  /** The function in whose context it happens. */
  readonly node: FunctionSymbol;
  readonly context: Context;
  readonly confidence: Confidence;
  readonly duration: Graded<Duration>;
  /** By the context and the entry point where left out. */
  readonly frequency?: Graded<Frequency>;
  /** The function has no known caller: it is exported, and its callers are unknown. */
  readonly isUnseen?: boolean;
  /** Functions on the path from `node` to what takes the time. */
  readonly path?: readonly FunctionSymbol[];
  /** Names of the collections that it grows with. */
  readonly collections?: readonly string[];
  /** Certain, and longer than a metadata call, in the function itself or in what it calls: see `isFloored`. */
  readonly plain?: 'direct' | 'called';
  /** The code does not show how large it gets. */
  readonly isOpen?: boolean;
  /** It harms the program itself, even if nothing else is held up and the process ends with it. */
  readonly isOwnHarm?: boolean;
}

/** The id of factors for evidence by a name. */
export const NAME = 'name';
