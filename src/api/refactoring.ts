/** Applies refactors to a project that is analyzed: one at a position, or all that are safe. */
import {
  covers,
  fixAllIn,
  refactorAt,
  refactorsAt,
  type Change,
  type Finding,
  type FixAll,
  type Offer,
  type Refused,
  type Spot,
  type Workspace,
} from '../analysis/index.ts';
import { calledFor, type Project } from '../project/index.ts';
import type { Position } from './types.ts';

type Refactorable = Pick<Project, 'refactor'>;
type Findings = ReadonlyMap<string, readonly Finding[]>;

export interface Refactored {
  readonly offer: Offer;
  readonly spot: Spot;
  readonly change: Change | Refused;
}

interface OffersAt {
  readonly spot: Spot;
  /** The best first. */
  readonly offers: readonly Offer[];
}

/** @param at the position of a finding, or any other; its `rule` selects one of several findings at a position */
export const offersAt = async (project: Refactorable, at: WithRule): Promise<readonly Offer[]> =>
  (await project.refactor((workspace, findings) => offersOf(workspace, findings, at))).offers;

/**
 * @param wanted id of the refactor; default: the best that can be applied
 * @returns undefined if none fits, or the wanted one does not
 */
export const refactorOne = (
  project: Refactorable,
  at: WithRule,
  wanted: string | undefined,
): Promise<Refactored | undefined> =>
  project.refactor((workspace, findings) => {
    const { spot, offers } = offersOf(workspace, findings, at);
    const offer =
      wanted === undefined
        ? (offers.find(({ disabled }) => disabled === undefined) ?? offers[0])
        : offers.find(({ id }) => id === wanted);
    const change = offer && refactorAt(offer.id, workspace, spot);
    return change && { offer, spot, change };
  });

/** @param isMeant selects the findings; `wanted`: id of the only refactor to apply */
export const fixAllOf = (
  project: Refactorable,
  isMeant: (finding: Finding) => boolean,
  wanted?: string,
): Promise<FixAll> =>
  project.refactor((workspace, findings) => {
    const meant = [...findings.values()].flatMap((list) =>
      list.filter((finding) => finding.severity !== 'off' && isMeant(finding)),
    );
    const called = (finding: Finding): string[] =>
      calledFor(workspace.program, finding).filter((id) => wanted === undefined || id === wanted);
    return fixAllIn(workspace, meant, called);
  });

type WithRule = Position & { readonly rule?: string };

function offersOf(workspace: Workspace, findings: Findings, { file, line, column, rule }: WithRule): OffersAt {
  const finding = (findings.get(file) ?? []).find(
    (candidate) => covers(candidate.span, line, column) && (rule === undefined || candidate.rule === rule),
  );
  const spot: Spot = { file, span: finding?.span ?? [line, column, line, column], ...(finding && { finding }) };
  return { spot, offers: refactorsAt(workspace, spot, finding ? calledFor(workspace.program, finding) : []) };
}
