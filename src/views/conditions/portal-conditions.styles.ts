import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const conditionsStyles = [...viewStyles, receiptStyles, css`
  .conditions { display: grid; gap: var(--_s4); max-inline-size: 68ch; }
  .condition { display: grid; gap: var(--_s1); }
  .tick, .given { display: flex; align-items: start; gap: var(--_s3); min-block-size: 24px; padding-block: var(--_s1); font-weight: 400; cursor: pointer; }
  .given { cursor: auto; }
  .given svg { color: var(--_color-success); }
  .block { display: block; }
  .condition > details, .condition > .error { margin-inline-start: calc(22px + var(--_s3)); }
  summary { display: inline-flex; align-items: center; gap: var(--_s1); min-block-size: 32px; color: var(--_accent-text); cursor: pointer; list-style: none; text-decoration: underline; text-underline-offset: 0.15em; }
  summary::-webkit-details-marker { display: none; }
  details[open] summary svg { rotate: 180deg; }
  .text { display: grid; gap: var(--_s3); max-block-size: 320px; overflow-y: auto; margin-block-start: var(--_s2); padding: var(--_s4); border-radius: var(--_radius-control); background: var(--_color-surface-sunken); font-size: var(--_font-size-s); }
  @media print { .text { max-block-size: none; } }
`];
