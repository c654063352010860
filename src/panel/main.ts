/** The panel's page: handles messages and user input, and renders the model. */
import { render } from 'lit';
import type { FromPanel, ToPanel } from '../protocol/panel.ts';
import { fitCharts } from './charts/frame.ts';
import { drawPicture } from './charts/picture.ts';
import { initialModel, reduce, savedModel, shownMeasure, type Action, type SavedModel } from './model.ts';
import { page } from './view/page.ts';

interface Editor {
  postMessage(message: FromPanel): void;
  getState(): SavedModel | undefined;
  setState(state: SavedModel): void;
}

declare function acquireVsCodeApi(): Editor;

const editor = acquireVsCodeApi();
let model = initialModel(editor.getState());
let drawing: number | undefined;
/** Milliseconds between two updates of the elapsed time. */
const TICK = 500;

/** Scrolls to what the user is waiting for. */
const AWAITED: Readonly<Partial<Record<(ToPanel | Action)['type'], string>>> = {
  started: '.progress',
  history: '.verdict',
  show: '.verdict',
  compare: '.two-runs',
};
let awaited: string | undefined;

function happen(what: ToPanel | Action): void {
  model = reduce(model, what);
  awaited = AWAITED[what.type] ?? awaited;
  editor.setState(savedModel(model));
  drawing ??= requestAnimationFrame(draw);
}

function draw(): void {
  drawing = undefined;
  render(page(model, { act: happen, post: (message) => editor.postMessage(message) }), document.body);
  if (awaited !== undefined) document.querySelector(awaited)?.scrollIntoView({ block: 'nearest' });
  awaited = undefined;
}

function sendPicture(id: string): void {
  const run = model.history.find((kept) => kept.id === id);
  if (run)
    editor.postMessage({ type: 'picture', id: run.id, svg: drawPicture(run.result, shownMeasure(model, run.result)) });
}

/** The charts are redrawn when the page has found its new width. */
new ResizeObserver(([entry]) => {
  if (entry) fitCharts(document.querySelector('main')?.clientWidth ?? entry.contentRect.width);
  drawing ??= requestAnimationFrame(draw);
}).observe(document.body);
setInterval(() => {
  if (model.run) drawing ??= requestAnimationFrame(draw);
}, TICK);
window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) =>
  data.type === 'draw' ? sendPicture(data.id) : happen(data),
);
draw();
const { target } = model;
editor.postMessage({
  type: 'ready',
  ...(target && { target: { kind: target.kind, file: target.file, name: target.name } }),
});
