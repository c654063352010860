/** Code of the user to measure, with texts that are not on disk: unsaved documents, and the result of a refactor. */
import { workspace } from 'vscode';
import type { Approach } from '../../analysis/findings.ts';
import type { ArgumentsRequest, BenchmarkRequest, FunctionTarget } from '../../protocol/benchmark.ts';
import type { CodeTarget, OfferedTarget, RunChoice } from '../../protocol/panel.ts';

export interface Target {
  /** Sent to the panel, without the texts. */
  readonly offer: OfferedTarget;
  /** The refactor's result by absolute path. */
  readonly edited?: Readonly<Record<string, string>>;
  readonly approach?: Approach;
}

export function argumentsRequest(target: Target): ArgumentsRequest {
  return { kind: 'arguments', ...placeOf(target.offer) };
}

/** @param choice of kind `code` */
export function codeRequest(
  target: Target,
  { arguments: words, calls, rounds, budget, strategies }: Extract<RunChoice, { kind: 'code' }>,
): BenchmarkRequest {
  const common = {
    ...placeOf(target.offer),
    ...(calls !== undefined && { calls }),
    budget,
    ...(rounds !== undefined && { rounds }),
    ...(words.trim() !== '' && { arguments: words }),
    ...(strategies && { strategies }),
  };
  const { kind, refactor } = target.offer;
  if (kind === 'function') return { kind, ...common };
  return {
    kind,
    ...common,
    edited: target.edited ?? {},
    ...(target.approach && { approach: target.approach }),
    ...(refactor !== undefined && { refactor }),
  };
}

export function titleOf({ kind, name, refactor }: CodeTarget): string {
  return kind === 'function' ? name : `${name}, before and after “${refactor ?? 'the refactor'}”`;
}

function placeOf({ file, name, line }: OfferedTarget): Pick<FunctionTarget, 'file' | 'name' | 'line' | 'texts'> {
  const unsaved = workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.scheme === 'file');
  const texts = Object.fromEntries(unsaved.map((document) => [document.uri.fsPath, document.getText()]));
  return { file, name, ...(line !== undefined && { line }), ...(unsaved.length > 0 && { texts }) };
}
