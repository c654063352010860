/** The status bar item. */
import { StatusBarAlignment, window } from 'vscode';
import type { ServerStatus } from '../protocol/messages.ts';
import { describeStatus } from './status-text.ts';

export class StatusBar {
  readonly #item = window.createStatusBarItem('status', StatusBarAlignment.Right);

  constructor() {
    this.#item.name = 'Workload Lint';
    this.#item.show();
  }

  /** @param status undefined if the server is not running */
  show(status: ServerStatus | undefined): void {
    const { text, tooltip, label, command } = describeStatus(status);
    Object.assign(this.#item, { text, tooltip, command, accessibilityInformation: { label, role: 'button' } });
  }

  dispose(): void {
    this.#item.dispose();
  }
}
