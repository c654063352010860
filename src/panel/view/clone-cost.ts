/** The cost of passing the function's arguments to a worker, compared with its compute time. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CloneCost } from '../../protocol/benchmark-result.ts';
import { formatTime } from '../../protocol/quantities.ts';
import { cloneCostChart } from '../charts/clone-cost.ts';
import { figure } from './figures.ts';
import { drawOnce } from './once.ts';

export function cloneCostView(cost: CloneCost): TemplateResult {
  const { sentence, compute, clone, hop, curve } = cost;
  return html`
    <h3>Does a worker pay off?</h3>
    <p>${sentence}</p>
    <table>
      <caption class="hidden">Parts of a call in a worker</caption>
      <thead><tr><th scope="col">Part of a call</th><th scope="col" class="figure">Time</th></tr></thead>
      <tbody>
        <tr><th scope="row">Computes</th><td class="figure">${formatTime(compute)}</td></tr>
        <tr><th scope="row">Clones arguments and result</th><td class="figure">${formatTime(clone)}</td></tr>
        <tr><th scope="row">Goes to a warm worker and back</th><td class="figure">${formatTime(hop)}</td></tr>
      </tbody>
    </table>
    ${
      curve.length < 2
        ? nothing
        : figure(
            'Compute and clone by size',
            `Compute time and clone time at ${curve.length} sizes of the arguments. ${sentence}`,
            drawOnce(cost, '', () => cloneCostChart(cost)),
            '● computes, ■ clones; dashed: a worker pays off from here. Both scales are logarithmic.',
          )
    }`;
}
