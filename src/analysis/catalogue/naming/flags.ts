/** Patterns on the names of flags that a branch asks: what runs only then runs seldom. */
import type { NamePattern } from './types.ts';

export interface FlagRow extends NamePattern {
  readonly says: 'asked' | 'development';
}

export const FLAGS: readonly FlagRow[] = [
  {
    says: 'asked',
    pattern:
      /^_?(is|use|run|be|in)?_?(sync(hronous(ly)?)?|(debug|trace|verbose)(ging|_?mode|_?enabled|_?logs?|_?logging)?)$/i,
    matches: ['sync', 'isSync', 'DEBUG', 'debugMode', 'verbose'],
    misses: ['synced', 'debugger', 'async', 'traces'],
  },
  {
    says: 'development',
    pattern: /^_*(is|in)?_?(dev(elopment)?)(_?(mode|env(ironment)?|server))?_*$/i,
    matches: ['__DEV__', 'isDev', 'isDevelopment', 'IS_DEV', 'devMode', 'dev'],
    misses: ['device', 'isDeveloper', 'devices', 'developers'],
  },
];
