import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const documentationStyles = [...viewStyles, receiptStyles, css`
  .fields { display: grid; gap: var(--_s5); }
  .fields[inert] { opacity: 0.7; }
  .group { display: grid; gap: var(--_s6); min-inline-size: 0; }
  .group > * { min-inline-size: 0; scroll-margin-block: var(--_s8) 120px; }

  .summary { border: 2px solid var(--_color-danger); }
  .summary.success { border-color: var(--_color-success); }
  .summary ul { display: grid; gap: var(--_s1); }
  .summary li { display: grid; grid-template-columns: 1.25em 1fr; gap: var(--_s1); }
  .summary .tick svg { color: var(--_color-success); vertical-align: -0.25em; }
  .summary .tick:empty::before { content: '•'; }
  .summary .mended a { color: var(--_color-text-soft); }

  /* on a phone the button stays reachable above the keyboard */
  .submit { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s2) var(--_s4); }
  @container (max-width: 639px) {
    .submit:has(button) { position: sticky; inset-block-end: 0; z-index: 1; padding-block: var(--_s3) max(var(--_s3), env(safe-area-inset-bottom)); border-block-start: var(--_border-width) solid var(--_color-border); background: var(--_color-surface); }
  }
  @container (max-width: 479px) { .submit > button { inline-size: 100%; } .submit .saved { inline-size: 100%; justify-items: center; } }
  @media print { .submit { position: static; } }
`];
