/** Saves a stored result in a format that the user picks. */
import { window } from 'vscode';
import { EXPORT_FORMATS, type ExportFormat, type KeptRun } from '../../protocol/panel.ts';
import { saveResult } from '../measuring/export.ts';
import type { Command } from './command.ts';

export const exportBenchmarkResults: Command = async ({ benchmarks: { history, panel } }) => {
  const run = await pickRun(await history.read());
  const format = run && (await pickFormat());
  if (!format) return;
  // Only the panel can draw.
  if (format === 'svg') panel.draw(run.id);
  else await saveResult(run, format);
};

async function pickRun(history: readonly KeptRun[]): Promise<KeptRun | undefined> {
  if (history.length === 0) {
    void window.showInformationMessage('This workspace has no results yet. Run a benchmark first.');
    return undefined;
  }
  const items = history.map((run) => ({
    label: run.result.title,
    description: new Date(run.result.date).toLocaleString(),
    detail: run.result.verdict,
    run,
  }));
  return (await window.showQuickPick(items, { placeHolder: 'Result to export', matchOnDetail: true }))?.run;
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const items = (Object.keys(EXPORT_FORMATS) as ExportFormat[]).map((format) => ({
    label: EXPORT_FORMATS[format],
    format,
  }));
  return (await window.showQuickPick(items, { placeHolder: 'Format' }))?.format;
}
