import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const drawingStyles = [...viewStyles, css`
  .view { display: grid; }
`];
