/** The tree items of the entry-point view. */
import { Range, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { titleOf } from '../../analysis/findings.ts';
import type { BlockedEntry, EntryPointGroup, EntryPointItem, NamedSpot, Spot } from '../../protocol/advice.ts';
import { CONTEXT_TITLES } from '../../protocol/entry-points-view.ts';
import { iconOf } from '../severity-icons.ts';
import { toLocation } from '../spots.ts';
import { describeBlocks, describeGroup } from './texts.ts';

export type EntryNode =
  | { readonly kind: 'group'; readonly group: EntryPointGroup }
  | { readonly kind: 'entry'; readonly entry: EntryPointItem }
  | { readonly kind: 'blocked'; readonly blocked: BlockedEntry }
  | { readonly kind: 'step'; readonly step: NamedSpot; readonly rest: readonly NamedSpot[] };

const { Collapsed, Expanded, None } = TreeItemCollapsibleState;

export function childrenOf(node: EntryNode): EntryNode[] {
  switch (node.kind) {
    case 'group':
      return node.group.entries.map((entry) => ({ kind: 'entry', entry }));
    case 'entry':
      return node.entry.blocks.map((blocked) => ({ kind: 'blocked', blocked }));
    case 'blocked':
      return stepsOf(node.blocked.chain);
    case 'step':
      return stepsOf(node.rest);
  }
}

/** Each call is nested in its caller, as in the call hierarchy. */
const stepsOf = ([step, ...rest]: readonly NamedSpot[]): EntryNode[] => (step ? [{ kind: 'step', step, rest }] : []);

export function itemOf(node: EntryNode): TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node.group);
    case 'entry':
      return entryItem(node.entry);
    case 'blocked':
      return blockedItem(node.blocked);
    case 'step':
      return stepItem(node.step, node.rest.length > 0);
  }
}

function groupItem({ context, entries, free }: EntryPointGroup): TreeItem {
  const item = new TreeItem(
    CONTEXT_TITLES[context] ?? context,
    entries.some(({ blocks: [worst] }) => worst) ? Expanded : Collapsed,
  );
  item.description = describeGroup(entries, free);
  return item;
}

function entryItem(entry: EntryPointItem): TreeItem {
  const {
    name,
    kind,
    blocks,
    blocks: [worst],
  } = entry;
  const title = titleOf(entry);
  const item = placed(entry.answers ?? name, entry, blocks.length > 0 ? Collapsed : None);
  const costs = blocks.map(({ cost }) => cost).filter(Boolean);
  const own = entry.answers === undefined || entry.answers === name ? '' : name;
  item.description = [costs[0], own, describePlace(entry)].filter(Boolean).join(' · ');
  item.tooltip = `${title} (${kind})`;
  item.iconPath = worst ? iconOf(worst) : new ThemeIcon('pass');
  item.accessibilityInformation = { label: `${title}, ${kind}, ${describeBlocks(blocks)}` };
  return item;
}

function blockedItem(blocked: BlockedEntry): TreeItem {
  const item = placed(blocked.chain.at(-1)?.name ?? blocked.rule, blocked, Collapsed);
  const { cost, grows, message, rule, severity } = blocked;
  item.description = cost;
  item.tooltip = [`${message} (${rule})`, grows && `Grows with the ${grows}.`].filter(Boolean).join('\n');
  item.iconPath = iconOf(blocked);
  item.accessibilityInformation = { label: [severity, message, cost].filter(Boolean).join(', ') };
  return item;
}

function stepItem(step: NamedSpot, hasMore: boolean): TreeItem {
  const item = placed(step.name, step, hasMore ? Expanded : None);
  item.description = describePlace(step);
  item.iconPath = new ThemeIcon(hasMore ? 'call-outgoing' : 'debug-breakpoint');
  return item;
}

/** `books.ts:7`: the base name distinguishes files, and the whole path does not fit. */
function describePlace(spot: Spot): string {
  const { uri, range } = toLocation(spot);
  return `${uri.path.slice(uri.path.lastIndexOf('/') + 1)}:${range.start.line + 1}`;
}

function placed(label: string, spot: Spot, state: TreeItemCollapsibleState): TreeItem {
  const item = new TreeItem(label, state);
  const { uri, range } = toLocation(spot);
  item.command = {
    command: 'vscode.open',
    title: 'Open',
    arguments: [uri, { selection: new Range(range.start, range.start), preserveFocus: true }],
  };
  return item;
}
