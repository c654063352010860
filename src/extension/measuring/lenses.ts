/** The lenses above functions with findings: measure the function, or compare it with a refactor. */
import {
  CodeLens,
  Disposable,
  EventEmitter,
  languages,
  type CodeLensProvider,
  type Diagnostic,
  type TextDocument,
} from 'vscode';
import type { CommandId } from '../../protocol/commands.ts';
import { DIAGNOSTIC_SOURCE, LANGUAGES } from '../../protocol/server.ts';
import { measurableFunctions, type MeasurableFunction } from './place.ts';

/** The commands of a lens, with their titles. */
const OFFERS: readonly { readonly title: string; readonly command: CommandId }[] = [
  { title: 'Benchmark', command: 'workloadLint.benchmarkThisFunction' },
  { title: 'Compare With Refactor', command: 'workloadLint.compareWithRefactor' },
];

/** The arguments that a lens passes to its command. */
export interface LensArgument {
  readonly file: string;
  readonly name: string;
  /** Title of the refactor to compare with. */
  readonly refactor?: string;
}

export function registerLenses(): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    languages.onDidChangeDiagnostics(() => changed.fire()),
    languages.registerCodeLensProvider(
      LANGUAGES.map((language) => ({ scheme: 'file', language })),
      provider(changed),
    ),
  );
}

function provider(changed: EventEmitter<void>): CodeLensProvider {
  return {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      return (await functionsWithFindings(document)).flatMap((one) => lensesOf(document, one));
    },
  };
}

export async function functionsWithFindings(document: TextDocument): Promise<MeasurableFunction[]> {
  const found = languages.getDiagnostics(document.uri).filter(({ source }) => source === DIAGNOSTIC_SOURCE);
  return found.length === 0 ? [] : (await measurableFunctions(document)).filter((one) => holdsOne(one, found));
}

function holdsOne({ range }: MeasurableFunction, found: readonly Diagnostic[]): boolean {
  return found.some((finding) => range.contains(finding.range));
}

function lensesOf({ uri }: TextDocument, { head, name }: MeasurableFunction): CodeLens[] {
  const argument: LensArgument = { file: uri.fsPath, name };
  return OFFERS.map(({ title, command }) => new CodeLens(head, { title, command, arguments: [argument] }));
}
