/** Finds a function by name in the text of a file: how to call it, its parameters, and its doc comment. */
import ts from 'typescript';

export interface FoundFunction {
  /** An expression for the function, in the scope of the file. */
  readonly expression: string;
  readonly parameters: readonly ts.ParameterDeclaration[];
  /** From its doc comment, in order. */
  readonly tags: readonly { readonly name: string; readonly text: string }[];
  /** Lines of its code, without blank lines and comments. */
  readonly lines: number;
}

export interface NotFound {
  /** Why it cannot be measured, and what to do. */
  readonly reason: string;
}

export const parse = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    /\.[cm]?[jt]sx$|\.js$/.test(file) ? ts.ScriptKind.TSX : undefined,
  );

/** @param name `hash`, or `Store.load` for a method */
export function findFunction(source: ts.SourceFile, name: string): FoundFunction | NotFound {
  const [owner = '', member] = name.split('.');
  const statement = source.statements.find((candidate) => declares(candidate, owner));
  if (statement === undefined)
    return {
      reason: `There is no function ${name} at the top level of the file: move it there, or measure what calls it.`,
    };
  return member === undefined ? topLevel(statement, owner) : method(statement, owner, member);
}

function declares(statement: ts.Statement, name: string): boolean {
  if (ts.isFunctionDeclaration(statement)) return statement.body !== undefined && nameOf(statement) === name;
  if (ts.isClassDeclaration(statement)) return nameOf(statement) === name;
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some((declaration) => declaration.name.getText() === name)
  );
}

const nameOf = (declaration: ts.FunctionDeclaration | ts.ClassDeclaration): string =>
  declaration.name?.text ?? 'default';

function topLevel(statement: ts.Statement, name: string): FoundFunction | NotFound {
  if (ts.isFunctionDeclaration(statement))
    return found(statement, statement, statement.name === undefined ? DEFAULT_NAME : name);
  const value = initializerOf(statement, name);
  return value !== undefined && isFunction(value)
    ? found(value, statement, name)
    : { reason: `${name} is not a function: choose a function.` };
}

/** The name of an anonymous default export in the compiled file. */
export const DEFAULT_NAME = '__workload_default';

function method(statement: ts.Statement, owner: string, member: string): FoundFunction | NotFound {
  const value = initializerOf(statement, owner);
  if (value !== undefined && ts.isObjectLiteralExpression(value)) {
    const property = value.properties.find((candidate) => candidate.name?.getText() === member);
    const of = property && (ts.isPropertyAssignment(property) ? property.initializer : property);
    return of !== undefined && isFunction(of)
      ? found(of, property!, call(owner, member))
      : { reason: `${owner}.${member} is not a function: choose a function.` };
  }
  const type = ts.isClassDeclaration(statement)
    ? statement
    : value !== undefined && ts.isClassExpression(value)
      ? value
      : undefined;
  const of = type?.members.find(
    (candidate): candidate is ts.MethodDeclaration =>
      ts.isMethodDeclaration(candidate) && candidate.name.getText() === member,
  );
  if (type === undefined || of?.body === undefined)
    return { reason: `${owner} has no method ${member} with a body: choose a function.` };
  if (isStatic(of)) return found(of, of, call(owner, member));
  const needs =
    type.members.find(ts.isConstructorDeclaration)?.parameters.filter((parameter) => !isOptional(parameter)) ?? [];
  if (needs.length > 0)
    return {
      reason: `${owner} cannot be constructed without arguments: measure a function that constructs it and calls ${member}().`,
    };
  return found(of, of, `((it) => (...args) => it.${member}(...args))(new ${owner}())`);
}

const call = (owner: string, member: string): string => `(...args) => ${owner}.${member}(...args)`;
const isStatic = (of: ts.MethodDeclaration): boolean =>
  of.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node);
export const isOptional = ({ questionToken, initializer, dotDotDotToken }: ts.ParameterDeclaration): boolean =>
  questionToken !== undefined || initializer !== undefined || dotDotDotToken !== undefined;

function initializerOf(statement: ts.Statement, name: string): ts.Expression | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  return statement.declarationList.declarations.find((declaration) => declaration.name.getText() === name)?.initializer;
}

function found(node: ts.FunctionLikeDeclaration, documented: ts.Node, expression: string): FoundFunction {
  return {
    expression,
    parameters: [...node.parameters],
    lines: codeLines(node.getText()),
    tags: ts
      .getJSDocTags(documented)
      .map((tag) => ({ name: tag.tagName.text, text: ts.getTextOfJSDocComment(tag.comment) ?? '' })),
  };
}

/** Lines of a text without blank lines and comments. */
export const codeLines = (text: string): number =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
