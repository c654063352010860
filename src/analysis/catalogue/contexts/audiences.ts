/** Who waits while a handler blocks, by the kind of its entry point: data. */

import { SHOWN_AGAIN } from './callbacks.ts';

/**
 * From most to least: requests and users of others; an editor, a window or a page; other tasks of the same program; one
 * person for one command or one message; nobody who is known.
 */
export const AUDIENCES = ['others', 'screen', 'tasks', 'one', 'unknown'] as const;
export type Audience = (typeof AUDIENCES)[number];

const rows: Readonly<Record<Audience, string>> = {
  others: 'message|socket server|queue|moleculer|cloud function|process message',
  screen:
    'vscode command|registered command|electron ipc|electron app|page message|animation frame|component|react effect|' +
    `${SHOWN_AGAIN}|` +
    'react component|onClick|onChange|onSubmit|language server|electron bridge|terminal|service worker|' +
    'extension message|template event|store action',
  // Each has a process of its own, or is asked for one thing at a time.
  one: 'lambda|mcp|command|login|build hook',
  tasks: 'timer|event|file watcher|process output|process end|process event|answer|completion|failure|handler',
  unknown: '',
};

/** Kinds of entry points that are not here belong to the audience of their context. */
export const AUDIENCE_OF_KIND: ReadonlyMap<string, Audience> = new Map(
  Object.entries(rows).flatMap(([audience, kinds]) =>
    kinds.split('|').map((kind) => [kind, audience as Audience] as const),
  ),
);

/** Packages that move something in a terminal by timers: it stands still while something blocks. */
export const ANIMATES: ReadonlySet<string> = new Set(
  'ora nanospinner yocto-spinner cli-spinners @clack/prompts listr2 listr cli-progress progress ink blessed neo-blessed'.split(
    ' ',
  ),
);

/** Kinds of entry points that something on this machine calls. */
export const OF_THIS_MACHINE: ReadonlySet<string> = new Set(['page message']);
/** What an assistant asks for: on this machine, unless it listens to a network. */
export const ASSISTANT = 'mcp';
