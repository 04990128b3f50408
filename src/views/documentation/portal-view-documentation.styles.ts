import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const documentationStyles = [...viewStyles, receiptStyles, css`
  .group { display: grid; gap: var(--_s6); }
  .submit { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s2) var(--_s4); position: sticky; inset-block-end: 0; padding-block: var(--_s3); background: linear-gradient(transparent, var(--_color-surface) 12px); }
  @container (min-width: 640px) { .submit { position: static; background: none; padding-block: 0; } }
  @container (max-width: 479px) { .submit button { inline-size: 100%; } }
  .next strong { display: block; color: var(--_color-text); }
`];
