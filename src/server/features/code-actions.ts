/** Offers refactors: as quick fixes on findings, as refactorings at the cursor, and all of a kind at once. */
import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import {
  fixAllIn,
  fixEachIn,
  refactorAt,
  refactorsAt,
  type Change,
  type Finding,
  type Offer,
  type Spot,
  type Workspace,
} from '../../analysis/index.ts';
import { calledFor } from '../../project/index.ts';
import { ACTION_KINDS, FIX_ALL, isWanted, spanOfRange, toCodeAction, type ActionKind } from '../convert.ts';
import { toWorkspaceEdit } from '../convert-edits.ts';
import type { ServerContext } from '../context.ts';
import type { Session } from '../session.ts';
import { settingAction } from '../setting-action.ts';
import { isUntitled } from '../untitled.ts';
import type { Feature } from './feature.ts';

/** The data from which a chosen action is made: one refactor, or the best one for each finding of a rule. */
type Chosen = { readonly id: string; readonly spot: Spot } | RuleInScope;

interface RuleInScope {
  readonly rule: string;
  readonly file: string;
  readonly scope: Scope;
}

type Scope = 'file' | 'workspace';

type Action = CodeAction & { kind: ActionKind };

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
  const file = context.documents.fileOf(textDocument.uri);
  const session = file === undefined ? undefined : context.folders.around(file)?.session;
  if (file === undefined || !session) return [];
  // "Fix all" is always asked for explicitly and covers the whole file.
  if (only?.some((kind) => kind.startsWith('source')))
    return isWanted(FIX_ALL, only) ? fixAll(context, session, file) : [];
  const span = spanOfRange(range);
  const findings = session.findings(file).filter((finding) => overlap(finding.span, span));
  return session.refactor((workspace) => {
    const onFindings = findings.flatMap((finding) => offersOn(workspace, { file, span: finding.span, finding }));
    const onRules = rulesWithFix(workspace, findings).flatMap((rule) => offersForAll(session, file, rule));
    const spot: Spot = { file, span };
    const atCursor = fitting(workspace, spot).map((offered) =>
      toAction(offered, spot, offered.id.startsWith('extract') ? 'refactor.extract' : 'refactor.rewrite', false),
    );
    return once([...onFindings, ...onRules, ...atCursor]).filter(({ kind }) => isWanted(kind, only));
  });
}

/** Beside a document that is not saved yet, no file can be created. */
function fitting(workspace: Workspace, spot: Spot, order?: readonly string[]): Offer[] {
  const offers = refactorsAt(workspace, spot, order);
  if (!isUntitled(spot.file)) return offers;
  return offers.filter(({ id }) => {
    const change = refactorAt(id, workspace, spot);
    return change && (!('created' in change) || change.created.length === 0);
  });
}

/** Several findings of a line are suppressed by one comment. */
function once(actions: readonly Action[]): Action[] {
  const titles = new Set<string>();
  return actions.filter(({ title }) => !titles.has(title) && titles.add(title));
}

function offersOn(workspace: Workspace, spot: Spot & { readonly finding: Finding }): Action[] {
  const called = calledFor(workspace.program, spot.finding);
  return fitting(workspace, spot, called).map((offered, index) => {
    const isCalled = called.includes(offered.id);
    const kind = isCalled || isAboutFindings(offered.id) ? 'quickfix' : 'refactor.rewrite';
    return toAction(offered, spot, kind, index === 0 && isCalled && offered.disabled === undefined);
  });
}

/** Rules of which at least one finding here can be fixed. */
function rulesWithFix(workspace: Workspace, findings: readonly Finding[]): string[] {
  const fixable = findings.filter((finding) => {
    const called = calledFor(workspace.program, finding);
    const offers = refactorsAt(workspace, { file: finding.file, span: finding.span, finding }, called);
    return offers.some(({ id, disabled }) => called.includes(id) && disabled === undefined);
  });
  return [...new Set(fixable.map(({ rule }) => rule))];
}

/** Offered if there are several to fix. */
function offersForAll(session: Session, file: string, rule: string): Action[] {
  const scopes: readonly (readonly [Scope, number])[] = [
    ['file', of(rule, session.findings(file)).length],
    ['workspace', of(rule, session.allFindings()).length],
  ];
  return scopes.flatMap(([scope, count], index) =>
    count > (index === 0 ? 1 : scopes[0]![1])
      ? [
          toCodeAction({
            title: titleOfAll(rule, scope),
            kind: 'quickfix',
            data: { rule, file, scope } satisfies Chosen,
          }),
        ]
      : [],
  );
}

const titleOfAll = (rule: string, scope: Scope): string => `Fix all ${rule} findings in this ${scope}`;

const of = (rule: string, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.rule === rule);

/** Whether the refactor annotates or suppresses the finding instead of changing the code. */
const isAboutFindings = (id: string): boolean => id.startsWith('suppress');

const toAction = ({ id, title, disabled }: Offer, spot: Spot, kind: ActionKind, isPreferred: boolean): Action =>
  toCodeAction({ title, kind, disabled, isPreferred, data: { id, spot } satisfies Chosen });

async function resolve(context: ServerContext, action: CodeAction): Promise<CodeAction> {
  const chosen = action.data as Chosen | undefined;
  // "Fix all" comes with its edit.
  if (!chosen) return action;
  const session = context.folders.around('spot' in chosen ? chosen.spot.file : chosen.file)?.session;
  if (!session) return action;
  if ('rule' in chosen) return { ...action, ...(await editOfAll(context, session, chosen)) };
  const { id, spot } = chosen;
  const change = await session.refactor((workspace) => refactorAt(id, workspace, spot));
  if (!change || 'disabled' in change) return action;
  return {
    ...action,
    ...(change.setting ? await settingAction(context, spot.file, change.setting) : editOf(context, change)),
  };
}

async function editOfAll(context: ServerContext, session: Session, { rule, file, scope }: RuleInScope) {
  const findings = of(rule, scope === 'file' ? session.findings(file) : session.allFindings());
  const found = await session.refactor((workspace) =>
    fixEachIn(workspace, findings, (finding) => calledFor(workspace.program, finding)),
  );
  return found.change ? editOf(context, { ...found.change, title: titleOfAll(rule, scope) }, true) : {};
}

async function fixAll(context: ServerContext, session: Session, file: string): Promise<CodeAction[]> {
  const findings = session.findings(file);
  const found = await session.refactor((workspace) =>
    fixAllIn(workspace, findings, (finding) => calledFor(workspace.program, finding)),
  );
  const change = found.change;
  return change ? [{ ...toCodeAction({ title: change.title, kind: FIX_ALL }), ...editOf(context, change) }] : [];
}

function editOf({ documents, client }: ServerContext, change: Change, isAlwaysShown = false): Pick<CodeAction, 'edit'> {
  const edit = toWorkspaceEdit(change, { uriOf: (file) => documents.uriOf(file), ...client, isAlwaysShown });
  return edit ? { edit } : {};
}

/** Two spans overlap or touch; either may be empty. */
function overlap(a: Finding['span'], b: Finding['span']): boolean {
  const isAfter = (line: number, column: number, [, , endLine, endColumn]: Finding['span']) =>
    line > endLine || (line === endLine && column > endColumn);
  return !isAfter(a[0], a[1], b) && !isAfter(b[0], b[1], a);
}
