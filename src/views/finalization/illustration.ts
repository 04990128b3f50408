import { html, svg, type TemplateResult } from 'lit';

const day = svg`<circle class="sun" cx="140" cy="52" r="16"></circle><path class="rays" d="M140 30v-5M118 52h-5m49 0h5m-42.6-15.6-3.6-3.6m34.8 3.6 3.6-3.6"></path>`;
const dusk = svg`<path class="moon" d="M142 34a14 14 0 1 0 14 20.5 12 12 0 0 1-14-20.5z"></path><circle class="star" cx="46" cy="40" r="1.5"></circle><circle class="star" cx="100" cy="33" r="1.5"></circle><circle class="star" cx="172" cy="32" r="1.2"></circle>`;

/** A quiet landscape with a house: by day and lit where the project is finished, at dusk where it was closed. Decorative. */
export function illustration(discard: boolean): TemplateResult {
  return html`
    <svg class="scene ${discard ? 'dusk' : 'day'}" viewBox="0 0 200 112" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      ${discard ? dusk : day}
      <path class="far" d="M0 84c28-26 52-26 82-6 24-22 62-24 118 8v26H0z"></path>
      <path class="house" d="M60 92V66l18-14 18 14v26z"></path>
      <path class="window" d="M72 72h12v10H72z"></path>
      <path class="near" d="M0 98c40-18 78-18 112-6 30-10 58-8 88 2v20H0z"></path>
    </svg>`;
}
