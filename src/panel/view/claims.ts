/** The course module's own tables beside what was measured. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark.ts';
import { claimsOf, type Claims } from '../../protocol/claims.ts';
import { formatMemory, formatTime } from '../../protocol/quantities.ts';
import { QUICK_COMPARISON } from '../../protocol/scenarios/quick-comparison.ts';

export function claimsView(result: BenchmarkResult): TemplateResult {
  const claims = claimsOf(result);
  return html`
    <h3 id="claims">Beside the module</h3>
    ${claims ? timesTable(claims) : nothing}
    ${quickTable(result)}`;
}

function timesTable({ scale, rows }: Claims): TemplateResult {
  return html`
    <div class="scroll" role="region" aria-labelledby="claims" tabindex="0"><table>
      <caption>The module's table; ${scale}.</caption>
      <thead><tr>
        <th scope="col">Approach</th><th scope="col" class="figure">Time: module</th><th scope="col" class="figure">measured</th>
        <th scope="col" class="figure">Ratio: module</th><th scope="col" class="figure">measured</th>
        <th scope="col" class="figure">Memory: module</th><th scope="col" class="figure">measured</th>
        <th scope="col" class="figure">Complexity: module</th><th scope="col" class="figure">lines</th>
      </tr></thead>
      <tbody>${rows.map(
        ({
          strategy,
          claimed,
          measured,
          claimedRatio,
          ratio,
          claimedMemory,
          peakMemory,
          claimedComplexity,
          lines,
        }) => html`<tr>
        <th scope="row">${strategy}</th>
        ${[claimed, measured, claimedRatio, ratio, claimedMemory, peakMemory, claimedComplexity, lines].map((cell) => html`<td class="figure">${cell ?? '–'}</td>`)}
      </tr>`,
      )}</tbody>
    </table></div>`;
}

/** Start-up and memory, of which the module says one word for each approach. */
function quickTable({ strategies }: BenchmarkResult): TemplateResult | typeof nothing {
  const rows = strategies.flatMap((strategy) => {
    const claim = QUICK_COMPARISON[strategy.id];
    return claim ? [{ strategy, claim }] : [];
  });
  if (rows.length === 0) return nothing;
  return html`
    <table>
      <caption>The module's quick comparison.</caption>
      <thead><tr>
        <th scope="col">Approach</th><th scope="col" class="figure">Start-up: module</th><th scope="col" class="figure">measured</th>
        <th scope="col" class="figure">Memory: module</th><th scope="col" class="figure">measured</th>
      </tr></thead>
      <tbody>${rows.map(
        ({ strategy: { title, startup, peakMemory }, claim }) => html`<tr>
        <th scope="row">${title}</th>
        ${[claim.startup, formatTime(startup), claim.memory, formatMemory(peakMemory)].map((cell) => html`<td class="figure">${cell}</td>`)}
      </tr>`,
      )}</tbody>
    </table>`;
}
