import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const offerStyles = [...viewStyles, receiptStyles, css`
  .wide { max-inline-size: none; }
  .offers { display: grid; gap: var(--_s4); align-items: stretch; }
  @container (min-width: 560px) { .offers { grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); } }
  .offers > li { display: flex; flex-direction: column; gap: var(--_s4); }
  .foot { display: grid; gap: var(--_s3); margin-block-start: auto; }
  .offer[data-status='accepted'] { border-color: var(--_color-success); box-shadow: inset 0 0 0 1px var(--_color-success); }
  .offer:is([data-status='declined'], [data-status='expired'], [data-status='withdrawn']) { color: var(--_color-text-soft); box-shadow: none; background: var(--_color-surface-sunken); }
  .title { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: var(--_s1) var(--_s3); }
  h4 { margin: 0 0 var(--_s2); font-size: var(--_font-size-s); font-weight: 600; color: var(--_color-text-soft); }
  .amount { font-size: var(--_font-size-2xl); font-weight: 700; font-variant-numeric: tabular-nums; letter-spacing: -0.01em; }
  .block { display: block; }
  .lines { display: grid; }
  .lines li { display: flex; justify-content: space-between; gap: var(--_s3); padding-block: var(--_s2); border-block-start: var(--_border-width) solid var(--_color-border); }
  .amounts { font-variant-numeric: tabular-nums; white-space: nowrap; }
  .attachments button { padding-inline: 0; text-align: start; justify-content: start; }
  .standing { display: flex; align-items: center; gap: var(--_s2); font-weight: 600; }
  .standing.good { color: var(--_color-success); }
  .standing.warn { color: var(--_color-warning); }
  dialog { inline-size: min(520px, calc(100vw - 32px)); padding: var(--_s6); border: 0; border-radius: var(--_radius-card); background: var(--_color-surface-raised); color: inherit; box-shadow: var(--_shadow-dialog); }
  dialog::backdrop { background: rgb(10 15 20 / 50%); }
`];
