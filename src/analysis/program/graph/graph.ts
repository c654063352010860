/** The graph of a program: files, functions, and the edges and API calls between them. */
/* eslint-disable max-lines -- One file, because these types refer to each other: apart they would be a circle. */
import type { Context, Span } from '../../findings.ts';
import type { CallFacts, FileFacts, FunctionFacts, Guard, Seldom } from '../../facts/facts.ts';
import { type DependencyTracker, Version } from './dependency-tracking.ts';
import type { FileRole, PackageFacts } from './file-roles.ts';
import type { Resolution, SourceFileInput } from './source-file-input.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { Expr } from '../../facts/expr.ts';

/** A text that is matched against a pattern. */
export interface Match {
  readonly call: CallFacts;
  /** As written: `/a+/g`. */
  readonly pattern: string;
  readonly text: Expr;
}

/** What an entry point answers, by where it is registered: `GET /users/:id`, `on('message')`. See `answers.ts`. */
export interface Answers {
  /** `GET`, `on('message')`. */
  readonly what: string;
  /** Of a route: as its registration says, below the path of its router. */
  readonly path?: string;
  /** The variable that holds the router, and its file. */
  readonly router?: Router;
}

export interface Router {
  readonly name: string;
  readonly in: SourceFile;
}

/** Where a context begins, and how it was recognised. */
export interface EntryPoint {
  readonly context: Context;
  readonly kind: string;
  readonly answers?: Answers;
  /**
   * Most likely it begins there, but who calls the function is not read: it is kept by what is constructed with it, or
   * exported by a file of a folder that is loaded as a whole.
   */
  readonly possible?: 'kept' | 'loaded';
}

/** A router that answers below a path of another: `app.use('/books', books)`. */
export interface Mount {
  readonly router: Router;
  readonly path: string;
  readonly on: Router | undefined;
  /** The file that says so. */
  readonly from: SourceFile;
}

/** An entry point, and the file that registers it. */
export interface RegisteredEntryPoint {
  readonly node: FunctionSymbol;
  readonly entryPoint: EntryPoint;
  readonly from: SourceFile;
  /** Found by convention; registrations come first, because they are more specific. */
  readonly isByConvention: boolean;
  /** By what is known of one host: no guess from names and parameters is needed. */
  readonly isOfHost: boolean;
}

/**
 * How a context reaches a function: by an edge from a caller, or because it begins there. There are as many as
 * functions, so they form linked lists.
 */
export interface Arrival {
  readonly node: FunctionSymbol;
  readonly context: Context;
  readonly entryPoint: EntryPoint | undefined;
  readonly by: Edge | undefined;
  readonly next: Arrival | undefined;
}

export const NO_MATCHES: readonly Match[] = [];

const NO_ENTRY_POINTS: readonly EntryPoint[] = [];

const NO_MOUNTS: readonly Mount[] = [];

/** Inserts an item before the first one that must follow it, usually at the end. */
function insert<T>(items: T[], item: T, isBefore: (a: T, b: T) => boolean): void {
  let at = items.length;
  while (at > 0 && isBefore(item, items[at - 1]!)) at--;
  if (at === items.length) items.push(item);
  else items.splice(at, 0, item);
}

const isCalledBefore = ({ from: a }: Edge, { from: b }: Edge): boolean =>
  a.sourceFile === b.sourceFile ? a.id < b.id : a.sourceFile.rank < b.sourceFile.rank;
const isGivenBefore = (a: RegisteredEntryPoint, b: RegisteredEntryPoint): boolean =>
  a.isOfHost !== b.isOfHost
    ? a.isOfHost
    : a.isByConvention === b.isByConvention
      ? a.from.rank < b.from.rank
      : b.isByConvention;

/** A function and its links. Reads are tracked, see `dependency-tracking.ts`. */
export class FunctionSymbol {
  readonly sourceFile: SourceFile;
  readonly id: number;
  #facts: FunctionFacts;
  #out: Edge[] = [];
  #in: Edge[] = [];
  #apiCalls: ApiCall[] = [];
  #matches: readonly Match[] = NO_MATCHES;
  #entryPoints: readonly EntryPoint[] = NO_ENTRY_POINTS;
  #given: readonly RegisteredEntryPoint[] = [];
  #arrivals: Arrival | undefined;

  /** Creates the function without links. */
  constructor(sourceFile: SourceFile, id: number, facts: FunctionFacts) {
    this.sourceFile = sourceFile;
    this.id = id;
    this.#facts = facts;
  }

  get facts(): FunctionFacts {
    this.sourceFile.linkVersion.read();
    return this.#facts;
  }

  set facts(facts: FunctionFacts) {
    this.#facts = facts;
  }

  get out(): Edge[] {
    this.sourceFile.linkVersion.read();
    return this.#out;
  }

  set out(edges: Edge[]) {
    this.#out = edges;
  }

  get apiCalls(): ApiCall[] {
    this.sourceFile.linkVersion.read();
    return this.#apiCalls;
  }

  set apiCalls(calls: ApiCall[]) {
    this.#apiCalls = calls;
  }

  /** Matches of patterns that may backtrack. */
  get matches(): readonly Match[] {
    this.sourceFile.linkVersion.read();
    return this.#matches;
  }

  set matches(matches: readonly Match[]) {
    this.#matches = matches;
  }

  get in(): readonly Edge[] {
    this.sourceFile.callerVersion.read();
    return this.#in;
  }

  /** Ordered by file and position, not by when they were linked: of equally short paths, the first is reported. */
  addCaller(edge: Edge): void {
    this.sourceFile.callerVersion.change();
    insert(this.#in, edge, isCalledBefore);
  }

  removeCaller(edge: Edge): void {
    this.sourceFile.callerVersion.change();
    this.#in.splice(this.#in.indexOf(edge), 1);
  }

  /** Replaces an earlier edge by an equal one. */
  replaceCaller(edge: Edge, known: Edge): void {
    this.#in[this.#in.indexOf(edge)] = known;
  }

  /** Entry points that registrations elsewhere assign to this function. */
  get entryPoints(): readonly EntryPoint[] {
    this.sourceFile.callerVersion.read();
    return this.#entryPoints;
  }

  /** The same, with the registering files. */
  get given(): readonly RegisteredEntryPoint[] {
    this.sourceFile.callerVersion.read();
    return this.#given;
  }

  addEntryPoint(given: RegisteredEntryPoint): void {
    const all = [...this.#given];
    insert(all, given, isGivenBefore);
    this.#setEntryPoints(all);
  }

  removeEntryPoint(given: RegisteredEntryPoint): void {
    this.#setEntryPoints(this.#given.filter((known) => known !== given));
  }

  #setEntryPoints(given: readonly RegisteredEntryPoint[]): void {
    this.sourceFile.callerVersion.change();
    this.#given = given;
    this.#entryPoints = given.map(({ entryPoint }) => entryPoint);
  }

  /** The contexts in which it runs. */
  get arrivals(): Arrival | undefined {
    this.sourceFile.callerVersion.read();
    return this.#arrivals;
  }

  set arrivals(arrivals: Arrival | undefined) {
    this.#arrivals = arrivals;
  }
}

/** A file of a program. Reads are tracked, see `dependency-tracking.ts`. */
export class SourceFile {
  readonly path: string;
  /** Its index among the program's files. */
  readonly rank: number;
  readonly package: PackageFacts | undefined;
  readonly project: string;
  /** From node_modules: findings in it are not reported. */
  readonly isDependency: boolean;
  /** Changes only on a full link, not between edits. */
  role: FileRole;
  /** The role by path, package and its own text, without knowing who imports or starts it. */
  readonly writtenRole: FileRole;
  /** Incremented on each re-link. */
  readonly linkVersion: Version;
  /** Incremented when the callers or contexts of its functions may have changed. */
  readonly callerVersion: Version;
  #facts: FileFacts;
  #resolutions: readonly (Resolution | null)[];
  #nodes: readonly FunctionSymbol[];
  /** Files whose links depend on this one: they are re-linked when its interface changes. */
  readonly consumers = new Set<SourceFile>();
  /** Entry points that this file's registrations assign to functions. */
  given: RegisteredEntryPoint[] = [];
  /** Routers that this file puts below paths. */
  mounting: Mount[] = [];
  #mounted: readonly Mount[] = NO_MOUNTS;

  constructor(
    { path, facts, resolutions, package: owner, isDependency = false, project = '' }: SourceFileInput,
    role: FileRole,
    rank: number,
    dependencies: DependencyTracker,
  ) {
    this.linkVersion = new Version(dependencies);
    this.callerVersion = new Version(dependencies);
    this.rank = rank;
    this.path = path;
    this.package = owner;
    this.project = project;
    this.isDependency = isDependency;
    this.role = role;
    this.writtenRole = role;
    this.#facts = facts;
    this.#resolutions = resolutions;
    this.#nodes = facts.functions.map((fn, id) => new FunctionSymbol(this, id, fn));
  }

  get facts(): FileFacts {
    this.linkVersion.read();
    return this.#facts;
  }

  set facts(facts: FileFacts) {
    this.#facts = facts;
  }

  /** By index of `facts.imports`. */
  get resolutions(): readonly (Resolution | null)[] {
    this.linkVersion.read();
    return this.#resolutions;
  }

  set resolutions(resolutions: readonly (Resolution | null)[]) {
    this.#resolutions = resolutions;
  }

  get nodes(): readonly FunctionSymbol[] {
    this.linkVersion.read();
    return this.#nodes;
  }

  set nodes(nodes: readonly FunctionSymbol[]) {
    this.#nodes = nodes;
  }

  /** Where its routers answer. */
  get mounted(): readonly Mount[] {
    this.callerVersion.read();
    return this.#mounted;
  }

  addMount(mount: Mount): void {
    const all = [...this.#mounted];
    insert(all, mount, (a, b) => a.from.rank < b.from.rank);
    this.#mounted = all;
    this.callerVersion.change();
  }

  removeMount(mount: Mount): void {
    this.#mounted = this.#mounted.filter((known) => known !== mount);
    this.callerVersion.change();
  }
}

/**
 * How a call reaches its target.
 * - `call`: directly; `callback`: through something that calls it at once;
 * - `then`: later, on behalf of the caller, whose context it shares;
 * - `later`: later, in a context of its own; kept to tell who arranged it;
 * - `guess`: only the name of the method fits; good enough to tell that a function is used, not to accuse it.
 */
export type EdgeKind = 'call' | 'callback' | 'then' | 'later' | 'guess';

export interface Link {
  readonly from: FunctionSymbol;
  readonly to: FunctionSymbol;
  readonly kind: EdgeKind;
  /** The callee for display: `this.store.load`, `forEach`. */
  readonly name: string;
  readonly span: Span;
  readonly possible: boolean;
  /** Once per iteration or element. */
  readonly repeated: boolean;
  /** See {@link CallFacts.seldom}. */
  readonly seldom: Seldom | undefined;
  /** Those of the call it comes from. */
  readonly guards: readonly Guard[] | undefined;
}

/** A link from one function to another. Its span moves with the text, so it is read from the file. */
export class Edge implements Link {
  readonly from: FunctionSymbol;
  readonly to: FunctionSymbol;
  readonly kind: EdgeKind;
  readonly name: string;
  readonly possible: boolean;
  readonly repeated: boolean;
  readonly seldom: Seldom | undefined;
  readonly guards: readonly Guard[] | undefined;
  #span: Span;

  constructor({ from, to, kind, name, span, possible, repeated, seldom, guards }: Link) {
    this.from = from;
    this.to = to;
    this.kind = kind;
    this.name = name;
    this.possible = possible;
    this.repeated = repeated;
    this.seldom = seldom;
    this.guards = guards;
    this.#span = span;
  }

  get span(): Span {
    this.from.sourceFile.linkVersion.read();
    return this.#span;
  }

  set span(span: Span) {
    this.#span = span;
  }
}

/** A call of an API in the catalogue, or of a function marked `@blocking`. */
export interface Api {
  readonly node: FunctionSymbol;
  readonly call: CallFacts;
  readonly module: string;
  readonly path: string;
  readonly possible: boolean;
  readonly repeated: boolean;
  /** The row from an annotation; the catalogue is not asked. */
  readonly row?: CatalogueRow;
}

/** An API call in the program. Its span moves with the text, so it is read from the file. */
export class ApiCall implements Api {
  readonly node: FunctionSymbol;
  readonly module: string;
  readonly path: string;
  readonly possible: boolean;
  readonly repeated: boolean;
  readonly row?: CatalogueRow;
  #call: CallFacts;

  constructor({ node, call, module, path, possible, repeated, row }: Api) {
    this.node = node;
    this.#call = call;
    this.module = module;
    this.path = path;
    this.possible = possible;
    this.repeated = repeated;
    if (row) this.row = row;
  }

  get call(): CallFacts {
    this.node.sourceFile.linkVersion.read();
    return this.#call;
  }

  set call(call: CallFacts) {
    this.#call = call;
  }
}

/** A blocking call in the program. */
export interface Primitive {
  readonly call: ApiCall;
  readonly row: CatalogueRow;
  /** The canonical name of the API: `fs.readFileSync`. */
  readonly name: string;
  /** In a loop or a recursive function. */
  readonly repeated: boolean;
}
