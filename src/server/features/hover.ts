/** Explains a finding or a function: its effect on the event loop, what runs it there, and which approach fits. */
import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver';
import { toAt } from '../convert.ts';
import { hoverText } from '../hover-text.ts';
import { placeOf, subjectAt } from '../subject.ts';
import type { Feature } from './feature.ts';

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
        });
        return { contents: { kind: MarkupKind.Markdown, value } };
      }),
    );
  },
};
