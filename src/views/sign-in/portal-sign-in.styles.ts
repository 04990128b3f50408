import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const signInStyles = [...viewStyles, css`
  .narrow { max-inline-size: 44ch; gap: var(--_s5); }
  .tight { gap: var(--_s1); }
  .tight input { margin-block-start: var(--_s1); }
  input.code { max-inline-size: 14ch; font-variant-numeric: tabular-nums; letter-spacing: 0.2em; font-size: var(--_font-size-xl); }
  .other { display: grid; gap: var(--_s1); padding-block-start: var(--_s4); border-block-start: var(--_border-width) solid var(--_color-border); }
  .other .quiet { padding-inline: 0; }
`];
