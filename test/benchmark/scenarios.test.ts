/** Every scenario has its page and its code, and its strategies' lines are counted. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import ts from 'typescript';
import { SCENARIOS } from '../../src/protocol/scenarios/index.ts';
import { expectGenerated } from '../support/generated.ts';

const sourceOf = async (id: string): Promise<ts.SourceFile> => {
  const file = `src/benchmark/scenarios/${id}.ts`;
  return ts.createSourceFile(file, await readFile(file, 'utf8'), ts.ScriptTarget.Latest, true);
};

/** The statements of a file that declare functions and values, by name. */
function declarationsOf(source: ts.SourceFile): Map<string, ts.Statement> {
  const named = source.statements.flatMap((statement): [string, ts.Statement][] => {
    if (ts.isFunctionDeclaration(statement) && statement.name) return [[statement.name.text, statement]];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map(({ name }) => [name.getText(source), statement]);
  });
  return new Map(named);
}

/** The strategies that the file exports: id or key → name of the function. */
function strategiesOf(source: ts.SourceFile): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText(source) === 'strategies' &&
      ts.isObjectLiteralExpression(node.initializer)
    ) {
      for (const property of node.initializer.properties) {
        const key = property.name!.getText(source).replaceAll("'", '');
        found.set(key, ts.isPropertyAssignment(property) ? property.initializer.getText(source) : key);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const codeLines = (text: string): number =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;

/** Of a function and of what it uses of its file, names in quotes included: a pool's tasks are named so. */
function linesOf(name: string, source: ts.SourceFile): number {
  const declarations = declarationsOf(source);
  const used = new Set<ts.Statement>();
  const use = (wanted: string): void => {
    const statement = declarations.get(wanted);
    if (statement === undefined || used.has(statement)) return;
    used.add(statement);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) || ts.isStringLiteral(node)) use(node.text);
      ts.forEachChild(node, visit);
    };
    visit(statement);
  };
  use(name);
  return [...used].reduce((sum, statement) => sum + codeLines(statement.getText(source)), 0);
}

describe('the scenarios', () => {
  for (const [id, page] of Object.entries(SCENARIOS)) {
    it(`${id} has code for each strategy of its page`, async () => {
      const coded = strategiesOf(await sourceOf(id));
      assert.deepEqual([...coded.keys()].sort(), [...new Set(page.strategies.map((strategy) => strategy.id))].sort());
    });

    it(`${id} says what it shows, what the module claims, and what differs here`, () => {
      for (const text of [page.shows, page.claim, page.here, ...page.strategies.map(({ how }) => how)])
        assert.match(text, /^[A-Z].+\.$/s);
      assert.ok(page.advice.path.length > 1);
      for (const { min, max, default: usual } of Object.values(page.sizes)) assert.ok(min <= usual && usual <= max);
    });
  }

  it('have the right line counts for each strategy', async () => {
    const rows = await Promise.all(
      Object.keys(SCENARIOS).map(async (id) => {
        const source = await sourceOf(id);
        const counts = [...strategiesOf(source)].map(
          ([key, name]) => `${/^\w+$/.test(key) ? key : `'${key}'`}: ${linesOf(name, source)}`,
        );
        return `  '${id}': { ${counts.join(', ')} },`;
      }),
    );
    await expectGenerated(
      'src/benchmark/scenarios/lines.ts',
      (now) => `${now.slice(0, now.indexOf(' = {') + 4)}\n${rows.join('\n')}\n};\n`,
    );
  });
});
