/**
 * Calls a handler with stand-ins for its request, response and the like: objects with the given properties, whose other
 * members can be called and chained. Its result is the list of what the handler does with them.
 */
import { Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds that a handler without a promise may take to answer, and between two checks. */
const PATIENCE = 5_000;
const BETWEEN_LOOKS = 1;

type Done = readonly [member: string, ...args: unknown[]];

/** @returns what it did and returned, as plain data */
export async function handle(handler: unknown, args: readonly unknown[]): Promise<unknown> {
  if (typeof handler !== 'function') throw new Error('The handler was not reached when its file was loaded.');
  const done: Done[] = [];
  const returned: unknown = await handler(...args.map((arg) => standIn(arg, done)));
  const until = performance.now() + PATIENCE;
  while (returned === undefined && done.length === 0 && performance.now() < until) await pause(BETWEEN_LOOKS);
  return plain({ done, returned });
}

function standIn(given: unknown, done: Done[]): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const own: Record<string, unknown> = { ...given };
  const proxy: object = new Proxy(function member() {}, {
    get(_, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      return name in own ? own[name] : callable(name, proxy, done);
    },
    set(_, name, value) {
      own[String(name)] = value;
      done.push([String(name), value]);
      return true;
    },
    apply: (_, __, args) => {
      done.push(['', ...(args as unknown[])]);
      return proxy;
    },
  });
  return proxy;
}

/** A member that is not given: it may be called, or lead to others. */
function callable(name: string, chain: object, done: Done[]): unknown {
  return new Proxy(function member() {}, {
    get: (_, inner) =>
      typeof inner === 'symbol' || inner === 'then' ? undefined : callable(`${name}.${inner}`, chain, done),
    apply: (_, __, args) => {
      done.push([name, ...(args as unknown[])]);
      return chain;
    },
  });
}

/** What can be sent to another process and compared. */
function plain(value: unknown): unknown {
  try {
    return JSON.parse(
      JSON.stringify(value, (_, part: unknown) => (typeof part === 'function' ? 'function' : part)),
    ) as unknown;
  } catch {
    return String(value);
  }
}

/** A file that starts a server when it is loaded gets a free port, because several processes load it. */
export function listenAnywhere(): void {
  const listen = Server.prototype.listen as (...args: unknown[]) => Server;
  Server.prototype.listen = function (this: Server, ...args: unknown[]) {
    const ready = args.find((arg) => typeof arg === 'function');
    return listen.call(this, { port: 0, host: '127.0.0.1' }, ...(ready ? [ready] : [])).unref();
  };
}
