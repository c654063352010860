/** The only file that builds LSP values: diagnostics of findings, inlay hints of costs, edits of changes. */
import {
  CodeActionKind,
  DiagnosticSeverity,
  type CodeAction,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type InlayHint,
  type Location,
  type Range,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { DIAGNOSTIC_SOURCE } from '../protocol/server.ts';
import type { Change, ChainLink, Finding, Place, Severity, Span } from '../analysis/index.ts';
import type { At } from '../protocol/advice.ts';

export interface ConvertOptions {
  /** The URI under which the client knows a file. */
  readonly uriOf: (file: string) => string;
  readonly relatedInformation: boolean;
  /** URI of the rule's page, if it has one that the client can open. */
  readonly rulePage: (rule: string) => string | undefined;
}

export type ShownSeverity = Exclude<Severity, 'off'>;

export interface ShownFinding extends Finding {
  readonly severity: ShownSeverity;
}

const SEVERITY: Readonly<Record<ShownSeverity, DiagnosticSeverity>> = {
  hint: DiagnosticSeverity.Hint,
  info: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
  error: DiagnosticSeverity.Error,
};

/** The findings of a file to show: none with severity `off`, and no two with the same rule, position and message. */
export function shownFindings(findings: readonly Finding[]): ShownFinding[] {
  const unique = new Map<string, ShownFinding>();
  for (const finding of findings) {
    const key = [finding.rule, ...finding.span, finding.message].join('\0');
    if (isShown(finding) && !unique.has(key)) unique.set(key, finding);
  }
  return [...unique.values()];
}

function isShown(finding: Finding): finding is ShownFinding {
  return finding.severity !== 'off';
}

export function toDiagnostic(finding: ShownFinding, options: ConvertOptions): Diagnostic {
  const href = options.rulePage(finding.rule);
  return {
    range: toRange(finding.span),
    severity: SEVERITY[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: finding.rule,
    ...(href && { codeDescription: { href } }),
    message: finding.message,
    ...(options.relatedInformation && { relatedInformation: toRelatedInformation(finding, options) }),
  };
}

/** The call chain, from the entry point down to the blocking call. */
function toRelatedInformation({ entry, chain }: Finding, options: ConvertOptions): DiagnosticRelatedInformation[] {
  const links = chain.map((link, index) => ({
    location: toLocation(link, options),
    message: describeLink(link, index === chain.length - 1),
  }));
  return entry
    ? [{ location: toLocation(entry, options), message: `entry point ${entry.name} (${entry.kind})` }, ...links]
    : links;
}

function describeLink({ name, confidence }: ChainLink, isLast: boolean): string {
  const call = `${confidence === 'possible' ? 'possibly ' : ''}calls ${name}`;
  return isLast ? `${call}, which blocks` : call;
}

function toLocation({ file, span }: Place, options: ConvertOptions): Location {
  return { uri: options.uriOf(file), range: toRange(span) };
}

/** LSP positions are 0-based. */
function toRange([line, column, endLine, endColumn]: Span): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}

export function toAt({ textDocument: { uri }, position: { line, character } }: TextDocumentPositionParams): At {
  return { uri, line: line + 1, column: character + 1 };
}

/** @param line 1-based; `length` of its text */
export function toInlayHint(line: number, length: number, label: string): InlayHint {
  return { position: { line: line - 1, character: length }, label, paddingLeft: true };
}

export function spanOfRange({ start, end }: Range): Span {
  return [start.line + 1, start.character + 1, end.line + 1, end.character + 1];
}

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.workloadLint`;
export const ACTION_KINDS = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  CodeActionKind.RefactorExtract,
  FIX_ALL,
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** @param only the kinds that the client asks for; each includes its sub-kinds */
export const isWanted = (kind: string, only: readonly string[] | undefined): boolean =>
  !only || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));

export function toCodeAction({
  title,
  kind,
  disabled,
  isPreferred = false,
  data,
}: {
  readonly title: string;
  readonly kind: ActionKind;
  /** The reason why it cannot be applied. */
  readonly disabled?: string | undefined;
  readonly isPreferred?: boolean;
  readonly data?: unknown;
}): CodeAction & { kind: ActionKind } {
  return {
    title,
    kind,
    ...(disabled !== undefined && { disabled: { reason: disabled } }),
    ...(isPreferred && { isPreferred }),
    data,
  };
}

/** Id of the annotation of an edit that needs confirmation. */
const LOOK_FIRST = 'look';

/**
 * Editors preview a change if one of its edits needs confirmation, and skip edits that the user has not confirmed. So
 * the confirmed edit is one that changes nothing: the others are applied together, and none can be forgotten.
 */
const TO_CONFIRM = { range: toRange([1, 1, 1, 1]), newText: '', annotationId: LOOK_FIRST };

/**
 * Edits in other files are previewed first.
 * @returns undefined if nothing is edited, or if the client cannot create new files
 */
export function toWorkspaceEdit(
  { title, safe, files, created }: Change,
  {
    uriOf,
    createsFiles,
    annotatesChanges,
  }: { readonly uriOf: (file: string) => string; readonly createsFiles: boolean; readonly annotatesChanges: boolean },
): WorkspaceEdit | undefined {
  if (files.length + created.length === 0 || (created.length > 0 && !createsFiles)) return undefined;
  const edited = files.map(({ file, edits }) => ({
    uri: uriOf(file),
    edits: edits.map(({ span, newText }) => ({ range: toRange(span), newText })),
  }));
  if (!createsFiles) return { changes: Object.fromEntries(edited.map(({ uri, edits }) => [uri, edits])) };
  const isShown = !safe && files.length > 0 && files.length + created.length > 1 && annotatesChanges;
  return {
    documentChanges: [
      ...created.map(({ path }) => ({ kind: 'create' as const, uri: uriOf(path), options: { ignoreIfExists: true } })),
      ...created.map(({ path, text }) => ({
        textDocument: { uri: uriOf(path), version: null },
        edits: [{ range: toRange([1, 1, 1, 1]), newText: text }],
      })),
      ...edited.map(({ uri, edits }, index) => ({
        textDocument: { uri, version: null },
        edits: isShown && index === 0 ? [...edits, TO_CONFIRM] : edits,
      })),
    ],
    ...(isShown && { changeAnnotations: { [LOOK_FIRST]: { label: title, needsConfirmation: true } } }),
  };
}
