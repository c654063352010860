/** `transfer-payload`: transfers a buffer to another thread instead of copying it, if it is not used afterwards. */
import { lookupChannel } from '../catalogue/index.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import { traverse } from '../syntax/traverse.ts';
import type { ApiCall } from '../program/index.ts';
import { Refusal } from './chain/refusal.ts';
import { apiCallAt } from './places.ts';
import type { Refactor } from './refactor.ts';
import type { SourceTree } from './source-tree.ts';
import { holderOf } from './workers/holders.ts';

interface Copy {
  readonly api: ApiCall;
  /** The second argument, as code. */
  readonly list: string;
}

export const transferPayload: Refactor<Copy> = {
  id: 'transfer-payload',
  title: 'Transfer the buffer',
  rules: ['copied-payload'],

  find(workspace, spot) {
    const api = apiCallAt(workspace, spot);
    const channel = api?.call.copies === undefined ? undefined : lookupChannel(api.module, api.path);
    if (!api || !channel) return undefined;
    const buffer = api.call.copies!;
    return {
      title: `Transfer ${buffer} instead of copying it`,
      safe: true,
      subject: { api, list: channel.transfer.replace('buffer', () => buffer) },
    };
  },

  edit({ api: { node, call }, list }, { sources }) {
    const tree = sources.tree(node.sourceFile);
    const found = tree?.callAt(call.span);
    if (!tree || found?.type !== N.CallExpression)
      throw new Refusal('the call has moved since the last analysis', node.sourceFile.path, call.span);
    const [message, ...others] = found.arguments;
    if (!message || others.length > 0)
      throw new Refusal('the call already has a transfer list', node.sourceFile.path, call.span);
    const holder = holderIn(tree, found, call.copies!);
    if (holder) throw new Refusal(holder, node.sourceFile.path, call.span);
    sources.patch(node.sourceFile).around(message, '', `, ${list}`);
  },
};

/** @param buffer as code: `pixels.buffer` */
function holderIn(tree: SourceTree, call: TSESTree.CallExpression, buffer: string): string | undefined {
  const name = buffer.replace(/\..*$/, '');
  let sent: TSESTree.Node | undefined;
  traverse(call.arguments[0]!, (node) => {
    if (node.type === N.Identifier && node.name === name && tree.variable(node)) sent = node;
  });
  const variable = sent && tree.variable(sent);
  return variable ? holderOf(tree, variable, call) : `\`${name}\` is not a variable of its own`;
}
