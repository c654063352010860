/** Protocol messages as clients send them, and as broken ones do. */
import type { Random } from '../../support/random.ts';
import { uriOf } from '../../server/test-client.ts';
import { editText } from './text-edits.ts';

export interface Message {
  readonly method: string;
  readonly params: unknown;
  readonly isRequest: boolean;
}

export interface Known {
  readonly root: string;
  /** Absolute paths with their texts. */
  readonly texts: ReadonlyMap<string, string>;
  readonly random: Random;
  readonly nextVersion: () => number;
}

const URIS = [
  'untitled:Untitled-1', 'untitled:', 'file://', 'file:///nowhere/a.ts', 'file://server/share/a.ts', 'http://a/b.ts',
  'file:///c%3A/a.ts', 'file:///%00.ts', 'file:///%E0%A4%A.ts', 'git:/a.ts', '', 'no uri', 'vscode-notebook-cell:/a#1',
]; // biome-ignore format: a list
const LANGUAGES = ['typescript', 'javascript', 'vue', 'plaintext', ''];
const LARGE = 2 ** 31;
const MANY = 1_000;
/** Instead of what belongs somewhere. */
const WRONG: readonly unknown[] = [
  null, true, -1, 0.5, 1e308, LARGE, '', 'x', '\0', '__proto__', 'x'.repeat(100_000), [], {}, [null], { a: 1 },
  { __proto__: null, toString: 1, length: -1 }, Array.from({ length: MANY }, () => ({})), nested(MANY),
]; // biome-ignore format: a list

type Make = (known: Known) => unknown;

const uri: Make = ({ random, texts }) =>
  random.next() < 0.9 ? uriOf(random.oneOf([...texts.keys()])) : random.oneOf(URIS);
const textDocument = (known: Known): object => ({ uri: uri(known) });
const position = ({ random }: Known): object => ({
  line: random.next() < 0.9 ? random.below(300) : random.oneOf([-1, LARGE, 0.5]),
  character: random.next() < 0.9 ? random.below(80) : random.oneOf([-1, LARGE, 0.5]),
});
const range = (known: Known): object => ({ start: position(known), end: position(known) });
const place: Make = (known) => ({ textDocument: textDocument(known), position: position(known) });
const at = (known: Known): object => {
  const { random } = known;
  return { uri: uri(known), line: random.below(300), column: random.below(80) };
};
const text = ({ random, texts }: Known): string =>
  editText(random.oneOf([...texts.values()]), random, [...texts.values()]);

const REQUESTS: Readonly<Record<string, Make>> = {
  'textDocument/hover': place,
  'textDocument/codeAction': (known) => ({
    textDocument: textDocument(known),
    range: range(known),
    context: { diagnostics: [] },
  }),
  'textDocument/inlayHint': (known) => ({ textDocument: textDocument(known), range: range(known) }),
  'codeAction/resolve': () => ({ title: 'Nothing', data: {} }),
  'workspace/executeCommand': () => ({ command: 'workloadLint.nothing', arguments: [] }),
  'textDocument/definition': place,
  'workloadLint/rulePage': ({ random }) => ({ rule: random.oneOf(['blocking-call', 'cpu-loop', 'none']) }),
  'workloadLint/decide': (known) => (known.random.next() < 0.8 ? { at: at(known), answers: {} } : { answers: {} }),
  'workloadLint/callers': at,
  'workloadLint/entryPoints': () => null,
  'workloadLint/rules': () => null,
  initialize: ({ root }) => ({ processId: null, rootUri: uriOf(root), capabilities: {} }),
};

const NOTIFICATIONS: Readonly<Record<string, Make>> = {
  'textDocument/didOpen': (known) => ({
    textDocument: {
      uri: uri(known),
      languageId: known.random.oneOf(LANGUAGES),
      version: known.nextVersion(),
      text: text(known),
    },
  }),
  'textDocument/didChange': (known) => ({
    textDocument: { uri: uri(known), version: known.nextVersion() },
    contentChanges: known.random.next() < 0.5 ? [{ text: text(known) }] : [{ range: range(known), text: 'await ' }],
  }),
  'textDocument/didSave': (known) => ({ textDocument: textDocument(known) }),
  'textDocument/didClose': (known) => ({ textDocument: textDocument(known) }),
  'workspace/didChangeWatchedFiles': (known) => ({ changes: [{ uri: uri(known), type: 1 + known.random.below(3) }] }),
  'workspace/didChangeConfiguration': () => ({ settings: {} }),
  'workspace/didChangeWorkspaceFolders': (known) => {
    const folder = { uri: `${uriOf(known.root)}/${known.random.oneOf(['src', 'lib', 'nowhere', '%zz'])}`, name: 'a' };
    return { event: known.random.next() < 0.5 ? { added: [folder], removed: [] } : { added: [], removed: [folder] } };
  },
  'workloadLint/measured': () => ({ functions: [], strategies: {} }),
  initialized: () => ({}),
  '$/cancelRequest': ({ random }) => ({ id: random.below(MANY) }),
  '$/setTrace': () => ({ value: 'verbose' }),
};

/** A body that is no message. */
export const BROKEN_BODIES = [
  '{', 'null', '[]', '[{"jsonrpc":"2.0","method":"a"}]', '"text"', '{"jsonrpc":"2.0"}', '{"jsonrpc":"2.0","id":{}}',
  '{"jsonrpc":"2.0","id":987654321,"result":null}', '{"jsonrpc":"2.0","id":null,"error":null}', '{"method":5,"id":1}',
]; // biome-ignore format: a list
const UNKNOWN = ['textDocument/nothing', '$/nothing', '', 'workloadLint/nothing', 'toString', '__proto__'];

export function randomMessage(known: Known): Message {
  const { random } = known;
  const isRequest = random.next() < 0.5;
  const [method, make] = random.oneOf(Object.entries(isRequest ? REQUESTS : NOTIFICATIONS));
  if (random.next() < 0.05) return { method: random.oneOf(UNKNOWN), params: make(known), isRequest };
  const params = make(known);
  return { method, params: random.next() < 0.3 ? wrecked(params, random) : params, isRequest };
}

/** With something else, or nothing, in one place of it. */
function wrecked(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.next() < 0.15) return random.oneOf(WRONG);
  const keys = Object.keys(value);
  if (keys.length === 0) return random.oneOf(WRONG);
  const key = random.oneOf(keys);
  const changed = { ...(value as Record<string, unknown>) };
  if (random.next() < 0.2) delete changed[key];
  else changed[key] = wrecked(changed[key], random);
  return Array.isArray(value) ? Object.values(changed) : changed;
}

function nested(depth: number): unknown {
  let value: unknown = 'end';
  for (let at = 0; at < depth; at++) value = [value];
  return value;
}
