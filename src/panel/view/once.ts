/** Draws charts once per result and width of the page, not on every change of the page. */
import { chartWidth } from '../charts/frame.ts';

const drawn = new WeakMap<object, Map<string, SVGSVGElement>>();

/**
 * @param owner what the chart shows
 * @param name distinguishes the charts of the same owner
 */
export function drawOnce(owner: object, name: string, draw: () => SVGSVGElement): SVGSVGElement {
  const charts = drawn.get(owner) ?? new Map<string, SVGSVGElement>();
  drawn.set(owner, charts);
  const key = `${name} ${chartWidth()}`;
  const chart = charts.get(key) ?? draw();
  charts.set(key, chart);
  return chart;
}
