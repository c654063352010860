/** The course's own tables beside what was measured. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { claimsOf, type Claims } from '../../protocol/claims.ts';
import { formatMemory, formatTime } from '../../protocol/quantities.ts';
import { QUICK_COMPARISON } from '../../protocol/scenarios/quick-comparison.ts';
import { guideLink } from './guide-link.ts';
import type { Port } from './port.ts';

export function claimsView(result: BenchmarkResult, port: Port): TemplateResult {
  const claims = claimsOf(result);
  return html`
    <h3 id="claims">Beside ${guideLink('the course', port)}</h3>
    ${claims ? timesTable(claims) : nothing}
    ${quickTable(result)}`;
}

function timesTable({ scale, rows }: Claims): TemplateResult {
  return html`
    <div class="scroll" role="region" aria-labelledby="claims" tabindex="0"><table>
      <caption>The course's table; ${scale}.</caption>
      <thead><tr>
        <th scope="col">Approach</th><th scope="col" class="figure">Time: course</th><th scope="col" class="figure">measured</th>
        <th scope="col" class="figure">Ratio: course</th><th scope="col" class="figure">measured</th>
        <th scope="col" class="figure">Memory: course</th><th scope="col" class="figure">measured</th>
        <th scope="col" class="figure">Complexity: course</th><th scope="col" class="figure">lines</th>
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

/** Start-up and memory, for which the course has one word per approach. */
function quickTable({ strategies }: BenchmarkResult): TemplateResult | typeof nothing {
  const rows = strategies.flatMap((strategy) => {
    const claim = QUICK_COMPARISON[strategy.id];
    return claim ? [{ strategy, claim }] : [];
  });
  if (rows.length === 0) return nothing;
  return html`
    <table>
      <caption>The course's quick comparison.</caption>
      <thead><tr>
        <th scope="col">Approach</th><th scope="col" class="figure">Start-up: course</th><th scope="col" class="figure">measured</th>
        <th scope="col" class="figure">Memory: course</th><th scope="col" class="figure">measured</th>
      </tr></thead>
      <tbody>${rows.map(
        ({ strategy: { title, startup, peakMemory }, claim }) => html`<tr>
        <th scope="row">${title}</th>
        ${[claim.startup, formatTime(startup), claim.memory, formatMemory(peakMemory)].map((cell) => html`<td class="figure">${cell}</td>`)}
      </tr>`,
      )}</tbody>
    </table>`;
}
