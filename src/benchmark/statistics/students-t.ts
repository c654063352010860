/**
 * Student's t: how many standard errors a 95 % interval reaches to either side if the error itself was estimated from
 * few samples.
 */

/** For 1, 2, 3 … degrees of freedom. */
const FACTORS = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
/** For larger numbers: the value of a normal distribution, and the correction for few degrees. */
const NORMAL = 1.96;
const EXCESS = 2.4;

/** @param freedom degrees of freedom, from 1 */
export const studentsT = (freedom: number): number => FACTORS[freedom - 1] ?? NORMAL + EXCESS / freedom;
