import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const conditionsStyles = [...viewStyles, receiptStyles, css`
  .conditions { display: grid; gap: var(--_s4); max-inline-size: 68ch; }
  .conditions > * { min-inline-size: 0; }
  .list { display: grid; gap: var(--_s4); }
  .condition { display: grid; gap: var(--_s1); min-inline-size: 0; }
  .tick, .given { display: flex; align-items: start; gap: var(--_s3); min-block-size: 24px; padding-block: var(--_s1); font-weight: 400; }
  .tick { cursor: pointer; }
  .tick input { margin-block-start: 1px; }
  .tick input[aria-invalid='true'] { outline: 2px solid var(--_color-danger); outline-offset: 1px; border-radius: 3px; }
  .tick input[aria-invalid='true']:focus-visible { outline: 3px solid var(--_color-focus); outline-offset: 2px; }
  .given svg { inline-size: 22px; block-size: 22px; color: var(--_color-success); stroke-width: 2.25; }
  .condition > details, .condition > .error { margin-inline-start: calc(22px + var(--_s3)); }
  summary { display: inline-flex; align-items: center; gap: var(--_s1); min-block-size: 32px; color: var(--_accent-text); font-size: var(--_font-size-s); cursor: pointer; list-style: none; text-decoration: underline; text-underline-offset: 0.15em; }
  summary::-webkit-details-marker { display: none; }
  details[open] summary svg { rotate: 180deg; }
  .text { display: grid; gap: var(--_s3); max-block-size: 320px; overflow-y: auto; margin-block: var(--_s2); padding: var(--_s4); border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-control); background: var(--_color-surface-sunken); font-size: var(--_font-size-s); }
  .text h3 { font-size: var(--_font-size-m); }
  .conditions > .actions { margin-block-start: var(--_s2); }
  @container (max-width: 479px) { .conditions > .actions button { inline-size: 100%; } }
  @media print { .text { max-block-size: none; } }
`];
