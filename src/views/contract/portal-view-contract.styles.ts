import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const contractStyles = [...viewStyles, css`
  .view { display: grid; }
`];
