/**
 * What comes from outside: the parameters of entry points that carry it, where in them it is, and what calls hand it
 * on.
 */

/** Who made it: whoever sends a request or a message, a file, a server that answered. */
export type Origin = 'request' | 'message' | 'file' | 'response';

/** What a parameter of an entry point is: input as a whole, or something that carries input among other things. */
export interface Parameter {
  readonly origin: Origin;
  readonly isCarrier?: true;
}

interface ParameterRow {
  /** Kinds of entry points, separated by commas. */
  readonly kinds: string;
  /** By position; `null` is nobody's input. The last stands for all that follow. */
  readonly parameters: readonly (Parameter | null)[];
}

const carrier: Parameter = { origin: 'request', isCarrier: true };
const message: Parameter = { origin: 'message' };

const PARAMETERS: readonly ParameterRow[] = [
  { kinds: 'graphql', parameters: [null, { origin: 'request' }, null] },
  { kinds: 'nest', parameters: [null] },
  { kinds: 'electron ipc', parameters: [null, message] },
  { kinds: 'message', parameters: [message, null] },
  { kinds: 'answer', parameters: [{ origin: 'response' }, null] },
  { kinds: 'page message', parameters: [{ origin: 'message', isCarrier: true }, null] },
];

/** Kinds that the table does not name, where a request is answered. */
const REQUEST: readonly (Parameter | null)[] = [carrier, null];
const byKind = new Map(
  PARAMETERS.flatMap(({ kinds, parameters }) => kinds.split(', ').map((kind) => [kind, parameters] as const)),
);

/**
 * @param kind of the entry point
 * @param index of the parameter, from 0
 */
export function parameterAt(kind: string, isRequest: boolean, index: number): Parameter | undefined {
  const parameters = byKind.get(kind) ?? (isRequest ? REQUEST : []);
  return parameters[Math.min(index, parameters.length - 1)] ?? undefined;
}

/** Decorators of parameters that hand in a part of the request; those of messages. */
const DECORATORS: Readonly<Record<string, Parameter | undefined>> = {
  Body: { origin: 'request' },
  Query: { origin: 'request' },
  Param: { origin: 'request' },
  Headers: { origin: 'request' },
  RawBody: { origin: 'request' },
  UploadedFile: { origin: 'request' },
  UploadedFiles: { origin: 'request' },
  Args: { origin: 'request' },
  Arg: { origin: 'request' },
  Cookies: { origin: 'request' },
  Req: carrier,
  Request: carrier,
  Ctx: carrier,
  QueryParams: { origin: 'request' },
  BodyParams: { origin: 'request' },
  PathParams: { origin: 'request' },
  MessageBody: message,
  Payload: message,
};

export const decoratedParameter = (decorator: string): Parameter | undefined =>
  Object.hasOwn(DECORATORS, decorator) ? DECORATORS[decorator] : undefined;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Properties and methods of carriers that are, or give, input. */
const PARTS = words(
  [
    'body rawBody query params param headers header cookies cookie url originalUrl path pathname ' +
      'search searchParams files file hostname host data payload text',
    'queryStringParameters multiValueQueryStringParameters pathParameters Records detail json ' +
      'formData arrayBuffer blob get queries valid parseBody nextUrl',
    'content rawHeaders subdomains href querystring input rawInput getRawInput args arguments',
  ].join(' '),
);
/** Properties of carriers that carry input themselves. */
const CARRIERS = words('req request raw ctx context event message');

export const isPart = (name: string): boolean => PARTS.has(name);
export const isCarrierOf = (name: string): boolean => CARRIERS.has(name);

/** Functions that give back what they get, in another form: their last names, or `Object.values`. */
const PASSES = words(
  [
    'String decodeURIComponent encodeURIComponent decodeURI encodeURI JSON.parse JSON.stringify ' +
      'Buffer.from Object.values Object.keys Object.entries',
    'Object.assign Object.fromEntries Array.from structuredClone URL URLSearchParams ' +
      'Buffer.concat Promise.all Promise.resolve unescape escape',
    'querystring.parse readBody readRawBody getQuery getRouterParam getRouterParams getHeader ' +
      'getHeaders readFormData readMultipartFormData',
  ].join(' '),
);

/** @param name the function as written, `Object.values` or `readBody` */
export const passesOn = (name: string): boolean => PASSES.has(name);

/** Methods of a value that answer about it instead of giving what is in it. */
const ANSWERS = words(
  [
    'length size indexOf lastIndexOf includes test startsWith endsWith charCodeAt codePointAt ' +
      'localeCompare some every findIndex findLastIndex has search',
    'push unshift add set delete hasOwnProperty isArray byteLength getTime toFixed valueOf ' +
      'safeParse validate parse exec on once pipe status send write end',
  ].join(' '),
);

export const onlyAnswers = (name: string): boolean => ANSWERS.has(name);

/** What gives the content of files and documents, and answers of servers, by the last name of the call. */
const READS: Readonly<Record<string, Origin | undefined>> = {
  readFile: 'file',
  readFileSync: 'file',
  readTextFile: 'file',
  getText: 'file',
  fetch: 'response',
  ofetch: 'response',
};

export const readsFrom = (name: string): Origin | undefined => (Object.hasOwn(READS, name) ? READS[name] : undefined);

/** Calls that keep a text or buffer as long as it is. */
const KEEPS_LENGTH = words(
  'String Buffer.from Buffer.concat toString trim join decode Promise.resolve decodeURIComponent normalize',
);

export const keepsLength = (name: string): boolean => KEEPS_LENGTH.has(name);

/** Functions that gather a stream, however long it is, by module. */
const GATHERS: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  'node:stream/consumers': words('text buffer arrayBuffer blob'),
};

export const gathersStream = (module: string, path: string): boolean => GATHERS[module]?.has(path) ?? false;

/** Methods of a request that gather its body; whether there is a limit is up to what the server runs on. */
const BODY_METHODS = words('text arrayBuffer');

export const givesBody = (method: string): boolean => BODY_METHODS.has(method);

/** Servers whose clients may send messages of any length that matters, unless an option says otherwise. */
const MESSAGE_SERVERS: readonly {
  readonly module: string;
  readonly names: ReadonlySet<string>;
  readonly limit: string;
}[] = [
  {
    module: 'ws',
    names: words('WebSocketServer Server default.Server WebSocket.Server default.WebSocketServer'),
    limit: 'maxPayload',
  },
];

/** @returns the option of the server that limits messages; undefined where it is none of these */
export const messageLimitOf = (module: string, path: string): string | undefined =>
  MESSAGE_SERVERS.find((server) => server.module === module && server.names.has(path))?.limit;
