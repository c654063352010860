/** Reports the status of the server from the start, even without a folder. */
import type { Feature } from './feature.ts';

export const status: Feature = { ready: (context) => context.status.announce() };
