/** How much a true finding matters, and why: a score from factors, and the level that follows from it. */
import type { Confidence, Factor, Severity } from '../findings.ts';
import type { RuleOptions } from '../options.ts';
import type { Program } from '../program/index.ts';
import { audienceOf } from './audience.ts';
import { COMPUTING, type Circumstances, type Graded, type Scale } from './factor.ts';
import { frequencyOf } from './frequency.ts';
import { levelBy } from './score.ts';
import { lifetimeFactor } from './lifetime.ts';
import { namingFactors } from './names.ts';
import { WEIGHTS } from './weights.ts';

export { CONSTANT, isFloored, levelBy } from './score.ts';
export { THRESHOLDS } from './level.ts';
export { nearestChanges, type Change } from './changes.ts';
export type { Circumstances } from './factor.ts';

export interface Assessment {
  readonly severity: Severity;
  readonly confidence: Confidence;
  /**
   * The sum of the factors' points and of a constant: above 0, a reader is more likely to want the finding than not.
   */
  readonly score: number;
  readonly factors: readonly Factor[];
  readonly plain?: NonNullable<Circumstances['plain']>;
  readonly isOpen?: true;
  readonly isOwnHarm?: true;
}

/** Assesses a finding of a rule. */
export function assess(program: Program, found: Circumstances, options: RuleOptions): Assessment {
  const circumstances = beginsPossibly(program, found) ? asPossible(found) : found;
  const lifetime = lifetimeFactor(program, circumstances);
  const factors = [
    weighed('audience', audienceOf(program, circumstances, lifetime)),
    weighed('lifetime', lifetime),
    weighed('duration', circumstances.duration),
    weighed('frequency', frequencyOf(program, circumstances)),
    weighed('certainty', certaintyOf(circumstances)),
    ...namingFactors(program, circumstances, lifetime),
  ];
  const { plain, isOpen, isOwnHarm } = circumstances;
  return {
    ...levelBy(factors, circumstances, options),
    confidence: circumstances.isUnseen ? 'possible' : circumstances.confidence,
    factors,
    ...(plain && { plain }),
    ...(isOpen && { isOpen }),
    ...(isOwnHarm && { isOwnHarm }),
  };
}

/**
 * Does it begin with a function that most likely is called, by what is not read? An async function is taken to serve
 * whoever calls it in any case.
 */
const beginsPossibly = ({ contexts }: Program, { node, context, isUnseen }: Circumstances): boolean =>
  !isUnseen && !node.facts.async && contexts.seedOf(node, context).possible !== undefined;

const asPossible = ({ plain, ...circumstances }: Circumstances): Circumstances => ({
  ...circumstances,
  confidence: 'possible',
  ...(plain && circumstances.isOwnHarm && { plain }),
});

function weighed<S extends Scale>(scale: S, { value, because, at }: Graded<string>): Factor {
  const points = (WEIGHTS[scale] as Readonly<Record<string, number>>)[value]!;
  return { id: scale, value, points, because, ...(at && { at }) };
}

function certaintyOf({ confidence, isUnseen, duration }: Circumstances): Graded<string> {
  // Computing too long delays whoever calls, so an unknown caller matters less.
  if (isUnseen && COMPUTING.has(duration.value))
    return { value: 'possible', because: 'no caller is known, but others may call it' };
  if (isUnseen) return { value: 'unseen', because: 'no caller is known, but others may call it' };
  return confidence === 'certain'
    ? { value: 'certain', because: 'every call on the path is certain' }
    : { value: 'possible', because: 'a call on the path is only possible' };
}
