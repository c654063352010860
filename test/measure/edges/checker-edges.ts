/** The calls of a project as the TypeScript checker resolves them: the reference for our own edges. */
import ts from 'typescript';
import { dirname } from 'node:path';

export const CALL_KINDS = ['f()', 'this.m()', 'object.m()', 'this.field.m()', 'super', 'new'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

export interface CheckerCall {
  readonly file: string;
  /** Where the call expression and where the called name begin: `line:column`, from 1. */
  readonly starts: readonly string[];
  readonly kind: CallKind;
  readonly text: string;
  /**
   * The declaration with a body, by file and line of its name; undefined where it is outside the project or not known.
   */
  readonly target?: { readonly file: string; readonly line: number };
  /** Declared without a body: an interface or an abstract member, whose implementations are chosen at run time. */
  readonly isDynamic: boolean;
}

/** @param sources absolute paths with forward slashes */
export function checkerCalls(root: string, sources: readonly string[]): CheckerCall[] {
  const files = sources.filter((path) => /\.[cm]?tsx?$/.test(path));
  const program = ts.createProgram(files, optionsOf(root));
  const checker = program.getTypeChecker();
  const own = new Set(files);
  const calls: CheckerCall[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) continue;
    const visit = (node: ts.Node): void => {
      const isCall = ts.isCallExpression(node) && node.expression.kind !== ts.SyntaxKind.ImportKeyword;
      if (isCall || ts.isNewExpression(node)) calls.push(callOf(checker, own, source, node));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return calls;
}

function optionsOf(root: string): ts.CompilerOptions {
  const config = ts.findConfigFile(root, ts.sys.fileExists);
  const parsed = config
    ? ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, dirname(config)).options
    : {};
  return { ...parsed, noEmit: true, skipLibCheck: true, types: [], composite: false, incremental: false };
}

function callOf(
  checker: ts.TypeChecker,
  own: ReadonlySet<string>,
  source: ts.SourceFile,
  node: ts.CallExpression | ts.NewExpression,
): CheckerCall {
  const callee = node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const at = (position: number) => {
    const { line, character } = source.getLineAndCharacterOfPosition(position);
    return `${line + 1}:${character + 1}`;
  };
  const declaration = implementationOf(checker, node);
  const target = declaration && own.has(declaration.getSourceFile().fileName) ? declaration : undefined;
  const isDynamic = target !== undefined && !hasBody(target);
  return {
    file: source.fileName,
    starts: [at(node.getStart(source)), at(name.getStart(source))],
    kind: kindOf(node),
    isDynamic,
    text: callee.getText(source).slice(0, 80),
    ...(target && { target: placeOf(target) }),
  };
}

const hasBody = (node: ts.Node): boolean => ts.isClassLike(node) || Boolean((node as ts.FunctionLikeDeclaration).body);

function implementationOf(checker: ts.TypeChecker, node: ts.CallExpression | ts.NewExpression): ts.Node | undefined {
  const declaration = checker.getResolvedSignature(node)?.declaration;
  if (!declaration) {
    // A class without a constructor of its own.
    return ts.isNewExpression(node) ? checker.getSymbolAtLocation(node.expression)?.valueDeclaration : undefined;
  }
  if (ts.isJSDocSignature(declaration) || ts.isFunctionTypeNode(declaration) || ts.isConstructorTypeNode(declaration))
    return undefined;
  if (hasBody(declaration)) return declaration;
  const symbol = (declaration as ts.Declaration & { symbol?: ts.Symbol }).symbol;
  return symbol?.declarations?.find(hasBody) ?? declaration;
}

/** The name of a declaration, or of the variable or property that holds it. */
function placeOf(node: ts.Node): { file: string; line: number } {
  const source = node.getSourceFile();
  const named =
    (node as ts.NamedDeclaration).name ??
    (ts.isConstructorDeclaration(node) ? undefined : (node.parent as ts.NamedDeclaration | undefined)?.name) ??
    node;
  return { file: source.fileName, line: source.getLineAndCharacterOfPosition(named.getStart(source)).line + 1 };
}

function kindOf(node: ts.CallExpression | ts.NewExpression): CallKind {
  if (ts.isNewExpression(node)) return 'new';
  const callee = node.expression;
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return 'super';
  if (!ts.isPropertyAccessExpression(callee)) return 'f()';
  const object = callee.expression;
  if (object.kind === ts.SyntaxKind.SuperKeyword) return 'super';
  if (object.kind === ts.SyntaxKind.ThisKeyword) return 'this.m()';
  return ts.isPropertyAccessExpression(object) && object.expression.kind === ts.SyntaxKind.ThisKeyword
    ? 'this.field.m()'
    : 'object.m()';
}
