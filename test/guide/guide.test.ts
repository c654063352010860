/**
 * The page of the approaches: its generated parts are what the snippets, scenarios and tables say, its picture is the
 * tree.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { decide, FIGURES, type Figure } from '../../src/analysis/advice/index.ts';
import { expectGenerated, expectGeneratedPart } from '../support/generated.ts';
import { markdownTable } from '../support/markdown.ts';
import { DECISION_TREE, pathsOf } from './decision-tree.ts';
import { drawTree } from './draw-tree.ts';
import { measuredTable, performanceTable } from './measured.ts';
import { MODULE } from './module-rows.ts';
import { anchor, PAGE } from './page.ts';
import { placesOf } from './places.ts';

const SNIPPET = /<!-- generated: (snippet ([\w-]+)) -->/g;

const moduleTable = () =>
  markdownTable(
    ['The module says', 'Here', 'In Workload Lint'],
    MODULE.flatMap(({ title, heading, rows }) => [
      [`**${title}**`, `[${heading}](#${anchor(heading)})`, ''],
      ...rows.map((row) => [
        row.row,
        `… ${row.says} …`,
        placesOf(row)
          .map(({ kind, name }) => `${kind} ${name}`)
          .join(', '),
      ]),
    ]),
  );

const megabytes = ({ value }: Figure) => `about ${value} MB each`;
const start = ({ value }: Figure, hop: Figure) =>
  `about ${value} ms and its modules; a warm pool answers in ${hop.value} ms`;

/** What stands where a finding is advised upon, too, comes from the adviser's figures. */
const comparisonTable = () =>
  markdownTable(
    ['', 'Async', 'Threads', 'Processes'],
    [
      [
        'Memory',
        'low: some hundred bytes for a promise that waits',
        `medium: ${megabytes(FIGURES.memoryThread)}`,
        `high: ${megabytes(FIGURES.memoryProcess)}`,
      ],
      [
        'Start',
        'at once',
        start(FIGURES.startThread, FIGURES.hopThread),
        start(FIGURES.startProcess, FIGURES.hopProcess),
      ],
      ['Context switch', 'co-operative, at `await` only', 'pre-emptive', 'by the operating system'],
      ['Work that waits', '✓✓✓', '✓✓ where there is no async API', '✓'],
      ['Work that computes', '✗ it blocks the event loop', '✓✓✓ in parallel: there is no GIL', '✓✓✓ and isolated'],
      ['Shared memory', 'safe: one thread', 'only `SharedArrayBuffer`, with `Atomics`', 'none'],
      ['Learning curve', 'hard at first', 'medium', 'easy'],
      ['Data sharing', 'easy: variables', 'cloned, transferred or shared', 'serialized, sent over a channel'],
    ],
  );

describe('the page of the approaches', () => {
  const page = readFileSync(PAGE, 'utf8');

  for (const [, name, id] of page.matchAll(SNIPPET)) {
    it(`shows the ${name}`, async () => {
      const source = await readFile(`snippets/${id}.ts`, 'utf8');
      await expectGeneratedPart(PAGE, name!, () => `\n\`\`\`ts\n${source.trimEnd()}\n\`\`\`\n`);
    });
  }

  it('says in words what the picture shows', () =>
    expectGeneratedPart(
      PAGE,
      'tree',
      () =>
        `![Decision tree. ${pathsOf(DECISION_TREE)
          .map(({ words }) => words)
          .join(' ')}](decision-tree.svg)`,
    ));
  for (const { answers, outcome, words } of pathsOf(DECISION_TREE)) {
    it(`gives the answer of the adviser: ${words}`, () => assert.equal(decide({}, answers).outcome, outcome));
  }
  it('draws the decision tree', () => expectGenerated('media/decision-tree.svg', () => drawTree(DECISION_TREE)));
  it('compares the approaches', () => expectGeneratedPart(PAGE, 'comparison', comparisonTable));
  it("has the table of the module's performance", () => expectGeneratedPart(PAGE, 'performance', performanceTable));
  it('has the measured figures', () => expectGeneratedPart(PAGE, 'measured', measuredTable));
  it('says where each row of the module lives', () => expectGeneratedPart(PAGE, 'module', moduleTable));

  it('has the pictures it shows', () => {
    for (const [, image] of page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g))
      assert.ok(readFileSync(`media/${image}`).length > 0);
  });
});
