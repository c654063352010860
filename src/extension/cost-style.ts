/** How a message at the end of a line is written: the more its finding costs, the louder. The level gives the color. */

/** Upper limits of costs, in milliseconds, as Import Cost has them of packages, in kilobytes. */
export interface CostLimits {
  readonly small: number;
  readonly medium: number;
}

export interface CostStyle {
  readonly fontStyle: 'italic' | 'normal';
  readonly fontWeight: 'normal' | 'bold';
}

/** @param milliseconds undefined where the cost is not known, which is neither small nor large */
export function styleOfCost(milliseconds: number | undefined, { small, medium }: CostLimits): CostStyle {
  return {
    fontStyle: milliseconds !== undefined && milliseconds <= small ? 'italic' : 'normal',
    fontWeight: milliseconds !== undefined && milliseconds > Math.max(small, medium) ? 'bold' : 'normal',
  };
}
