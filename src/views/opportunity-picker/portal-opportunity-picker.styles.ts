import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const pickerStyles = [...viewStyles, css`
  .view { gap: var(--_s4); }
  ul { display: grid; gap: var(--_s3); }
  button { display: grid; justify-content: stretch; justify-items: start; gap: var(--_s1); inline-size: 100%; padding: var(--_s4) var(--_s5); border-color: var(--_color-border); border-radius: var(--_radius-card); box-shadow: var(--_shadow-card); font-weight: 400; text-align: start; }
  button:hover { border-color: var(--_color-accent); }
  button[aria-current='true'] { border-color: var(--_color-accent); box-shadow: inset 0 0 0 1px var(--_color-accent); }
  .waiting { display: flex; align-items: center; gap: var(--_s2); }
  .name { font-size: var(--_font-size-l); font-weight: 650; }
`];
