/** Takes what the client has measured, for what is explained from then on. */
import type { MeasuredFigures } from '../../protocol/measured.ts';
import { hear } from '../messages.ts';
import type { Feature } from './feature.ts';

export const measured: Feature = {
  start({ connection, guard, measured: figures }) {
    hear(
      connection,
      'workloadLint/measured',
      guard('Taking what was measured', undefined, (params: MeasuredFigures) => figures.take(params)),
    );
  },
};
