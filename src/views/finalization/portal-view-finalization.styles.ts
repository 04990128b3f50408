import { css } from 'lit';
import { dialogStyles } from '../dialog.styles.js';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const finalizationStyles = [...viewStyles, receiptStyles, dialogStyles, css`
  .end { display: grid; overflow: clip; border-radius: var(--_radius-card); background: var(--_color-success-soft); }
  .end.discard { background: var(--_color-surface-sunken); }
  .end .head { padding: var(--_s5); }
  .mark { display: inline-flex; align-items: center; gap: var(--_s2); font-weight: 600; color: var(--_color-success); }
  .discard .mark { color: var(--_color-text-soft); }
  .scene { display: block; inline-size: 100%; block-size: clamp(120px, 46cqi, 200px); stroke: none; }
  .scene .far { fill: color-mix(in oklab, var(--_color-success) 26%, var(--_color-success-soft)); }
  .scene .near { fill: color-mix(in oklab, var(--_color-success) 46%, var(--_color-success-soft)); }
  .scene .house { fill: color-mix(in oklab, var(--_color-success) 78%, var(--_color-surface)); }
  .scene .sun { fill: color-mix(in oklab, var(--_color-warning) 55%, var(--_color-warning-soft)); }
  .scene .rays { fill: none; stroke: color-mix(in oklab, var(--_color-warning) 55%, var(--_color-warning-soft)); stroke-width: 3; stroke-linecap: round; }
  .scene .window { fill: var(--_color-warning-soft); }
  .scene.dusk .far { fill: color-mix(in oklab, var(--_color-text-soft) 18%, var(--_color-surface)); }
  .scene.dusk .near { fill: color-mix(in oklab, var(--_color-text-soft) 32%, var(--_color-surface)); }
  .scene.dusk .house { fill: color-mix(in oklab, var(--_color-text-soft) 62%, var(--_color-surface)); }
  .scene.dusk .window { fill: color-mix(in oklab, var(--_color-warning) 45%, var(--_color-surface)); }
  .scene :is(.moon, .star) { fill: color-mix(in oklab, var(--_color-text-soft) 40%, var(--_color-surface)); }
  .text { display: grid; gap: var(--_s3); }
  .text :is(h3, p, ul, ol) { text-wrap: pretty; }
  .view h3 { font-size: var(--_font-size-l); }
  .documents .soft { display: block; font-weight: 400; }
  .documents button { margin-inline-start: calc(-1 * var(--_s2)); max-inline-size: calc(100% + var(--_s2)); text-align: start; justify-content: start; }
  .documents button > span, .end > * { min-inline-size: 0; }
  summary { display: flex; align-items: center; gap: var(--_s2); min-block-size: var(--_control-height); font-weight: 600; cursor: pointer; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary svg { transition: rotate var(--_motion-fast); }
  [open] > summary svg { rotate: 180deg; }
  .done li { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--_s1) var(--_s3); padding-block: var(--_s2); border-block-end: var(--_border-width) solid var(--_color-border); }
  .done li:last-child { border: 0; }
  .done li svg { align-self: center; color: var(--_color-success); }
  .done li > span:nth-child(2) { flex: 1; min-inline-size: 12ch; }
  @container (min-width: 560px) {
    .end { grid-template-columns: minmax(0, 1fr) 220px; align-items: stretch; }
    .end .head { align-content: center; padding: var(--_s6); }
    .scene { order: 1; block-size: 100%; min-block-size: 150px; }
  }
  @container (max-width: 479px) { .again .actions, .again button { inline-size: 100%; } }
  @media print { .scene { display: none; } .done > :not(summary) { display: block; } }
  @media (forced-colors: active) { .end { border: 1px solid; } }
`];
