/**
 * Draws the decision tree from left to right. It brings its own background, so that it can be read on any; where the editor takes it apart
 * (in a walkthrough), it has the colours of the theme.
 */
import { describeTree, isOutcome, type Outcome, type Question } from './decision-tree.ts';

const BOX = { width: 180, height: 46 };
const COLUMN = 250;
const ROW = 60;
const MARGIN = 20;
/** Characters that fit into a box. */
const LINE = 23;

const COLOURS = {
  background: 'var(--vscode-editor-background, #ffffff)',
  text: 'var(--vscode-foreground, #1f2328)',
  line: 'var(--vscode-descriptionForeground, #57606a)',
  question: 'var(--vscode-editorWidget-background, #f0f3f6)',
  outcome: 'var(--vscode-button-background, #0a5cab)',
  outcomeText: 'var(--vscode-button-foreground, #ffffff)',
};

interface Placed {
  readonly node: Question | Outcome;
  readonly x: number;
  readonly y: number;
  readonly next: readonly { readonly answer: string; readonly to: Placed }[];
}

export function drawTree(tree: Question): string {
  let rows = 0;
  let columns = 0;
  const place = (node: Question | Outcome, depth: number): Placed => {
    columns = Math.max(columns, depth + 1);
    const next = isOutcome(node) ? [] : Object.entries(node.answers).map(([answer, to]) => ({ answer, to: place(to, depth + 1) }));
    const y = next.length === 0 ? MARGIN + BOX.height / 2 + rows++ * ROW : (next[0]!.to.y + next.at(-1)!.to.y) / 2;
    return { node, x: MARGIN + depth * COLUMN, y, next };
  };
  const shapes = draw(place(tree, 0));
  const width = 2 * MARGIN + (columns - 1) * COLUMN + BOX.width;
  const height = 2 * MARGIN + (rows - 1) * ROW + BOX.height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">Which approach fits?</title>
<desc id="description">${xml(describeTree(tree).join(' '))}</desc>
<rect width="${width}" height="${height}" rx="8" style="fill:${COLOURS.background}"/>
<g style="font:13px system-ui,-apple-system,'Segoe UI',sans-serif" text-anchor="middle">
${shapes.join('\n')}
</g>
</svg>
`;
}

function draw({ node, x, y, next }: Placed): string[] {
  const lines = wrap(isOutcome(node) ? node.outcome : node.question);
  const [fill, text, radius] = isOutcome(node) ? [COLOURS.outcome, COLOURS.outcomeText, BOX.height / 2] : [COLOURS.question, COLOURS.text, 6];
  const first = y + 4.5 - (lines.length - 1) * 8;
  return [
    ...next.flatMap(({ answer, to }) => edge(x + BOX.width, y, to, answer)),
    `<rect x="${x}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="${radius}" style="fill:${fill};stroke:${COLOURS.line}"/>`,
    `<text style="fill:${text}">${lines.map((line, index) => `<tspan x="${x + BOX.width / 2}" y="${first + index * 16}">${xml(line)}</tspan>`).join('')}</text>`,
    ...next.flatMap(({ to }) => draw(to)),
  ];
}

function edge(x: number, y: number, to: Placed, answer: string): string[] {
  const bend = x + 14;
  const label = { x: (bend + to.x) / 2, y: to.y - 5 };
  return [
    `<path d="M${x} ${y}H${bend}V${to.y}H${to.x}" style="fill:none;stroke:${COLOURS.line}"/>`,
    `<text x="${label.x}" y="${label.y}" font-size="11" style="fill:${COLOURS.text}">${xml(answer)}</text>`,
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
