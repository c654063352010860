/** Applies changed settings. */
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { SETTINGS_SECTION } from '../../protocol/server.ts';
import type { Feature } from './feature.ts';

export const configuration: Feature = {
  start({ connection, folders, settings, guard }) {
    connection.onDidChangeConfiguration(
      guard('Applying the settings', undefined, async (change: { settings: unknown }) => {
        settings.push(change.settings);
        await Promise.all(folders.all.map((folder) => folder.configure()));
      }),
    );
  },
  ready({ connection, client, guard }) {
    if (!client.registersConfiguration) return;
    void guard('Registering for settings', undefined, async () => {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
    })();
  },
};
