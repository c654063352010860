/** Explains a finding or a function: its effect on the event loop, what runs it there, and which approach fits. */
import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver';
import type { Span } from '../../analysis/index.ts';
import type { At } from '../../protocol/advice.ts';
import type { ServerContext } from '../context.ts';
import { toAt } from '../convert.ts';
import { hoverText } from '../hover-text.ts';
import { placeOf, subjectAt } from '../subject.ts';
import type { Feature } from './feature.ts';

/** Longer calls are not looked through. */
const MOST = 500;

function textFrom({ documents }: ServerContext, at: At, span: Span | undefined): string {
  const file = documents.fileOf(at.uri);
  const document = file === undefined || !span ? undefined : documents.get(file);
  if (!document || !span) return '';
  const start = document.offsetAt({ line: span[0] - 1, character: span[1] - 1 });
  return document.getText().slice(start, start + MOST);
}

export const hover: Feature = {
  capabilities: { hoverProvider: true },
  start(context) {
    const { connection, documents, client, guard, measured } = context;
    connection.onHover(
      guard('Showing a hover', null, async (params: HoverParams): Promise<Hover | null> => {
        const at = toAt(params);
        const wanted = placeOf(context, at)?.session.settings.hover;
        if (wanted === undefined || wanted === 'off') return null;
        const subject = await subjectAt(context, at, { around: false });
        if (!subject || (wanted === 'findings' && !subject.finding)) return null;
        const value = hoverText(subject, {
          at,
          uriOf: (file) => documents.uriOf(file),
          commandLinks: client.options.commandLinks ?? false,
          measured,
          textHere: textFrom(context, at, subject.finding?.finding.span),
        });
        return { contents: { kind: MarkupKind.Markdown, value } };
      }),
    );
  },
};
