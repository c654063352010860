/** The scales on which a finding is weighed: each factor has a few values, from the most to the least. */
import type { FunctionSymbol } from '../program/index.ts';
import { AUDIENCES } from '../catalogue/contexts/audiences.ts';
import type { Confidence, Context, Place } from '../findings.ts';

/** Who waits, how long the process lives, how long it takes, how often, how certain it is. */
export const SCALES = {
  audience: AUDIENCES,
  lifetime: ['stays', 'library', 'ends'],
  /**
   * `spins`: computes until something else happens; `input`: grows with what others send; `unbounded`: until somebody
   * or something else acts; `heavy`: tens of milliseconds each time; `data`: grows with data of the program; `looks`:
   * a look at each of many directory entries; `brief`: a small file; `first`: the first time only; `intended`: whoever
   * asks for it expects to wait; `look`: one look at a directory entry. Of computing: `computes`: over the budget by
   * the code alone; `quadratic`: grows faster than what it is given; `late`: so, and is felt from many thousands on;
   * `pairs`: so, and may have to. Of waits: `waits`: several that could overlap, `opaque`: of which nothing is known,
   * `ordered`: whose order may matter, `few`: over before anybody misses it; `flood`: as many at once as there are
   * elements. `starts`: a thread or a process; `waste`: more threads or memory than it needs.
   */
  duration: [
    'computes',
    'spins',
    'input',
    'unbounded',
    'heavy',
    'quadratic',
    'late',
    'pairs',
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
   * Per element that others send, per element, per request, event or frame, per timer, per call, seldom; `kept`: once
   * for each key; `once`: once for all; `start`: as the process starts what it is there for; `rare`: once for an
   * installation, at the end of a process, or only where developers run it.
   */
  frequency: ['input', 'element', 'event', 'timer', 'call', 'seldom', 'kept', 'once', 'start', 'rare'],
  certainty: ['certain', 'possible', 'unseen'],
} as const;

export type Scale = keyof typeof SCALES;
export type ValueOf<S extends Scale> = (typeof SCALES)[S][number];
export type Duration = ValueOf<'duration'>;
export type Frequency = ValueOf<'frequency'>;

/** A value on a scale, with its reason. */
export interface Graded<V extends string> {
  readonly value: V;
  /** A phrase for people, without a full stop. */
  readonly because: string;
  readonly at?: Place;
}

/** What a rule knows of a finding; it leaves to the assessment how much that matters. */
export interface Circumstances {
  /** The function in whose context it happens. */
  readonly node: FunctionSymbol;
  readonly context: Context;
  readonly confidence: Confidence;
  readonly duration: Graded<Duration>;
  /** By the context and the entry point where left out. */
  readonly frequency?: Graded<Frequency>;
  /** Nobody is seen to call the function: it is exported, and who calls it is not known. */
  readonly isUnseen?: boolean;
  /** Functions on the path from `node` to what takes the time. */
  readonly path?: readonly FunctionSymbol[];
  /** Certain and more than a look, in the function itself or in what it calls: see `isFloored`. */
  readonly plain?: 'direct' | 'called';
  /** How large it gets the code does not say. */
  readonly isOpen?: boolean;
  /** It harms the program itself, also where nobody else is held up, and where the process ends with it. */
  readonly isOwnHarm?: boolean;
}

/** The id of factors for evidence by a name. */
export const NAME = 'name';
