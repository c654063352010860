/**
 * Lists the refactors that fit a place, and computes what each changes. Every refactor is tried on throw-away patches,
 * so each offer is known to work.
 */
import { spanOf, lineStarts } from '../syntax/lines.ts';
import { Refusal } from './chain/refusal.ts';
import { Sources } from './chain/sources.ts';
import type { Change, Offer, Refactor, Spot, TextEdit, Workspace } from './refactor.ts';

/** The reason why a refactor does not apply. */
export interface Refused {
  readonly disabled: string;
}

/** Called if a refactor throws; that refactor is not offered. */
export type OnCrash = (refactor: string, error: unknown) => void;

/**
 * @param onCrash if absent, errors propagate
 * @param order ids of refactors, best first, as the advice recommends them
 * @returns the refactors that fit, best first; those that cannot be applied come last, with the reason
 */
export function offersAt(
  refactors: readonly Refactor[],
  workspace: Workspace,
  spot: Spot,
  order: readonly string[] = [],
  onCrash?: OnCrash,
): Offer[] {
  const rank = ({ id, disabled }: Offer) =>
    (disabled === undefined ? 0 : 100) + (order.includes(id) ? order.indexOf(id) : order.length);
  return refactors
    .flatMap((refactor) => offerOrCrash(refactor, workspace, spot, onCrash) ?? [])
    .sort((a, b) => rank(a) - rank(b));
}

function offerOrCrash(
  refactor: Refactor,
  workspace: Workspace,
  spot: Spot,
  onCrash: OnCrash | undefined,
): Offer | undefined {
  try {
    return offerOf(refactor, workspace, spot);
  } catch (error) {
    if (!onCrash) throw error;
    onCrash(refactor.id, error);
    return undefined;
  }
}

function offerOf(refactor: Refactor, workspace: Workspace, spot: Spot): Offer | undefined {
  const change = changeAt(refactor, workspace, spot);
  if (!change) return undefined;
  const { id, title } = refactor;
  return 'disabled' in change
    ? { id, title, safe: false, disabled: change.disabled }
    : { id, title: change.title, safe: change.safe };
}

/** @returns undefined if the refactor does not apply here */
export function changeAt(
  refactor: Refactor,
  { program, sources }: Workspace,
  spot: Spot,
): Change | Refused | undefined {
  if (spot.finding && refactor.rules !== 'all' && !refactor.rules.includes(spot.finding.rule)) return undefined;
  const workspace = { program, sources: new Sources(sources.source, sources) };
  try {
    const target = refactor.find(workspace, spot);
    if (!target) return undefined;
    const { created = [], setting, placeholder, told = [], isVisible } = refactor.edit(target.subject, workspace) ?? {};
    const files = editsOf(workspace.sources);
    if (files.length + created.length === 0 && !setting) return undefined;
    return {
      title: [target.title, ...told].join(', '),
      safe: target.safe && !isVisible,
      files,
      created,
      ...(setting && { setting }),
      ...(placeholder !== undefined && { placeholder }),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { disabled: error.file === spot.file ? error.reason : error.text };
  }
}

export function editsOf(sources: Sources): Change['files'] {
  return sources.changes().map(({ path, text, patch }) => {
    const starts = lineStarts(text);
    const edits = patch.replacements.map(
      ({ start, end, newText }): TextEdit => ({ start, end, span: spanOf(starts, start, end), newText }),
    );
    return { file: path, edits };
  });
}

/** Applies edits to a text. */
export function applyEdits(text: string, edits: readonly Pick<TextEdit, 'start' | 'end' | 'newText'>[]): string {
  let out = '';
  let last = 0;
  for (const { start, end, newText } of edits) {
    out += text.slice(last, start) + newText;
    last = end;
  }
  return out + text.slice(last);
}
