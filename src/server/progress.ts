/** Runs work with progress that the client shows and can cancel. */
import type { Connection } from 'vscode-languageserver';

/** Milliseconds between two reports: faster ones are unreadable. */
const INTERVAL = 100;

export type Report = (done: number, total: number) => void;

export interface ProgressOptions {
  readonly title: string;
  /** Editors show cancellable progress more prominently; use it for work that the user asked for. */
  readonly cancellable: boolean;
  /** Cancels the work from outside. */
  readonly signal: AbortSignal;
}

/** Starts the work at once, without waiting for the client to create its progress display. */
export async function withProgress<T>(
  connection: Connection,
  { title, cancellable, signal }: ProgressOptions,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  const cancel = new AbortController();
  let show: Report = () => {};
  // Without a progress display the client still gets the findings.
  const display = connection.window.createWorkDoneProgress().catch(() => undefined);
  void display.then((progress) => {
    progress?.begin(title, 0, undefined, cancellable);
    progress?.token.onCancellationRequested(() => cancel.abort());
    show = (done, total) => progress?.report(total > 0 ? (100 * done) / total : 0, `${done} of ${total} files`);
  });
  let reported = 0;
  try {
    return await work(AbortSignal.any([signal, cancel.signal]), (done, total) => {
      const now = performance.now();
      if (now - reported < INTERVAL) return;
      reported = now;
      show(done, total);
    });
  } finally {
    void display.then((progress) => progress?.done());
  }
}
