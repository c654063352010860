/** Tells how the server stands from the start, where there is no folder to look at, too. */
import type { Feature } from './feature.ts';

export const status: Feature = { ready: (context) => context.status.announce() };
