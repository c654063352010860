/** Saves a result to a file chosen by the user. */
import { Uri, window, workspace } from 'vscode';
import { BENCHMARK_REPORTS } from '../../benchmark-client/reports/index.ts';
import { EXPORT_FORMATS, type ExportFormat, type KeptRun } from '../../protocol/panel.ts';

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  markdown: BENCHMARK_REPORTS.markdown.extension,
  csv: BENCHMARK_REPORTS.csv.extension,
  json: BENCHMARK_REPORTS.json.extension,
  hyperfine: BENCHMARK_REPORTS.hyperfine.extension,
  'github-action': BENCHMARK_REPORTS['github-action'].extension,
  svg: 'svg',
};

/** @param picture SVG text, used for that format */
export async function saveResult({ id, result }: KeptRun, format: ExportFormat, picture = ''): Promise<void> {
  const extension = EXTENSIONS[format];
  const name = `${result.scenario.replaceAll(/[^\w.-]/g, '-')}-${id}.${extension}`;
  const [folder] = workspace.workspaceFolders ?? [];
  const file = await window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder.uri, name) }),
    filters: { [EXPORT_FORMATS[format]]: [extension] },
    title: 'Export Results',
  });
  if (!file) return;
  const text = format === 'svg' ? picture : BENCHMARK_REPORTS[format].write(result);
  await workspace.fs.writeFile(file, Buffer.from(text));
  const chosen = await window.showInformationMessage(`Saved ${workspace.asRelativePath(file)}.`, 'Open');
  if (chosen) await window.showTextDocument(file);
}
