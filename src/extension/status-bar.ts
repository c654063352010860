/** The item in the status bar. */
import { StatusBarAlignment, window } from 'vscode';
import type { ServerStatus } from '../protocol/messages.ts';
import { describeStatus } from './status-text.ts';

export class StatusBar {
  readonly #item = window.createStatusBarItem('status', StatusBarAlignment.Right);

  constructor() {
    this.#item.name = 'Workload Lint';
    this.#item.show();
  }

  /** @param status undefined where the server does not run */
  show(status: ServerStatus | undefined): void {
    const { text, tooltip, label, command } = describeStatus(status);
    Object.assign(this.#item, { text, tooltip, command, accessibilityInformation: { label, role: 'button' } });
  }

  dispose(): void {
    this.#item.dispose();
  }
}
