import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const installerVisitStyles = [...viewStyles, css`
  .view { display: grid; }
`];
