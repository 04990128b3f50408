import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const monitoringAppStyles = [...viewStyles, css`
  .view { display: grid; }
`];
