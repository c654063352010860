/** The one place that catches errors of requests and notifications: it logs them and returns a fallback. */
import type { Logger } from './logger.ts';

export type Guard = <P extends unknown[], R>(
  what: string,
  empty: R,
  handler: (...params: P) => R | Promise<R>,
) => (...params: P) => Promise<R>;

export function createGuard(logger: Logger): Guard {
  return (what, empty, handler) =>
    async (...params) => {
      try {
        return await handler(...params);
      } catch (error) {
        logger.error(`${what} failed`, error);
        return empty;
      }
    };
}
