import { css } from 'lit';
import { controlStyles } from '../theme/controls.styles.js';
import { hostStyles } from '../theme/host.styles.js';

export const fieldStyles = [...hostStyles, controlStyles, css`
  :host { contain: layout style; }
  .field { display: grid; gap: var(--_s1); min-inline-size: 0; border: 0; margin: 0; padding: 0; }
  .field > :is(input, select, textarea, .options, .files, .drop, .with-unit) { margin-block-start: var(--_s1); }
  .read { white-space: pre-line; }
`];
