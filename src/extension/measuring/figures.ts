/** Tells the server what has been measured, so that explanations have it. */
import { Disposable, Uri } from 'vscode';
import { measuredFigures } from '../../protocol/measured.ts';
import type { LanguageServer } from '../language-server.ts';
import type { History } from './history.ts';

export function registerFigures(server: LanguageServer, history: History): Disposable {
  const tell = async (): Promise<void> => {
    const results = (await history.read()).map(({ result }) => result);
    await server.notify(
      'workloadLint/measured',
      measuredFigures(results, (file) => Uri.file(file).toString()),
    );
  };
  return Disposable.from(
    server.onStarted(() => void tell()),
    history.onChanged(() => void tell()),
  );
}
