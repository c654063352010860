/** The page of the approaches: its generated parts are what the snippets, scenarios and tables say, its picture is the tree. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { strategyTitle } from '../../src/protocol/benchmark.ts';
import { SCENARIOS } from '../../src/protocol/scenarios/index.ts';
import { expectGenerated, expectGeneratedPart } from '../support/generated.ts';
import { markdownTable } from '../support/markdown.ts';
import { DECISION_TREE, describeTree } from './decision-tree.ts';
import { drawTree } from './draw-tree.ts';
import { MODULE } from './module-rows.ts';
import { anchor, PAGE } from './page.ts';
import { placesOf } from './places.ts';

const SNIPPET = /<!-- generated: (snippet ([\w-]+)) -->/g;

const moduleTable = () => markdownTable(
  ['The module says', 'Here', 'In Workload Lint'],
  MODULE.flatMap(({ title, heading, rows }) => [
    [`**${title}**`, `[${heading}](#${anchor(heading)})`, ''],
    ...rows.map(row => [row.row, `… ${row.says} …`, placesOf(row).map(({ kind, name }) => `${kind} ${name}`).join(', ')]),
  ]),
);

const performanceTable = () => markdownTable(
  ['Approach', 'Time', 'Memory', 'Complexity'],
  SCENARIOS['fetch-urls'].table!.rows.map(({ strategy, time, memory, complexity }) => [strategyTitle(strategy), time, memory, complexity]),
);

describe('the page of the approaches', () => {
  const page = readFileSync(PAGE, 'utf8');

  for (const [, name, id] of page.matchAll(SNIPPET)) {
    it(`shows the ${name}`, async () => {
      const source = await readFile(`snippets/${id}.ts`, 'utf8');
      await expectGeneratedPart(PAGE, name!, () => `\n\`\`\`ts\n${source.trimEnd()}\n\`\`\`\n`);
    });
  }

  it('tells in words what the picture shows', () =>
    expectGeneratedPart(PAGE, 'tree', () => `![Decision tree. ${describeTree(DECISION_TREE).join(' ')}](decision-tree.svg)`));
  it('draws the decision tree', () => expectGenerated('media/decision-tree.svg', () => drawTree(DECISION_TREE)));
  it('has the table of the module\'s performance', () => expectGeneratedPart(PAGE, 'performance', performanceTable));
  it('says where each row of the module lives', () => expectGeneratedPart(PAGE, 'module', moduleTable));

  it('has the pictures it shows', () => {
    for (const [, image] of page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)) assert.ok(readFileSync(`media/${image}`).length > 0);
  });
});
