import { css } from 'lit';

export const chartStyles = css`
  .figures { display: grid; gap: var(--_s3); align-content: start; }
  .figures:empty { display: block; }
  figcaption, .fact { text-wrap: pretty; }
  figcaption { font-weight: 600; }
  .chart { min-inline-size: 0; }
  .chart .bars { display: block; inline-size: 100%; block-size: auto; overflow: visible; margin-block-start: var(--_s2); stroke: none; }
  .bars rect { fill: color-mix(in oklab, var(--_accent-text) 45%, var(--_color-surface)); }
  .bars .best { fill: var(--_accent-text); }
  .bars line { stroke: var(--_color-border-control); stroke-width: 1; }
  .bars text { fill: var(--_color-text-soft); font-size: 12px; text-anchor: middle; font-variant-numeric: tabular-nums; }
  .bars .last { text-anchor: end; }
  .bars .mark { fill: var(--_color-text); font-weight: 600; }
  /* time runs as the language reads */
  .bars:dir(rtl), .bars:dir(rtl) text { transform: scaleX(-1); }
  .bars:dir(rtl) text { transform-box: fill-box; transform-origin: center; }
  .chart table { inline-size: 100%; border-collapse: collapse; font-size: var(--_font-size-s); font-variant-numeric: tabular-nums; }
  .chart :is(th, td) { padding: var(--_s1) 0; border-block-start: var(--_border-width) solid var(--_color-border); text-align: start; font-weight: 400; }
  .chart :is(td, th + th) { text-align: end; }
  .chart thead th { border: 0; color: var(--_color-text-soft); }
  @media (forced-colors: active) { .bars rect { fill: CanvasText; } .bars .best { fill: Highlight; } .bars text { fill: CanvasText; } }
`;
