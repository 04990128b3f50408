import { css } from 'lit';
import { controlStyles } from '../theme/controls.styles.js';
import { hostStyles } from '../theme/host.styles.js';

/** What every view starts from. */
export const viewStyles = [...hostStyles, controlStyles, css`
  :host { container-type: inline-size; }
  .view { display: grid; gap: var(--_s6); max-inline-size: 68ch; }
  .head { display: grid; gap: var(--_s2); }
  .lead { font-size: var(--_font-size-l); color: var(--_color-text); }
  .bullets { padding-inline-start: 1.2em; list-style: disc; }
  .numbers { padding-inline-start: 1.4em; list-style: decimal; }
`];
