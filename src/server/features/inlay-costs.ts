/** Shows at the end of a line what its findings cost the event loop, if the setting is on. */
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import type { Finding } from '../../analysis/index.ts';
import { toAt, toInlayHint } from '../convert.ts';
import { describeCost } from '../cost-text.ts';
import { placeOf } from '../subject.ts';
import type { Feature } from './feature.ts';

export const inlayCosts: Feature = {
  capabilities: { inlayHintProvider: true },
  start(context) {
    const { connection, documents, guard } = context;
    connection.languages.inlayHint.on(
      guard('Showing costs', [], ({ textDocument, range }: InlayHintParams): InlayHint[] => {
        const place = placeOf(context, toAt({ textDocument, position: range.start }));
        if (!place?.session.settings.inlayCosts) return [];
        const { session, file } = place;
        const lines = documents.get(file)?.getText().split('\n') ?? [];
        return [...costsByLine(session.findings(file))]
          .filter(([line]) => line > range.start.line && line <= range.end.line + 1)
          .map(([line, cost]) =>
            toInlayHint(line, (lines[line - 1] ?? '').trimEnd().length, `${cost} on the event loop`),
          );
      }),
    );
  },
};

/** The most expensive finding with a figure, per line. */
function costsByLine(findings: readonly Finding[]): ReadonlyMap<number, string> {
  const worst = new Map<number, Finding>();
  for (const finding of findings) {
    const {
      severity,
      cost,
      span: [line],
    } = finding;
    if (severity === 'off' || severity === 'hint' || cost?.milliseconds === undefined) continue;
    if ((worst.get(line)?.cost?.milliseconds ?? 0) <= cost.milliseconds) worst.set(line, finding);
  }
  return new Map([...worst].map(([line, { cost }]) => [line, describeCost({ milliseconds: cost!.milliseconds! })]));
}
