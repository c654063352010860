/** Publishes the findings of files, skips unchanged ones, and counts them. */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { SEVERITIES, type Finding, type Severity } from '../analysis/index.ts';
import { shownFindings, toDiagnostic, type ConvertOptions, type ShownFinding } from './convert.ts';

type Counts = Record<Severity, number>;

interface Published {
  readonly diagnostics: string;
  readonly counts: Counts;
}

export class Publisher {
  readonly #send: (params: PublishDiagnosticsParams) => void;
  readonly #options: ConvertOptions;
  readonly #published = new Map<string, Published>();
  readonly #totals = noCounts();

  constructor(send: (params: PublishDiagnosticsParams) => void, options: ConvertOptions) {
    this.#send = send;
    this.#options = options;
  }

  /** Published findings by severity. */
  get totals(): Readonly<Counts> {
    return { ...this.#totals };
  }

  /** Files that have published findings. */
  files(): string[] {
    return [...this.#published.keys()];
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
    if (version === undefined && text === (before?.diagnostics ?? '[]')) return;
    this.#count(before?.counts, -1);
    if (diagnostics.length === 0) {
      this.#published.delete(file);
    } else {
      const counts = countBySeverity(shown);
      this.#published.set(file, { diagnostics: text, counts });
      this.#count(counts, 1);
    }
    this.#send(paramsOf(this.#options.uriOf(file), diagnostics, version));
  }

  #count(counts: Counts | undefined, sign: 1 | -1): void {
    if (counts) for (const severity of SEVERITIES) this.#totals[severity] += sign * counts[severity];
  }
}

function paramsOf(uri: string, diagnostics: Diagnostic[], version: number | undefined): PublishDiagnosticsParams {
  return version === undefined ? { uri, diagnostics } : { uri, diagnostics, version };
}

function countBySeverity(findings: readonly ShownFinding[]): Counts {
  const counts = noCounts();
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function noCounts(): Counts {
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Counts;
}
