import { css } from 'lit';
import { fieldStyles } from '../field.styles.js';

export const addressStyles = [...fieldStyles, css`
  fieldset { border: 0; }
  .parts { display: grid; gap: var(--_s3); margin-block-start: var(--_s2); padding-inline-start: var(--_s4); border-inline-start: 2px solid var(--_color-border); }
  .line { display: flex; flex-wrap: wrap; align-items: end; gap: var(--_s3); }
  .line .error { flex-basis: 100%; }
  .part { display: grid; flex: 2 1 14ch; gap: var(--_s1); min-inline-size: 0; }
  .part.postcode { flex: 1 1 9ch; max-inline-size: 18ch; }
  .part.region { flex: 1 1 12ch; }
  .part label { font-weight: 500; font-size: var(--_font-size-s); }
  .part label .soft { font-weight: 400; }
`];
