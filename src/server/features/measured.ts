/** Receives the client's measurements, which explanations use from then on. */
import type { MeasuredFigures } from '../../protocol/measured.ts';
import { hear } from '../messages.ts';
import type { Feature } from './feature.ts';

export const measured: Feature = {
  start({ connection, guard, measured: figures }) {
    hear(
      connection,
      'workloadLint/measured',
      guard('Receiving measurements', undefined, (params: MeasuredFigures) => figures.set(params)),
    );
  },
};
