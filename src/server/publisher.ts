/**
 * The findings that are shown: the one model that diagnostics, status, view, hovers, actions, costs and advice read.
 * Publishes those of a file where they have changed.
 */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { SEVERITIES, type Finding, type Severity } from '../analysis/index.ts';
import { shownFindings, toDiagnostic, type ConvertOptions, type ShownFinding } from './convert.ts';

type Counts = Record<Severity, number>;

interface Published {
  readonly diagnostics: string;
  readonly findings: readonly ShownFinding[];
}

export interface PublisherEvents {
  send(params: PublishDiagnosticsParams): void;
  /** What is shown has changed. */
  changed(): void;
}

export class Publisher {
  readonly #events: PublisherEvents;
  readonly #options: ConvertOptions;
  readonly #published = new Map<string, Published>();
  readonly #totals = noCounts();

  constructor(events: PublisherEvents, options: ConvertOptions) {
    this.#events = events;
    this.#options = options;
  }

  /** Shown findings by severity. */
  get totals(): Readonly<Counts> {
    return { ...this.#totals };
  }

  /** Files that have findings. */
  files(): string[] {
    return [...this.#published.keys()];
  }

  findings(file: string): readonly ShownFinding[] {
    return this.#published.get(file)?.findings ?? [];
  }

  /**
   * `version` is the version of the open document that was analyzed; if given, the findings are sent even if they are
   * unchanged.
   */
  publish(file: string, findings: readonly Finding[], version?: number): void {
    const shown = shownFindings(findings);
    const diagnostics = shown.map((finding) => toDiagnostic(finding, this.#options));
    const text = JSON.stringify(diagnostics);
    const before = this.#published.get(file);
    const isChanged = text !== (before?.diagnostics ?? '[]');
    if (version === undefined && !isChanged) return;
    this.#count(before?.findings, -1);
    if (diagnostics.length === 0) this.#published.delete(file);
    else this.#published.set(file, { diagnostics: text, findings: shown });
    this.#count(shown, 1);
    this.#events.send(paramsOf(this.#options.uriOf(file), diagnostics, version));
    if (isChanged) this.#events.changed();
  }

  #count(findings: readonly ShownFinding[] = [], sign: 1 | -1): void {
    for (const { severity } of findings) this.#totals[severity] += sign;
  }
}

function paramsOf(uri: string, diagnostics: Diagnostic[], version: number | undefined): PublishDiagnosticsParams {
  return version === undefined ? { uri, diagnostics } : { uri, diagnostics, version };
}

function noCounts(): Counts {
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Counts;
}
