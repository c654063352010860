/** When a warm worker pays. */
export const PAYS = {
  /** Milliseconds of work below which it is best left where it is. */
  work: 10,
  /** How many times the cloning of arguments and result the work must take. */
  clones: 2,
} as const;
