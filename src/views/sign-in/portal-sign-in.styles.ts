import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const signInStyles = [...viewStyles, css`
  .narrow { max-inline-size: 44ch; gap: var(--_s5); }
  .stack.tight input { margin-block-start: var(--_s1); }
  input.code { max-inline-size: 13ch; font-variant-numeric: tabular-nums; letter-spacing: 0.2em; font-size: var(--_font-size-xl); }
  @container (max-width: 479px) { .narrow > .actions button { inline-size: 100%; } }
  .other { display: grid; justify-items: start; padding-block-start: var(--_s4); border-block-start: var(--_border-width) solid var(--_color-border); }
  .other .quiet { margin-inline: calc(-1 * var(--_s2)); }
  .other .wait { display: flex; align-items: center; min-block-size: var(--_control-height); font-variant-numeric: tabular-nums; }
`];
