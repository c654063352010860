/** Finds names of other people's code that are written into a program: of packages, APIs, functions and files. */
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import ts from 'typescript';

/** A name, and where it stands. */
export interface FoundName {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Alone: it is compared, or looked for. With others: it stands in a list, a table or a pattern. */
  readonly isAlone: boolean;
}

/** A string of one word of at least two letters: text for people has blanks. */
const ONE_WORD = /^[@$\w./#:()-]*[A-Za-z]{2}[@$\w./#:()-]*$/;
/** Methods that look for a name in a text or a collection. */
const LOOKS_FOR = /^(includes|has|get|startsWith|endsWith|indexOf|lastIndexOf)$/;
/** Functions that compare a name with what they are given: `isPropNamed(expr, 'then')`. */
const TESTS_NAME = /Named$/;
/** Enough letters to tell a word in a pattern from a flag or an abbreviation. */
const WORD = 3;

/** @returns the names in the files for which `isLookedAt` holds */
export function namesIn(program: ts.Program, isLookedAt: (file: string) => boolean): FoundName[] {
  const checker = program.getTypeChecker();
  const found: FoundName[] = [];
  for (const source of program.getSourceFiles().filter(({ fileName }) => isLookedAt(fileName))) {
    const visit = (node: ts.Node): void => {
      const alone =
        ts.isStringLiteralLike(node) && (isAlone(node, checker) || isCase(node, checker)) ? [node.text] : [];
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      for (const name of alone) found.push({ name, file: source.fileName, line, isAlone: true });
      for (const name of listedAt(node, checker)) found.push({ name, file: source.fileName, line, isAlone: false });
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** May a value of the type be any text? Those of a union of literals are the program's own words. */
function isAnyText(type: ts.Type | undefined): boolean {
  if (type === undefined) return true;
  if (type.isUnion()) return type.types.some(isAnyText);
  return (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

/** A name that a text is compared with, that is looked for, or that is a module's. */
function isAlone(node: ts.StringLiteralLike, checker: ts.TypeChecker): boolean {
  const { parent } = node;
  if (!ONE_WORD.test(node.text)) return false;
  if (ts.isCaseClause(parent)) return isAnyText(checker.getTypeAtLocation(parent.parent.parent.expression));
  if (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText()))
    return isAnyText(checker.getTypeAtLocation(parent.left === node ? parent.right : parent.left));
  if (!ts.isCallExpression(parent) || !parent.arguments.includes(node)) return isModule(node, checker);
  const { expression } = parent;
  const called = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
  if (TESTS_NAME.test(called)) return true;
  if (!isAnyText(checker.getContextualType(node))) return false;
  return looksFor(expression, checker) || takesModule(node, parent, checker);
}

/** Is a name looked for in a text or a collection that is none of the program's own words? */
const looksFor = (called: ts.Expression, checker: ts.TypeChecker): boolean =>
  ts.isPropertyAccessExpression(called) &&
  LOOKS_FOR.test(called.name.text) &&
  (isAnyText(checker.getTypeAtLocation(called.expression)) ||
    checker.getTypeAtLocation(called.expression).getSymbol() !== undefined);

const isModule = (node: ts.StringLiteralLike, checker: ts.TypeChecker): boolean =>
  /^node:./.test(node.text) &&
  !ts.isImportDeclaration(node.parent) &&
  !ts.isArrayLiteralExpression(node.parent) &&
  isAnyText(checker.getContextualType(node));

/** Is the parameter that takes the string one for a module or a package? */
function takesModule(node: ts.StringLiteralLike, call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const parameter = checker.getResolvedSignature(call)?.parameters[call.arguments.indexOf(node)];
  return parameter !== undefined && /^(module|specifier|package\w*)$/.test(parameter.name);
}

/** A row of a table of functions by name, which stands for a case of a switch: `['repeat', (object) => …]`. */
function isCase({ parent }: ts.StringLiteralLike, checker: ts.TypeChecker): boolean {
  if (!ts.isArrayLiteralExpression(parent) || parent.elements.length !== 2) return false;
  return checker.getTypeAtLocation(parent.elements[1]!).getCallSignatures().length > 0;
}

/** The names of a pattern, a list or a table. */
function listedAt(node: ts.Node, checker: ts.TypeChecker): string[] {
  if (ts.isRegularExpressionLiteral(node)) return isOfOwnWords(node, checker) ? [] : wordsOf(node.text);
  if (ts.isObjectLiteralExpression(node)) return keysOf(node, checker);
  if (ts.isArrayLiteralExpression(node)) return isInPattern(node) ? [] : elementsOf(node, checker);
  if (!ts.isStringLiteralLike(node)) return [];
  if (isInPattern(node))
    return wordsOf(
      `/${node
        .getText()
        .slice(1, -1)
        .replaceAll(/(?<!\\)\//g, '\\/')}/`,
    );
  const isSplit = ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === 'split';
  return isSplit ? node.text.split(' ') : [];
}

/** Does a text become part of a pattern: ``new RegExp([String.raw`…`].join('|'))``? */
function isInPattern({ parent }: ts.Node): boolean {
  if (ts.isNewExpression(parent)) return parent.expression.getText() === 'RegExp';
  const isAround =
    ts.isArrayLiteralExpression(parent) ||
    ts.isTaggedTemplateExpression(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isBinaryExpression(parent) ||
    (ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression));
  return isAround && isInPattern(parent);
}

/** Is a pattern only tested on words of the program itself, as types of nodes are? */
function isOfOwnWords({ parent }: ts.RegularExpressionLiteral, checker: ts.TypeChecker): boolean {
  if (!ts.isPropertyAccessExpression(parent) || !ts.isCallExpression(parent.parent)) return false;
  const [tested] = parent.parent.arguments;
  return parent.name.text === 'test' && tested !== undefined && !isAnyText(checker.getTypeAtLocation(tested));
}

function wordsOf(literal: string): string[] {
  const words: string[] = [];
  let word = '';
  const end = (): void => {
    if (word.length >= WORD) words.push(word);
    word = '';
  };
  visitRegExpAST(new RegExpParser().parseLiteral(literal), {
    onAlternativeEnter: end,
    onAlternativeLeave: end,
    onCharacterEnter({ raw, parent }) {
      if (/^[A-Za-z_]$/.test(raw) && parent.type !== 'CharacterClass' && parent.type !== 'CharacterClassRange')
        word += raw;
      else end();
    },
    onCharacterClassEnter: end,
  });
  end();
  return words;
}

/** The elements of a list of names; a tuple of the program's own words is `as const`. */
function elementsOf(node: ts.ArrayLiteralExpression, checker: ts.TypeChecker): string[] {
  if (isConst(node)) return [];
  return node.elements.flatMap((element) =>
    ts.isStringLiteralLike(element) &&
    ONE_WORD.test(element.text) &&
    !isCase(element, checker) &&
    isAnyText(checker.getContextualType(element))
      ? [element.text]
      : [],
  );
}

function isConst(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isAsExpression(parent)) return ts.isConstTypeReference(parent.type);
  const isInside = ts.isArrayLiteralExpression(parent) || ts.isObjectLiteralExpression(parent);
  return (isInside || ts.isPropertyAssignment(parent) || ts.isParenthesizedExpression(parent)) && isConst(parent);
}

/** The keys of a table whose keys may be any text. */
function keysOf(node: ts.ObjectLiteralExpression, checker: ts.TypeChecker): string[] {
  const type = checker.getContextualType(node);
  if (type?.getStringIndexType() === undefined || ts.isSatisfiesExpression(node.parent) || isConst(node)) return [];
  return node.properties.flatMap(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && !type.getProperty(name.text) ? [name.text] : [],
  );
}
