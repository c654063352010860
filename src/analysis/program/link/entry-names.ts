/** What a registration says that a function answers: `GET /users/:id`, `on('message')`, `setInterval 30 s`. */
import {
  COMMAND_KIND,
  COMMAND_MAKER,
  COMPONENT_NAME,
  MOUNTS,
  PARTS,
  PASSES_ALL,
  PERIOD_UNITS,
  PERIODS,
  ROUTE_MAKER,
  ROUTE_METHOD,
  ROUTE_PATH,
  TAKES_VERB,
  TITLES,
  VERBS,
} from '../../catalogue/contexts/entry-names.ts';
import {
  argumentsOf,
  bindingIndexOf,
  calleeOf,
  type Expr,
  importIndexOf,
  isCall,
  isModule,
  isProp,
  isTextEnd,
  isUnresolved,
  isVar,
  nameOf,
  objectOf,
  propertyOf,
  textPartOf,
} from '../../facts/expr.ts';
import type { CallFacts, ObjectFacts } from '../../facts/facts.ts';
import type { Answers, FunctionSymbol, Router, SourceFile } from '../graph/graph.ts';
import { writtenName } from '../graph/written-names.ts';
import type { Evaluator } from '../values/evaluator.ts';

interface Registered {
  /** The function that makes the call. */
  readonly node: FunctionSymbol;
  readonly call: CallFacts;
  readonly kind: string;
}

/** The property of an object that holds the function. */
interface Property {
  readonly sourceFile: SourceFile;
  readonly object: ObjectFacts;
  readonly key: string;
}

/** Longer texts are no names. */
const MAX_TEXT = 40;

export function answersOf(
  evaluator: Evaluator,
  registered: Registered,
  property: Property | undefined,
): Answers | undefined {
  if (property) return ofProperty(evaluator, property, registered.kind);
  const { node, call, kind } = registered;
  if (call.kind === 'handler') return ofHandler(node, call);
  const part = PARTS[kind];
  if (part !== undefined) return { what: `${nameAround(node)} ${part}` };
  return (
    ofRoute(evaluator, registered) ??
    ofPeriod(call) ??
    ofCommand(evaluator, registered) ??
    ofFirstText(evaluator, node, call)
  );
}

/** `{ method: 'GET', url: '/', handler }`, `{ name: 'search', inputSchema, handler }`, `{ label: 'Open', click }`. */
function ofProperty(evaluator: Evaluator, { sourceFile, object, key }: Property, kind: string): Answers | undefined {
  const textAt = (names: readonly string[]): string | undefined => {
    for (const name of names) {
      const expr = object.entries.find(([other]) => other === name)?.[1];
      const text = expr && textOf(evaluator, sourceFile, expr);
      if (text !== undefined) return text;
    }
    return undefined;
  };
  const path = textAt(ROUTE_PATH);
  if (path?.startsWith('/')) return { what: textAt(ROUTE_METHOD)?.toUpperCase() ?? 'ALL', path };
  const title = textAt(TITLES);
  return title === undefined ? undefined : { what: `${COMMAND_KIND.test(kind) ? 'command' : key} ${title}` };
}

/** `<Form> onClick`, `socket.onmessage`. */
function ofHandler(node: FunctionSymbol, { callee, text }: CallFacts): Answers {
  const receiver =
    isProp(callee) && !isUnresolved(objectOf(callee)) ? writtenName(node.sourceFile, objectOf(callee)) : '';
  return { what: receiver === '' ? `${nameAround(node)} ${text}` : `${receiver}.${text}` };
}

const nameAround = ({ facts: { name } }: FunctionSymbol): string => (COMPONENT_NAME.test(name) ? `<${name}>` : name);

/** `app.get('/users', list)`, `router.on('GET', '/users', list)`, `app.route('/users').get(list)`, `app.use(log)`. */
function ofRoute(evaluator: Evaluator, { node: { sourceFile }, call }: Registered): Answers | undefined {
  const { callee, args } = call;
  if (!isProp(callee)) return undefined;
  const method = propertyOf(callee);
  const [first, second] = args.map(({ value }) => value);
  const router = routerOf(sourceFile, objectOf(callee));
  const at = (what: string, path: string): Answers => ({ what, path, ...(router && { router }) });
  if (TAKES_VERB.has(method)) {
    const verb = first && textOf(evaluator, sourceFile, first);
    const path = second && pathOf(evaluator, sourceFile, second);
    return verb !== undefined && path !== undefined ? at(verb, path) : undefined;
  }
  const what = Object.hasOwn(VERBS, method) ? VERBS[method]! : undefined;
  if (what === undefined) return undefined;
  const path = (first && pathOf(evaluator, sourceFile, first)) ?? routePath(evaluator, sourceFile, objectOf(callee));
  if (path !== undefined) return at(what, path);
  return method === PASSES_ALL ? { what } : undefined;
}

/** The path of `app.route('/users')`, also below further verbs. */
function routePath(evaluator: Evaluator, sourceFile: SourceFile, expr: Expr): string | undefined {
  if (!isCall(expr)) return undefined;
  const callee = calleeOf(expr);
  const [first] = argumentsOf(expr);
  if (nameOf(callee) === ROUTE_MAKER && first) return pathOf(evaluator, sourceFile, first);
  return isProp(callee) ? routePath(evaluator, sourceFile, objectOf(callee)) : undefined;
}

/** Of a composed path only its end is known. */
function pathOf(evaluator: Evaluator, sourceFile: SourceFile, expr: Expr): string | undefined {
  if (isTextEnd(expr)) return `…${textPartOf(expr)}`;
  const text = textOf(evaluator, sourceFile, expr);
  return text !== undefined && /^([/*^]|$)/.test(text) ? text : undefined;
}

/** `setInterval 30 s`. */
function ofPeriod({ callee, args, sizes }: CallFacts): Answers | undefined {
  const name = nameOf(callee);
  if (!PERIODS.has(name)) return undefined;
  const written = args[1]?.value;
  const size = sizes?.[1];
  const milliseconds = written?.[0] === 'lit' ? written[1] : size;
  return { what: typeof milliseconds === 'number' ? `${name} ${periodInWords(milliseconds)}` : name };
}

/** In the largest unit without a fraction. */
function periodInWords(milliseconds: number): string {
  const [size, unit] =
    PERIOD_UNITS.find(([each]) => milliseconds >= each && milliseconds % each === 0) ?? PERIOD_UNITS.at(-1)!;
  return `${milliseconds / size} ${unit}`;
}

/** `registerCommand('shop.export', run)`, `program.command('build <folder>').action(run)`. */
function ofCommand(evaluator: Evaluator, { node: { sourceFile }, call, kind }: Registered): Answers | undefined {
  if (!COMMAND_KIND.test(kind)) return undefined;
  const [first] = call.args;
  const own = first && textOf(evaluator, sourceFile, first.value);
  const name = own ?? commandIn(evaluator, sourceFile, call.callee);
  const [word] = name?.split(' ') ?? [];
  return word ? { what: `command ${word}` } : undefined;
}

function commandIn(evaluator: Evaluator, sourceFile: SourceFile, expr: Expr): string | undefined {
  if (isProp(expr)) return commandIn(evaluator, sourceFile, objectOf(expr));
  if (!isCall(expr)) return undefined;
  const [first] = argumentsOf(expr);
  if (nameOf(calleeOf(expr)) === COMMAND_MAKER && first) return textOf(evaluator, sourceFile, first);
  return commandIn(evaluator, sourceFile, calleeOf(expr));
}

/** `on('message')`, `schedule('0 * * * *')`, `new Worker('mails')`. */
function ofFirstText(evaluator: Evaluator, { sourceFile }: FunctionSymbol, call: CallFacts): Answers | undefined {
  const [first] = call.args;
  const text = first && textOf(evaluator, sourceFile, first.value);
  const name = nameOf(call.callee) || writtenName(sourceFile, call.callee);
  if (text === undefined || text === '' || name === '') return undefined;
  return { what: `${call.kind === 'new' ? 'new ' : ''}${name}('${text}')` };
}

/** The one text that an expression stands for. */
export function textOf(evaluator: Evaluator, sourceFile: SourceFile, expr: Expr): string | undefined {
  const texts = evaluator
    .value(sourceFile, expr)
    .flatMap((value) =>
      value.kind === 'regexp' ? [value.source] : value.kind === 'literal' ? [String(value.value)] : [],
    );
  const [text] = texts;
  return texts.length === 1 && text !== undefined && text.length <= MAX_TEXT ? text : undefined;
}

/** The variable at the beginning of `books`, `books.routes()`, `books.route('/')`. */
function routerOf(sourceFile: SourceFile, expr: Expr): Router | undefined {
  if (isCall(expr)) return routerOf(sourceFile, calleeOf(expr));
  if (isProp(expr)) return routerOf(sourceFile, objectOf(expr));
  return isVar(expr) ? { name: sourceFile.facts.bindings[bindingIndexOf(expr)]!.name, in: sourceFile } : undefined;
}

/** Notes what `app.use('/books', books)` says of the routes of `books`, which may be of another file. */
export function noteMount(evaluator: Evaluator, { sourceFile }: FunctionSymbol, { callee, args }: CallFacts): void {
  if (!isProp(callee) || args.length < 2 || !MOUNTS.has(propertyOf(callee))) return;
  const path = textOf(evaluator, sourceFile, args[0]!.value);
  if (!path?.startsWith('/')) return;
  const on = routerOf(sourceFile, objectOf(callee));
  for (const { value } of args.slice(1)) {
    const router = mountedRouter(evaluator, sourceFile, value);
    if (!router || (router.in === sourceFile && router.name === on?.name)) continue;
    const mount = { router, path, on, from: sourceFile };
    router.in.addMount(mount);
    sourceFile.mounting.push(mount);
  }
}

/** Follows imports to the variable. */
function mountedRouter(evaluator: Evaluator, sourceFile: SourceFile, expr: Expr): Router | undefined {
  if (isCall(expr)) return mountedRouter(evaluator, sourceFile, calleeOf(expr));
  if (isModule(expr)) return exportedRouter(evaluator, sourceFile, importIndexOf(expr), 'default');
  if (isVar(expr)) {
    const { name, value } = sourceFile.facts.bindings[bindingIndexOf(expr)]!;
    const isImport = isModule(value) || (isProp(value) && isModule(objectOf(value)));
    return isImport ? mountedRouter(evaluator, sourceFile, value!) : { name, in: sourceFile };
  }
  if (!isProp(expr)) return undefined;
  const base = objectOf(expr);
  const through = isVar(base) ? sourceFile.facts.bindings[bindingIndexOf(base)]!.value : base;
  return isModule(through)
    ? exportedRouter(evaluator, sourceFile, importIndexOf(through), propertyOf(expr))
    : mountedRouter(evaluator, sourceFile, base);
}

function exportedRouter(evaluator: Evaluator, sourceFile: SourceFile, index: number, name: string): Router | undefined {
  for (const module of evaluator.module(sourceFile, index)) {
    if (module.kind !== 'namespace' || module.sourceFile.isDependency) continue;
    module.sourceFile.consumers.add(sourceFile);
    const { exports, commonjs, bindings } = module.sourceFile.facts;
    const entry = exports.find((each) => 'value' in each && each.name === name);
    const value = entry && 'value' in entry ? entry.value : name === 'default' ? commonjs : undefined;
    if (isVar(value)) return { name: bindings[bindingIndexOf(value)]!.name, in: module.sourceFile };
  }
  return undefined;
}
