/** The entry-point view: asks the server when it becomes visible, and again after what is known has changed. */
import { Disposable, EventEmitter, window, type TreeDataProvider, type TreeItem } from 'vscode';
import { ENTRY_POINTS_VIEW } from '../../protocol/entry-points-view.ts';
import type { EntryPointGroup } from '../../protocol/advice.ts';
import type { ServerStatus } from '../../protocol/messages.ts';
import type { LanguageServer } from '../language-server.ts';
import { childrenOf, itemOf, type EntryNode } from './items.ts';
import { describeGroups } from './texts.ts';

/** Milliseconds without a change before the list is asked for again: not at each keystroke. */
const SILENCE = 300;

class EntryPoints implements TreeDataProvider<EntryNode>, Disposable {
  readonly #server: LanguageServer;
  readonly #shown: (groups: readonly EntryPointGroup[]) => void;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #timer: NodeJS.Timeout | undefined;
  /** No list is correct before the first analysis of the workspace is complete. */
  #isReady = false;
  #revision: number | undefined;

  /** @param shown is called with what is listed */
  constructor(server: LanguageServer, shown: (groups: readonly EntryPointGroup[]) => void) {
    this.#server = server;
    this.#shown = shown;
  }

  follow(status: ServerStatus | undefined): void {
    if (status?.state === 'analysing' || status?.revision === this.#revision) return;
    this.#revision = status?.revision;
    this.#isReady = status !== undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.fire(undefined), SILENCE);
  }

  async getChildren(node?: EntryNode): Promise<EntryNode[]> {
    if (node) return childrenOf(node);
    const groups = this.#isReady ? await this.#server.request('workloadLint/entryPoints', null) : [];
    this.#shown(groups);
    return groups.map((group) => ({ kind: 'group', group }));
  }

  getTreeItem(node: EntryNode): TreeItem {
    return itemOf(node);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

export function registerEntryPoints(server: LanguageServer): Disposable {
  const provider = new EntryPoints(server, (groups) => {
    view.description = describeGroups(groups);
  });
  const view = window.createTreeView(ENTRY_POINTS_VIEW.id, { treeDataProvider: provider, showCollapseAll: true });
  return Disposable.from(
    provider,
    view,
    server.onStatus((status) => provider.follow(status)),
  );
}
