/** Input from outside: which parameters of entry points carry it, where in them it is, and which calls pass it on. */

/** Where the input comes from: a request, a message, a file, or a server's response. */
export type Origin = 'request' | 'message' | 'file' | 'response';

/** A parameter of an entry point: either input itself, or an object that carries input among other things. */
export interface Parameter {
  readonly origin: Origin;
  readonly isCarrier?: true;
}

interface ParameterRow {
  /** Kinds of entry points, separated by commas. */
  readonly kinds: string;
  /** By position; `null` is not input. The last one stands for all that follow. */
  readonly parameters: readonly (Parameter | null)[];
}

const carrier: Parameter = { origin: 'request', isCarrier: true };
const message: Parameter = { origin: 'message' };

const PARAMETERS: readonly ParameterRow[] = [
  { kinds: 'graphql', parameters: [null, { origin: 'request' }, null] },
  { kinds: 'nest', parameters: [null] },
  { kinds: 'mcp', parameters: [{ origin: 'request' }, null] },
  { kinds: 'electron ipc', parameters: [null, message] },
  { kinds: 'message', parameters: [message, null] },
  { kinds: 'answer', parameters: [{ origin: 'response' }, null] },
  { kinds: 'page message', parameters: [{ origin: 'message', isCarrier: true }, null] },
];

/** For kinds that are not in the table, if they answer requests. */
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

/** Modules that let others than the person at this machine call the tools of an assistant. */
export const bringsStrangers = (module: string): boolean =>
  /^@modelcontextprotocol\/sdk\/server\/(?:streamableHttp|sse)/.test(module);

/** Decorators of parameters that inject part of the request or message. */
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

/** Properties and methods of carriers that are or return input. */
const PARTS = words(
  [
    'body rawBody query params param headers header cookies cookie url originalUrl path pathname ' +
      'search searchParams files file hostname host data payload text',
    'queryStringParameters multiValueQueryStringParameters pathParameters Records detail json ' +
      'formData arrayBuffer blob get queries valid parseBody nextUrl',
    'content rawHeaders subdomains href querystring input rawInput getRawInput args arguments',
  ].join(' '),
);
/** Properties of carriers that are carriers themselves. */
const CARRIERS = words('req request raw ctx context event message');

export const isPart = (name: string): boolean => PARTS.has(name);
export const isCarrierOf = (name: string): boolean => CARRIERS.has(name);

/** Functions that return their input in another form: their last names, or `Object.values`. */
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

/** Methods that return information about a value rather than its content. */
const ANSWERS = words(
  [
    'length size indexOf lastIndexOf includes test startsWith endsWith charCodeAt codePointAt ' +
      'localeCompare some every findIndex findLastIndex has search',
    'push unshift add set delete hasOwnProperty isArray byteLength getTime toFixed valueOf ' +
      'safeParse validate parse exec on once pipe status send write end',
  ].join(' '),
);

export const onlyAnswers = (name: string): boolean => ANSWERS.has(name);

/** Calls that return the content of files and documents, or responses of servers, by their last name. */
const READS: Readonly<Record<string, Origin | undefined>> = {
  readFile: 'file',
  readFileSync: 'file',
  readTextFile: 'file',
  getText: 'file',
  fetch: 'response',
  ofetch: 'response',
};

export const readsFrom = (name: string): Origin | undefined => (Object.hasOwn(READS, name) ? READS[name] : undefined);

/** Calls that keep the length of a text or buffer. */
const KEEPS_LENGTH = words(
  'String Buffer.from Buffer.concat toString trim join decode Promise.resolve decodeURIComponent normalize',
);

export const keepsLength = (name: string): boolean => KEEPS_LENGTH.has(name);

/** Functions that accumulate a stream of any length, by module. */
const GATHERS: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  'node:stream/consumers': words('text buffer arrayBuffer blob'),
};

export const gathersStream = (module: string, path: string): boolean => GATHERS[module]?.has(path) ?? false;

/** Methods of a request that read its body; any limit depends on the platform. */
const BODY_METHODS = words('text arrayBuffer');

export const givesBody = (method: string): boolean => BODY_METHODS.has(method);

/** Servers whose clients may send messages of practically any length, unless an option limits it. */
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

/** @returns the server's option that limits messages; undefined for other APIs */
export const messageLimitOf = (module: string, path: string): string | undefined =>
  MESSAGE_SERVERS.find((server) => server.module === module && server.names.has(path))?.limit;
