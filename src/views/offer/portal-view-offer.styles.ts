import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';
import { chartStyles } from './chart.styles.js';

export const offerStyles = [...viewStyles, receiptStyles, chartStyles, css`
  .wide { max-inline-size: none; }
  .wide > :not(.offers, .closed) { max-inline-size: 68ch; }
  .legend { display: flex; align-items: center; gap: var(--_s2); }
  .legend::before { content: ''; inline-size: 4px; block-size: 1.2em; border-radius: 2px; background: var(--_accent-text); }
  .offers { display: grid; gap: var(--_s4); align-items: stretch; }
  .many > li { content-visibility: auto; contain-intrinsic-size: auto 340px auto 900px; }
  .offer { display: flex; flex-direction: column; min-inline-size: 0; }
  /* every part is there in each card, so that they stand in rows; an empty one takes no room */
  .offer > :not(:empty) + :not(:empty) { margin-block-start: var(--_s4); }
  .offer > .lines:not(:empty) { margin-block-start: 0; }
  @container (min-width: 560px) {
    .offers { grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); }
    .offers > li { max-inline-size: 440px; }
    .compared { grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); }
    .compared[data-count='4'] { grid-template-columns: repeat(2, 1fr); }
    .compared .amount { font-size: var(--_font-size-xl); }
    .compared > .offer { display: grid; row-gap: 0; grid-row: span calc(var(--_lines) + 8); grid-template-rows: subgrid; }
    .compared .lines { grid-row: span var(--_lines); display: grid; grid-template-rows: subgrid; row-gap: 0; align-content: start; }
  }
  @container (min-width: 900px) { .compared[data-count='4'] { grid-template-columns: repeat(4, 1fr); } }
  .offer[data-status='accepted'] { border-color: var(--_color-success); box-shadow: inset 0 0 0 1px var(--_color-success); }
  .past { color: var(--_color-text-soft); box-shadow: none; background: var(--_color-surface-sunken); }
  .past .row { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--_s1) var(--_s4); }
  .past .price > :not(.amount) { display: none; }
  .amount { font-size: var(--_font-size-2xl); font-weight: 700; line-height: 1.15; font-variant-numeric: tabular-nums; letter-spacing: -0.01em; white-space: nowrap; }
  .past .amount { font-size: var(--_font-size-l); letter-spacing: 0; }
  h4 { margin: 0 0 var(--_s2); font-size: var(--_font-size-s); font-weight: 600; color: var(--_color-text-soft); }
  .lines { display: grid; align-content: start; }
  .lines li { display: flex; flex-wrap: wrap; align-content: start; justify-content: space-between; gap: 0 var(--_s3); padding-block: var(--_s2); border-block-start: var(--_border-width) solid var(--_color-border); }
  .lines .what { flex: 1 1 9em; min-inline-size: 0; }
  .lines .differs { position: relative; }
  .lines .differs::before { content: ''; position: absolute; inset-inline-start: calc(-1 * var(--_s3)); inset-block: var(--_s2); inline-size: 4px; border-radius: 2px; background: var(--_accent-text); }
  .amounts { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  .attachments button { margin-inline: calc(-1 * var(--_s2)); text-align: start; justify-content: start; }
  .foot { display: grid; gap: var(--_s3); align-content: end; }
  .offers:not(.compared) > .offer > .foot { margin-block-start: auto; padding-block-start: var(--_s4); }
  .past > .stack { gap: var(--_s2); }
  .offers > .past > .foot.foot { padding: 0; }
  .answers { display: flex; flex-wrap: wrap; justify-content: space-between; margin-inline: calc(-1 * var(--_s1)); }
  .answers button { padding-inline: var(--_s1); }
  .standing { display: flex; align-items: center; gap: var(--_s2); font-weight: 600; }
  .standing.good { color: var(--_color-success); }
  .asked { padding: var(--_s3); border-radius: var(--_radius-control); background: var(--_color-success-soft); }
  .asked p:first-child { display: flex; gap: var(--_s2); }
  .asked svg { margin-block-start: 0.1em; color: var(--_color-success); }
  .quote { white-space: pre-wrap; }
  summary { display: inline-flex; align-items: center; min-block-size: var(--_control-height); font-size: var(--_font-size-s); color: var(--_accent-text); cursor: pointer; }
  summary:hover { text-decoration: underline; text-underline-offset: 0.15em; }
  dialog { inline-size: min(560px, calc(100vw - 24px)); max-block-size: calc(100dvh - 24px); padding: var(--_s6); border: 0; border-radius: var(--_radius-card); background: var(--_color-surface-raised); color: inherit; box-shadow: var(--_shadow-dialog); overscroll-behavior: contain; }
  dialog::backdrop { background: rgb(10 15 20 / 50%); }
  dialog .price { padding: var(--_s4); border-radius: var(--_radius-control); background: var(--_color-accent-soft); }
  .field { display: grid; gap: var(--_s1); }
  .field textarea { margin-block-start: var(--_s1); max-block-size: 40vh; }
  .under { display: flex; justify-content: space-between; gap: var(--_s3); min-block-size: 1.5em; }
  .owed { padding-block: var(--_s4); border-block: var(--_border-width) solid var(--_color-border); }
  @media (max-width: 479px) { dialog { padding: var(--_s5); } dialog .actions button { inline-size: 100%; } }
  @media (forced-colors: active) { dialog { border: 1px solid; } .lines .differs::before, .legend::before { forced-color-adjust: none; background: CanvasText; } }
  @media print { details::details-content { content-visibility: visible; block-size: auto; } }
`];
