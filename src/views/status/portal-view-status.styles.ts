import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const statusStyles = [...viewStyles, css`
  .calm { display: flex; align-items: center; gap: var(--_s3); padding: var(--_s4); border-radius: var(--_radius-control); background: var(--_color-success-soft); }
  .calm svg { color: var(--_color-success); }
  .done li { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--_s1) var(--_s3); padding-block: var(--_s2); border-block-end: var(--_border-width) solid var(--_color-border); }
  .done li:last-child { border: 0; }
  .done svg { align-self: center; color: var(--_color-success); }
  .done li > span:nth-child(2) { flex: 1; min-inline-size: 12ch; }
  .stack h3 { font-size: var(--_font-size-m); }
`];
