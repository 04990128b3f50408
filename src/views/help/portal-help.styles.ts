import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const helpStyles = [...viewStyles, css`
  .view { display: grid; }
`];
