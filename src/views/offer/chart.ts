import { html, nothing, svg, type TemplateResult } from 'lit';

/** A value with its place below the axis; `text` is how it is written in the table, `name` how its place is. */
export interface Bar {
  readonly label: string;
  readonly name: string;
  readonly value: number;
  readonly text: string;
  /** what stands over it: over the best one, or the last */
  readonly mark?: string | undefined;
  /** the one that the title speaks of */
  readonly best?: boolean;
}

export interface ChartContext {
  /** says the finding */
  readonly title: string;
  readonly bars: readonly Bar[];
  /** what the columns of the table are */
  readonly head: readonly [string, string];
  readonly asTable: string;
  /** charts beside each other have the same top */
  readonly top?: number | undefined;
}

const height = 88;
const above = 18;
const below = 20;

/** Bars over an axis with their labels on them, and the same as a table. Nothing is drawn where all is nought. */
export function chart({ title, bars, head, asTable, top = 0 }: ChartContext): TemplateResult {
  const values = bars.map(({ value }) => value);
  const most = Math.max(0, top, ...values);
  const least = Math.min(0, ...values);
  const y = (value: number): number => above + ((most - value) / (most - least)) * height;
  const slot = 100 / bars.length;
  const drawn = most > least && bars.length > 1;
  return html`
    <figure class="chart" part="chart">
      <figcaption>${title}</figcaption>
      ${drawn ? html`
        <svg class="bars" role="img" aria-label=${title} height=${above + height + below}>
          <line x1="0" x2="100%" y1=${y(0)} y2=${y(0)}></line>
          ${bars.map(({ value, best, label, mark }, i) => svg`
            <rect class=${best ? 'best' : ''} x="${slot * (i + 0.14)}%" width="${slot * 0.72}%" y=${Math.min(y(value), y(0))} height=${Math.max(Math.abs(y(value) - y(0)), value === 0 ? 0 : 1)} rx="2"></rect>
            ${mark ? svg`<text class="mark ${best ? '' : 'last'}" x="${slot * (best ? i + 0.5 : i + 1)}%" y=${Math.min(y(value), y(0)) - 5}>${mark}</text>` : nothing}
            ${label ? svg`<text x="${slot * (i + 0.5)}%" y=${above + height + 15}>${label}</text>` : nothing}`)}
        </svg>` : nothing}
      ${bars.length > 1 ? html`
        <details>
          <summary>${asTable}</summary>
          <table>
            <thead><tr><th scope="col">${head[0]}</th><th scope="col">${head[1]}</th></tr></thead>
            <tbody>${bars.map(({ name, text }) => html`<tr><th scope="row">${name}</th><td>${text}</td></tr>`)}</tbody>
          </table>
        </details>` : nothing}
    </figure>`;
}
