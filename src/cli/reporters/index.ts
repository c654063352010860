/** The formats by name; each is loaded on demand. */
import type { Reporter } from '../report.ts';

export const REPORTERS = {
  text: () => import('./text.ts'),
  json: () => import('./json.ts'),
  sarif: () => import('./sarif.ts'),
  github: () => import('./github.ts'),
  gitlab: () => import('./gitlab.ts'),
  junit: () => import('./junit.ts'),
  checkstyle: () => import('./checkstyle.ts'),
  compact: () => import('./compact.ts'),
} satisfies Record<string, () => Promise<{ readonly report: Reporter }>>;

export type Format = keyof typeof REPORTERS;
export const FORMATS = Object.keys(REPORTERS) as Format[];
