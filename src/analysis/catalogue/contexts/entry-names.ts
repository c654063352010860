/** How entry points are named by what registers them: words of people, not of callbacks. */

/** Methods of routers, and what they answer. `use` also answers below a path. */
export const VERBS: Readonly<Record<string, string>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  del: 'DELETE',
  head: 'HEAD',
  options: 'OPTIONS',
  opts: 'OPTIONS',
  all: 'ALL',
  any: 'ALL',
  use: 'middleware',
};

/** Methods whose first argument is the verb: `router.on('GET', '/users', list)`. */
export const TAKES_VERB: ReadonlySet<string> = new Set(['on', 'add', 'addRoute']);

/** A method that gives a route, on which verbs are called: `app.route('/users').get(list)`. */
export const ROUTE_MAKER = 'route';

/** Methods that put a router below a path: `app.use('/books', books)`. */
export const MOUNTS: ReadonlySet<string> = new Set(['use', 'route', 'mount']);

/** Properties beside a handler: `{ method: 'GET', url: '/', handler }`. */
export const ROUTE_METHOD: readonly string[] = ['method'];
export const ROUTE_PATH: readonly string[] = ['url', 'path'];

/** Properties that say what an object is about, the most telling first; before it stands the kind or the key. */
export const TITLES: readonly string[] = ['command', 'name', 'label', 'event', 'title'];

/** Calls that take milliseconds as their second argument. */
export const PERIODS: ReadonlySet<string> = new Set(['setInterval', 'setTimeout']);

/** Kinds of entry points that are commands, and the method that names one in a chain of calls. */
export const COMMAND_KIND = /\bcommand$/;
export const COMMAND_MAKER = 'command';

/** Kinds of entry points that belong to the function around them, and the word for them. */
export const PARTS: Readonly<Record<string, string>> = { 'react effect': 'effect' };

/** What is drawn: `<OrderList>`. */
export const COMPONENT_NAME = /^[A-Z]\w*$/;

/** Decorators of controllers, whose argument is the path of all their routes. */
export const CONTROLLERS: ReadonlySet<string> = new Set(['Controller', 'JsonController', 'RestController']);

/** A verb of `VERBS` that answers without a path, too: all requests pass through it. */
export const PASSES_ALL = 'use';

/** Units of periods, the longest first. */
export const PERIOD_UNITS: readonly (readonly [milliseconds: number, unit: string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
  [1, 'ms'],
];

/** Exports of files that answer an address; others are named beside it: `loader /orders`. */
export const MAIN_EXPORTS: ReadonlySet<string> = new Set(['default', 'handler']);

/** The verb in the name of a file: `orders.post.ts`. */
export const VERB_IN_FILE = /\.(get|post|put|patch|delete|head|options)$/;

/** The last part of the path of a file that adds nothing to its address. */
export const INDEX_FILE = /(^|\/)index$/;
