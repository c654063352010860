/**
 * The log: the editor's output channel. Where the editor's native logger could not be loaded, its channels stay empty;
 * so the last lines are kept, and shown as a document there.
 */
import { EventEmitter, languages, Uri, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';

const NAME = 'Workload Lint';
const SCHEME = 'workload-lint-log';
const LINES = 2000;
/** Milliseconds between two changes of the shown document. */
const PAUSE = 300;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const;

export class Log implements Disposable {
  readonly channel: LogOutputChannel;
  readonly #folder: Uri;
  readonly #uri = Uri.from({ scheme: SCHEME, path: `${NAME}.log` });
  readonly #lines: string[] = [];
  readonly #changed = new EventEmitter<Uri>();
  readonly #registered: Disposable;
  #timer: NodeJS.Timeout | undefined;

  /** @param folder where the editor writes the logs of this extension */
  constructor(folder: Uri) {
    this.#folder = folder;
    this.channel = this.#keeping(window.createOutputChannel(NAME, { log: true }));
    this.#registered = workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#lines.join('\n'),
    });
  }

  async show(): Promise<void> {
    if (await this.#isWritten()) {
      this.channel.show();
      return;
    }
    const document = await workspace.openTextDocument(this.#uri);
    await window.showTextDocument(await languages.setTextDocumentLanguage(document, 'log'), { preview: true });
  }

  async #isWritten(): Promise<boolean> {
    try {
      return (await workspace.fs.stat(Uri.joinPath(this.#folder, `${NAME}.log`))).size > 0;
    } catch {
      return false;
    }
  }

  /** The same channel, which keeps its last lines as well. */
  #keeping(channel: LogOutputChannel): LogOutputChannel {
    const methods = LEVELS.map((level) => {
      const value = (message: string | Error, ...more: unknown[]): void => {
        this.#keep(`[${level}] ${message instanceof Error ? (message.stack ?? message.message) : message}`);
        channel[level](message as string, ...more);
      };
      // The editor's object is frozen, and so are properties that are assigned below it.
      return [level, { value }] as const;
    });
    return Object.create(channel, Object.fromEntries(methods)) as LogOutputChannel;
  }

  #keep(line: string): void {
    this.#lines.push(`${new Date().toISOString()} ${line}`);
    if (this.#lines.length > LINES) this.#lines.shift();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire(this.#uri);
    }, PAUSE);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.channel.dispose();
    this.#registered.dispose();
    this.#changed.dispose();
  }
}
