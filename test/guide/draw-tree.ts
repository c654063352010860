/**
 * Draws the decision tree from left to right. It brings its own background, so that it can be read on any; where the
 * editor takes it apart (in a walkthrough), it has the colours of the theme.
 */
import { OUTCOMES, QUESTIONS, type OutcomeId } from '../../src/analysis/advice/index.ts';
import { pathsOf, type Question } from './decision-tree.ts';

const BOX = { width: 170, height: 60 };
const COLUMN = 244;
const ROW = 70;
const MARGIN = 12;
/** Characters that fit into a box. */
const LINE = 20;

const COLOURS = {
  background: 'var(--vscode-editor-background, #ffffff)',
  text: 'var(--vscode-foreground, #1f2328)',
  line: 'var(--vscode-descriptionForeground, #57606a)',
  question: 'var(--vscode-editorWidget-background, #f0f3f6)',
  outcome: 'var(--vscode-button-background, #0a5cab)',
  outcomeText: 'var(--vscode-button-foreground, #ffffff)',
};

interface Placed {
  readonly node: Question | OutcomeId;
  readonly x: number;
  readonly y: number;
  readonly next: readonly { readonly label: string; readonly to: Placed }[];
}

export function drawTree(tree: Question): string {
  let rows = 0;
  let columns = 0;
  const place = (node: Question | OutcomeId, depth: number): Placed => {
    columns = Math.max(columns, depth + 1);
    const next =
      typeof node === 'string'
        ? []
        : Object.values(node.answers).map(({ label, to }) => ({ label, to: place(to, depth + 1) }));
    const y = next.length === 0 ? MARGIN + BOX.height / 2 + rows++ * ROW : (next[0]!.to.y + next.at(-1)!.to.y) / 2;
    return { node, x: MARGIN + depth * COLUMN, y, next };
  };
  const shapes = draw(place(tree, 0));
  const width = 2 * MARGIN + (columns - 1) * COLUMN + BOX.width;
  const height = 2 * MARGIN + (rows - 1) * ROW + BOX.height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">Which approach fits?</title>
<desc id="description">${xml(
    pathsOf(tree)
      .map(({ words }) => words)
      .join(' '),
  )}</desc>
<rect width="${width}" height="${height}" rx="8" style="fill:${COLOURS.background}"/>
<g style="font:14px system-ui,-apple-system,'Segoe UI',sans-serif" text-anchor="middle">
${shapes.join('\n')}
</g>
</svg>
`;
}

function draw({ node, x, y, next }: Placed): string[] {
  const isEnd = typeof node === 'string';
  const lines = wrap(isEnd ? OUTCOMES[node].what : QUESTIONS[node.question].ask);
  const [fill, text, radius] = isEnd ? [COLOURS.outcome, COLOURS.outcomeText, 14] : [COLOURS.question, COLOURS.text, 6];
  const first = y + 4.5 - (lines.length - 1) * 8.5;
  return [
    ...next.flatMap(({ label, to }) => edge(x + BOX.width, y, to, label)),
    `<rect x="${x}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="${radius}" style="fill:${fill};stroke:${COLOURS.line}"/>`,
    `<text style="fill:${text}">${lines.map((line, index) => `<tspan x="${x + BOX.width / 2}" y="${first + index * 17}">${xml(line)}</tspan>`).join('')}</text>`,
    ...next.flatMap(({ to }) => draw(to)),
  ];
}

function edge(x: number, y: number, to: Placed, label: string): string[] {
  const bend = x + 8;
  return [
    `<path d="M${x} ${y}H${bend}V${to.y}H${to.x}" style="fill:none;stroke:${COLOURS.line}"/>`,
    `<text x="${(bend + to.x) / 2}" y="${to.y - 5}" font-size="12" style="fill:${COLOURS.text}">${xml(label)}</text>`,
  ];
}

/** By words, into lines that fit a box. */
function wrap(text: string): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
}

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
