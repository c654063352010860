/** Offers refactors: as quick fixes on findings, as refactorings at the cursor, and all safe ones at once. */
import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import {
  fixAllIn,
  refactorAt,
  refactorsAt,
  type Change,
  type Finding,
  type Offer,
  type Spot,
} from '../../analysis/index.ts';
import { calledFor } from '../../project/index.ts';
import {
  ACTION_KINDS,
  FIX_ALL,
  isWanted,
  spanOfRange,
  toCodeAction,
  toWorkspaceEdit,
  type ActionKind,
} from '../convert.ts';
import type { ServerContext } from '../context.ts';
import { fileOfUri } from '../file-uri.ts';
import type { Session } from '../session.ts';
import type { Feature } from './feature.ts';

/** The data from which a chosen action is made. */
interface Chosen {
  readonly id: string;
  readonly spot: Spot;
}

export const codeActions: Feature = {
  capabilities: { codeActionProvider: { codeActionKinds: [...ACTION_KINDS], resolveProvider: true } },
  start(context) {
    const { connection, guard } = context;
    connection.onCodeAction(guard('Listing refactors', [], (params: CodeActionParams) => offer(context, params)));
    connection.onCodeActionResolve((action) => guard('Preparing a refactor', action, () => resolve(context, action))());
  },
};

async function offer(
  context: ServerContext,
  { textDocument, range, context: { only } }: CodeActionParams,
): Promise<CodeAction[]> {
  const file = fileOfUri(textDocument.uri);
  const session = file === undefined ? undefined : context.folders.around(file)?.session;
  if (file === undefined || !session) return [];
  // "Fix all" is always asked for explicitly and covers the whole file.
  if (only?.some((kind) => kind.startsWith('source')))
    return isWanted(FIX_ALL, only) ? fixAll(context, session, file) : [];
  const span = spanOfRange(range);
  const shown = session.findings(file).filter(({ severity }) => severity !== 'off');
  return session.refactor((workspace) => {
    const findings = shown.filter((finding) => overlap(finding.span, span));
    const onFindings = findings.flatMap((finding) => {
      const called = calledFor(workspace.program, finding);
      const spot: Spot = { file, span: finding.span, finding };
      return refactorsAt(workspace, spot, called).map((offered, index) => {
        const kind = called.includes(offered.id) || isAboutFindings(offered.id) ? 'quickfix' : 'refactor.rewrite';
        return toAction(
          offered,
          spot,
          kind,
          index === 0 && called.includes(offered.id) && offered.disabled === undefined,
        );
      });
    });
    const known = new Set(onFindings.map(({ title }) => title));
    const spot: Spot = { file, span };
    const atCursor = refactorsAt(workspace, spot)
      .filter(({ title }) => !known.has(title))
      .map((offered) =>
        toAction(offered, spot, offered.id.startsWith('extract') ? 'refactor.extract' : 'refactor.rewrite', false),
      );
    return [...onFindings, ...atCursor].filter(({ kind }) => isWanted(kind, only));
  });
}

/** Whether the refactor annotates or suppresses the finding instead of changing the code. */
const isAboutFindings = (id: string): boolean => id.startsWith('suppress');

const toAction = (
  { id, title, disabled }: Offer,
  spot: Spot,
  kind: ActionKind,
  isPreferred: boolean,
): CodeAction & { kind: ActionKind } =>
  toCodeAction({ title, kind, disabled, isPreferred, data: { id, spot } satisfies Chosen });

async function resolve(context: ServerContext, action: CodeAction): Promise<CodeAction> {
  const { id, spot } = action.data as Chosen;
  const change = await context.folders
    .around(spot.file)
    ?.session?.refactor((workspace) => refactorAt(id, workspace, spot));
  return !change || 'disabled' in change ? action : { ...action, ...editOf(context, change) };
}

async function fixAll(context: ServerContext, session: Session, file: string): Promise<CodeAction[]> {
  const findings = session.findings(file).filter(({ severity }: Finding) => severity !== 'off');
  const found = await session.refactor((workspace) =>
    fixAllIn(workspace, findings, (finding) => calledFor(workspace.program, finding)),
  );
  return found
    ? [{ ...toCodeAction({ title: found.change.title, kind: FIX_ALL }), ...editOf(context, found.change) }]
    : [];
}

function editOf({ documents, client }: ServerContext, change: Change): Pick<CodeAction, 'edit' | 'command'> {
  const edit = toWorkspaceEdit(change, { uriOf: (file) => documents.uriOf(file), ...client });
  return edit ? { edit } : {};
}

/** Two spans overlap or touch; either may be empty. */
function overlap(a: Finding['span'], b: Finding['span']): boolean {
  const isAfter = (line: number, column: number, [, , endLine, endColumn]: Finding['span']) =>
    line > endLine || (line === endLine && column > endColumn);
  return !isAfter(a[0], a[1], b) && !isAfter(b[0], b[1], a);
}
