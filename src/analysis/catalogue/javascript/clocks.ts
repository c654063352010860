/** What tells the time, and what only looks at something: data. */

const STOPWATCH = /^(performance\.now|Date\.now|process\.hrtime(\.bigint)?)$/;
/** Is a difference of two of its results a duration? @param written as it stands: `performance.now` */
export const isStopwatch = (written: string): boolean => STOPWATCH.test(written);

const CLOCK =
  /^(Date\.now|performance\.now|process\.hrtime|process\.hrtime\.bigint|process\.uptime|hrtime|hrtime\.bigint)$/;
/** Does it give the time? @param written as it stands: `Date.now` */
export const isClock = (written: string): boolean => CLOCK.test(written);

const OF_DATE = /^(getTime|valueOf)$/;
/** Does a method of a date give its time? */
export const givesTime = (method: string): boolean => OF_DATE.test(method);

const LOOKS_AT_FILE = /(^|\.)(existsSync|accessSync|statSync)$/;
/** Does it only look at a file? @param written as it stands: `fs.existsSync` */
export const looksAtFile = (written: string): boolean => LOOKS_AT_FILE.test(written);

const NOW = /^(Date\.now|performance\.now)$/;
/** Does it give the time in milliseconds? @param written as it stands: `Date.now` */
export const givesMilliseconds = (written: string): boolean => NOW.test(written);
