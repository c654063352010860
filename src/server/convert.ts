/** Builds LSP values: diagnostics of findings, inlay hints of costs, actions. `convert-edits.ts` builds edits. */
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
} from 'vscode-languageserver';
import { DIAGNOSTIC_SOURCE, type DiagnosticData } from '../protocol/server.ts';
import {
  describeChain,
  type FileError,
  type Finding,
  type Place,
  type Severity,
  type Span,
} from '../analysis/index.ts';
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
  const milliseconds = finding.cost?.milliseconds;
  return {
    range: toRange(finding.span),
    severity: SEVERITY[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: finding.rule,
    ...(href && { codeDescription: { href } }),
    message: finding.message,
    ...(milliseconds !== undefined && { data: { milliseconds } satisfies DiagnosticData }),
    ...(options.relatedInformation && { relatedInformation: toRelatedInformation(finding, options) }),
  };
}

/** What is wrong with a configuration file. */
export const toProblem = ({ span, message }: FileError): Diagnostic => ({
  range: toRange(span),
  severity: DiagnosticSeverity.Error,
  source: DIAGNOSTIC_SOURCE,
  message,
});

/** The call chain, from the entry point down to the blocking call. */
function toRelatedInformation(finding: Finding, options: ConvertOptions): DiagnosticRelatedInformation[] {
  return describeChain(finding).map(({ place, text }) => ({ location: toLocation(place, options), message: text }));
}

function toLocation({ file, span }: Place, options: ConvertOptions): Location {
  return { uri: options.uriOf(file), range: toRange(span) };
}

/** LSP positions are 0-based. */
export function toRange([line, column, endLine, endColumn]: Span): Range {
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
