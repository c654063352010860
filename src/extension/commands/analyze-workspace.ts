/** Analyzes all folders again and shows the findings. */
import { window } from 'vscode';
import { describeStatus } from '../status-text.ts';
import type { Command } from './command.ts';

export const analyzeWorkspace: Command = async ({ server }) => {
  const status = await server.request('workloadLint/analyzeWorkspace', null);
  if (status) void window.showInformationMessage(describeStatus(status).tooltip);
  else void window.showErrorMessage('Workload Lint could not analyze the workspace. See its output for details.');
};
