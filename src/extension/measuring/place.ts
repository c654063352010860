/**
 * Functions of a document that can be measured: top-level functions, methods of top-level classes, and handlers that
 * are passed to a top-level call, as reported by the language's own extension.
 */
import { setTimeout as pause } from 'node:timers/promises';
import {
  commands,
  SymbolKind,
  type DocumentSymbol,
  type Position,
  type Range,
  type SymbolInformation,
  type TextDocument,
} from 'vscode';

export interface MeasurableFunction {
  /** `hash`, `Store.load`; `app.get('/') callback` describes a handler. */
  readonly name: string;
  /** Of a handler, which has no name of its own: its first line, 1-based. */
  readonly line?: number;
  readonly range: Range;
  /** Position of the name. */
  readonly head: Range;
}

const FUNCTIONS: readonly SymbolKind[] = [SymbolKind.Function, SymbolKind.Method];
/** Milliseconds that the language's extension may take to activate, and milliseconds between two attempts. */
const PATIENCE = 10_000;
const PAUSE = 250;

/** Does not wait for the language's extension. Its results change the diagnostics, so callers are called again. */
export async function measurableFunctions({ uri }: TextDocument): Promise<MeasurableFunction[]> {
  const symbols = await commands.executeCommand<(DocumentSymbol | SymbolInformation)[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return (symbols ?? [])
    .filter((symbol) => 'children' in symbol)
    .flatMap((symbol) => {
      if (symbol.kind === SymbolKind.Class)
        return symbol.children.filter(isFunction).map((method) => describe(method, `${symbol.name}.${method.name}`));
      if (isHandler(symbol)) return [{ ...describe(symbol, symbol.name), line: symbol.range.start.line + 1 }];
      return isFunction(symbol) ? [describe(symbol, symbol.name)] : [];
    });
}

/** Waits for the language's extension, because the user asked. */
export async function awaitedFunctions(document: TextDocument): Promise<MeasurableFunction[]> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const functions = await measurableFunctions(document);
    if (functions.length > 0 || performance.now() > until) return functions;
    await pause(PAUSE);
  }
}

export async function functionAt(document: TextDocument, position: Position): Promise<MeasurableFunction | undefined> {
  return (await awaitedFunctions(document)).find(({ range }) => range.contains(position));
}

const isFunction = ({ kind, name }: DocumentSymbol): boolean => FUNCTIONS.includes(kind) && /^[\w$]+$/.test(name);

/** How the language's extension describes a function that is passed to a call. */
const isHandler = ({ kind, name }: DocumentSymbol): boolean =>
  kind === SymbolKind.Function && name.endsWith(') callback');

function describe({ range, selectionRange }: DocumentSymbol, name: string): MeasurableFunction {
  return { name, range, head: selectionRange };
}
