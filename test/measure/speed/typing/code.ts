/** Reads real code for the measurement: where in it somebody may type, and how it goes on when it is to be longer. */
import ts from 'typescript';
import { countLines } from '../workspace.ts';

/**
 * Room for a statement in the function in the middle of the file.
 * @returns the text with an empty line more, and the number of that line, from 0; undefined where there is no function
 */
export function makeRoom(path: string, text: string): { readonly text: string; readonly line: number } | undefined {
  const source = parse(path, text);
  const middle = text.length / 2;
  const bodies: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node) && ts.isFunctionLike(node.parent)) bodies.push(node.getStart(source) + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const [start] = bodies.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (start === undefined) return undefined;
  return {
    text: `${text.slice(0, start)}\n\n${text.slice(start)}`,
    line: source.getLineAndCharacterOfPosition(start).line + 1,
  };
}

/**
 * Repeats the statements of a module until it is about as long as wanted. Each repetition is a block: names do not
 * clash, and what the module imports serves them all.
 */
export function grow(path: string, text: string, lines: number): string {
  const source = parse(path, text);
  const repeatable = source.statements.flatMap((statement) => inBlock(statement, source));
  if (repeatable.length === 0) return text;
  let grown = text;
  for (let count = countLines(text); count < lines; ) {
    const block = ['{'];
    for (let length = 1; ; ) {
      const next = repeatable[(block.length - 1) % repeatable.length]!;
      const more = countLines(next);
      const before = count + length + 1;
      if (block.length > repeatable.length || (block.length > 1 && before + more / 2 > lines)) break;
      block.push(next);
      length += more;
    }
    block.push('}', '');
    grown = `${grown}${grown.endsWith('\n') ? '' : '\n'}${block.join('\n')}`;
    count = countLines(grown);
  }
  return grown;
}

/** The statement as it may stand in a block; nothing where it may not. */
function inBlock(statement: ts.Statement, source: ts.SourceFile): string[] {
  if (ts.isImportDeclaration(statement) || ts.isImportEqualsDeclaration(statement) || ts.isModuleDeclaration(statement))
    return [];
  if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return [];
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return [];
  const exporting = modifiers.filter(
    ({ kind }) => kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword,
  );
  // `export default function () {}` has no name to stand without.
  if (exporting.length > 0 && 'name' in statement && statement.name === undefined) return [];
  const from = statement.getStart(source);
  const cut = exporting.reduceRight(
    (kept, { pos, end }) => kept.slice(0, Math.max(0, pos - from)) + kept.slice(end - from),
    statement.getText(source),
  );
  return [cut.trim()];
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}
