import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const finalizationStyles = [...viewStyles, css`
  .view { display: grid; }
`];
