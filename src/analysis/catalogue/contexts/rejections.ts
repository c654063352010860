/**
 * What those who call a handler do with a promise that it returns: data. A handler that becomes async no longer throws
 * to its caller, so an error that was answered may end the process, or nobody hears of it.
 */

export type RejectionFate =
  /** Awaited: an error is handled as if it had been thrown. */
  | 'awaited'
  /** Awaited, but a function that takes a callback must not return a promise as well. */
  | 'promise or callback'
  /** Ignored; errors go to the callback that the handler is given. */
  | 'callback'
  /** Nobody catches what is thrown either: an error ends the process in both cases. */
  | 'ends'
  /** Whoever calls the handler catches what it throws, and goes on without waiting. */
  | 'lost'
  /** More events come before the handler is done. */
  | 'ordered';

export interface RejectionRow {
  /** Separated by spaces; without, the row applies to any receiver. */
  readonly modules?: string;
  /** The last names of the paths, separated by spaces; all, if absent. */
  readonly names?: string;
  /** Only if the first argument is one of these literals, separated by spaces. */
  readonly first?: string;
  /** Only versions whose major number is lower; where it is not known, the row applies. */
  readonly below?: number;
  /** Not where the package has one of these, separated by spaces, which change it. */
  readonly unless?: string;
  readonly fate: RejectionFate;
  /** Which parameter is the callback; in handlers with one more, it is the last. Absent: always the last. */
  readonly callback?: number;
  /** Names for it where the handler does not take it, separated by spaces: the first that is free. */
  readonly named?: string;
  /** Completes "because …". */
  readonly because?: string;
}

const NEXT = 'next forward pass';
const ROUTING =
  'get post put patch delete del head options all use param route trace connect propfind search purge copy move lock';
const REGISTERS = 'on once addListener prependListener prependOnceListener';
/** They make a handler's rejection an error of its framework, once they are loaded. */
const PATCHES = 'express-async-errors express-promise-router @awaitjs/express express-async-router';

/** The first row that fits decides. */
export const REJECTIONS: readonly RejectionRow[] = [
  {
    modules: 'express express-ws @feathersjs/express',
    names: ROUTING,
    below: 5,
    unless: PATCHES,
    fate: 'callback',
    callback: 2,
    named: NEXT,
  },
  { modules: 'router', names: ROUTING, below: 2, fate: 'callback', callback: 2, named: NEXT },
  { modules: 'connect', names: 'use', fate: 'callback', callback: 2, named: NEXT },
  { modules: 'restify', names: ROUTING, below: 9, fate: 'lost', because: 'restify does not await it before version 9' },
  { modules: 'restify', names: `${ROUTING} pre`, fate: 'promise or callback' },
  {
    modules: 'fastify',
    names: 'register addHook get post put patch delete head options all',
    fate: 'promise or callback',
  },
  // Verifiers of logins: what they throw is passed on by whoever calls them.
  {
    modules: 'passport-local passport-jwt passport-http passport-http-bearer passport-custom passport-oauth2',
    names: 'Strategy default BasicStrategy DigestStrategy OAuth2Strategy BearerStrategy',
    fate: 'callback',
  },
  // What is read goes on while a listener waits: an `end` or `close` may be first.
  { names: REGISTERS, first: 'data line', fate: 'ordered', because: 'the next events do not wait for it' },
  // `emit` throws what a listener throws, and has called all of them when it returns.
  {
    modules: 'node:events eventemitter3 events',
    names: REGISTERS,
    fate: 'lost',
    because: '`emit()` does not await it',
  },
];

/** Names by which routes are registered with something that is not known. */
export const ROUTING_NAMES: ReadonlySet<string> = new Set(ROUTING.split(' '));

/** Packages whose default export passes the rejections of the handler that it is given to `next`. */
export const FORWARDERS: ReadonlySet<string> = new Set(['express-async-handler']);
/** Code that hears of a rejection, or of what is thrown. */
export const HEARS_REJECTION = /\bcatch\b/;
/** Handlers of errors have one parameter more, and are known by their number. */
export const OF_ERRORS = 4;
