/** Sends the measurements to the server, which uses them in explanations. */
import { Disposable, Uri } from 'vscode';
import { measuredFigures } from '../../protocol/measured.ts';
import type { LanguageServer } from '../language-server.ts';
import type { History } from './history.ts';

export function registerFigures(server: LanguageServer, history: History): Disposable {
  const send = async (): Promise<void> => {
    const results = (await history.read()).map(({ result }) => result);
    await server.notify(
      'workloadLint/measured',
      measuredFigures(results, (file) => Uri.file(file).toString()),
    );
  };
  return Disposable.from(
    server.onStarted(() => void send()),
    history.onChanged(() => void send()),
  );
}
