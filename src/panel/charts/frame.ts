/** What all charts share: size, margins, font, and no style element, which the page's policy forbids. */
import { plot, type PlotOptions } from '@observablehq/plot';
import { COLORS } from './colors.ts';

const LEAST = 480;
const MOST = 1_400;
let width = 560;

/** Charts are as wide as the page lets them be; those drawn before keep their width. */
export function fitCharts(available: number): void {
  width = Math.min(MOST, Math.max(LEAST, Math.floor(available)));
}

export const chartWidth = (): number => width;

/** Fits the longest name of a strategy. */
const NAMES = 140;
const FIGURES = 60;
const MARGINS = 50;
/** Keeps text over chart lines legible. */
export const LEGIBLE = { fill: COLORS.line, stroke: 'var(--vscode-editor-background)', strokeWidth: 5 } as const;

/** @param rows of the chart, `rowHeight` pixels each */
export function frame(
  rows: number,
  { rowHeight = 34, ...options }: PlotOptions & { readonly rowHeight?: number },
): SVGSVGElement {
  const svg = plot({
    className: 'chart',
    width,
    height: rows * rowHeight + MARGINS,
    marginLeft: NAMES,
    marginRight: FIGURES,
    marginTop: 10,
    marginBottom: 40,
    ...options,
  }) as SVGSVGElement;
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.setAttribute('font-size', '12');
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}
