/** The entry-point view: asks the server when it becomes visible, and again after each analysis. */
import { Disposable, EventEmitter, window, type TreeDataProvider, type TreeItem } from 'vscode';
import { ENTRY_POINTS_VIEW } from '../../protocol/entry-points-view.ts';
import type { LanguageServer } from '../language-server.ts';
import { childrenOf, itemOf, type EntryNode } from './items.ts';

class EntryPoints implements TreeDataProvider<EntryNode> {
  readonly #server: LanguageServer;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** No list is correct before the first analysis of the workspace is complete. */
  #isReady = false;

  constructor(server: LanguageServer) {
    this.#server = server;
  }

  refresh(isReady: boolean): void {
    this.#isReady = isReady;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: EntryNode): Promise<EntryNode[]> {
    if (node) return childrenOf(node);
    if (!this.#isReady) return [];
    const groups = await this.#server.request('workloadLint/entryPoints', null);
    return groups.map((group) => ({ kind: 'group', group }));
  }

  getTreeItem(node: EntryNode): TreeItem {
    return itemOf(node);
  }
}

export function registerEntryPoints(server: LanguageServer): Disposable {
  const provider = new EntryPoints(server);
  const view = window.createTreeView(ENTRY_POINTS_VIEW.id, { treeDataProvider: provider, showCollapseAll: true });
  let seen = '';
  return Disposable.from(
    view,
    server.onStatus((status) => {
      // A keystroke changes the reported time, and mostly nothing that is listed.
      const now = JSON.stringify([status?.state === 'analysing', status?.files, status?.findings]);
      if (now === seen) return;
      seen = now;
      provider.refresh(status !== undefined && status.state !== 'analysing');
    }),
  );
}
