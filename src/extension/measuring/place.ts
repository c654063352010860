/** Functions of a document that can be measured: those at the top level, and methods of classes there. The language's own extension knows them. */
import { commands, extensions, SymbolKind, type DocumentSymbol, type Range, type SymbolInformation, type TextDocument, type Position } from 'vscode';

export interface MeasurableFunction {
  /** `hash`, `Store.load`. */
  readonly name: string;
  readonly range: Range;
  /** Of the name. */
  readonly head: Range;
}

/** Comes with the editor; until it is active nobody knows any symbols. */
const LANGUAGE_EXTENSION = 'vscode.typescript-language-features';
const FUNCTIONS: readonly SymbolKind[] = [SymbolKind.Function, SymbolKind.Method];

export async function measurableFunctions({ uri }: TextDocument): Promise<MeasurableFunction[]> {
  await extensions.getExtension(LANGUAGE_EXTENSION)?.activate();
  const symbols = await commands.executeCommand<(DocumentSymbol | SymbolInformation)[] | undefined>('vscode.executeDocumentSymbolProvider', uri);
  return (symbols ?? []).filter((symbol) => 'children' in symbol).flatMap((symbol) => {
    if (symbol.kind === SymbolKind.Class) return symbol.children.filter(isFunction).map((method) => describe(method, `${symbol.name}.${method.name}`));
    return isFunction(symbol) ? [describe(symbol, symbol.name)] : [];
  });
}

export async function functionAt(document: TextDocument, position: Position): Promise<MeasurableFunction | undefined> {
  return (await measurableFunctions(document)).find(({ range }) => range.contains(position));
}

const isFunction = ({ kind, name }: DocumentSymbol): boolean => FUNCTIONS.includes(kind) && /^[\w$]+$/.test(name);

function describe({ range, selectionRange }: DocumentSymbol, name: string): MeasurableFunction {
  return { name, range, head: selectionRange };
}
