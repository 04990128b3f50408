import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const offerStyles = [...viewStyles, receiptStyles, css`
  .wide { max-inline-size: none; }
  .wide > :not(.offers) { max-inline-size: 68ch; }
  .offers { display: grid; gap: var(--_s4); align-items: stretch; }
  @container (min-width: 560px) { .offers { grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); } .offers > li { max-inline-size: 440px; } }
  .offer { display: flex; flex-direction: column; gap: var(--_s4); min-inline-size: 0; }
  .offer[data-status='accepted'] { border-color: var(--_color-success); box-shadow: inset 0 0 0 1px var(--_color-success); }
  .offer:is([data-status='declined'], [data-status='expired'], [data-status='withdrawn']) { color: var(--_color-text-soft); box-shadow: none; background: var(--_color-surface-sunken); }
  .amount { font-size: var(--_font-size-2xl); font-weight: 700; line-height: 1.15; font-variant-numeric: tabular-nums; letter-spacing: -0.01em; }
  :is([data-status='declined'], [data-status='expired'], [data-status='withdrawn']) .amount { font-size: var(--_font-size-l); letter-spacing: 0; }
  h4 { margin: 0 0 var(--_s2); font-size: var(--_font-size-s); font-weight: 600; color: var(--_color-text-soft); }
  .lines { display: grid; }
  .lines li { display: flex; justify-content: space-between; gap: var(--_s3); padding-block: var(--_s2); border-block-start: var(--_border-width) solid var(--_color-border); }
  .lines .what { min-inline-size: 0; }
  .amounts { font-variant-numeric: tabular-nums; white-space: nowrap; }
  .attachments button { margin-inline: calc(-1 * var(--_s2)); text-align: start; justify-content: start; }
  .foot { display: grid; gap: var(--_s3); margin-block-start: auto; }
  .standing { display: flex; align-items: center; gap: var(--_s2); font-weight: 600; }
  .standing.good { color: var(--_color-success); }
  dialog { inline-size: min(560px, calc(100vw - 24px)); max-block-size: calc(100dvh - 24px); padding: var(--_s6); border: 0; border-radius: var(--_radius-card); background: var(--_color-surface-raised); color: inherit; box-shadow: var(--_shadow-dialog); overscroll-behavior: contain; }
  dialog::backdrop { background: rgb(10 15 20 / 50%); }
  dialog .price { padding: var(--_s4); border-radius: var(--_radius-control); background: var(--_color-accent-soft); }
  .owed { padding-block: var(--_s4); border-block: var(--_border-width) solid var(--_color-border); }
  @media (max-width: 479px) { dialog { padding: var(--_s5); } dialog .actions button { inline-size: 100%; } }
  @media (forced-colors: active) { dialog { border: 1px solid; } }
`];
