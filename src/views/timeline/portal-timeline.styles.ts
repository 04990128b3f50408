import { css } from 'lit';
import { controlStyles } from '../../theme/controls.styles.js';
import { hostStyles } from '../../theme/host.styles.js';

export const timelineStyles = [...hostStyles, controlStyles, css`
  :host { container-type: inline-size; }
  .toggle { display: var(--_timeline-toggle, flex); inline-size: 100%; justify-content: space-between; padding: var(--_s3) var(--_s4); border-color: var(--_color-border); background: var(--_color-surface); font-weight: 500; text-align: start; }
  .toggle[aria-expanded='true'] svg { rotate: 180deg; }
  ol { display: var(--_timeline-steps, none); }
  ol.open { display: grid; padding: var(--_s4); }
  li { display: grid; grid-template-columns: 24px 1fr; gap: var(--_s3); position: relative; padding-block-end: var(--_s4); }
  li:last-child { padding-block-end: 0; }
  li:not(:last-child)::before { content: ''; position: absolute; inset-block: 26px -2px; inset-inline-start: 11px; inline-size: 2px; background: var(--_color-border); }
  li.done:not(:last-child)::before { background: var(--_color-accent); }
  .mark { display: grid; place-items: center; inline-size: 24px; block-size: 24px; border-radius: 50%; border: 2px solid var(--_color-border-control); background: var(--_color-surface); }
  .mark svg { inline-size: 14px; block-size: 14px; stroke-width: 2.5; }
  .done .mark { border-color: var(--_color-accent); background: var(--_color-accent); color: var(--_color-on-accent); }
  .current .mark { border-color: var(--_color-accent); border-width: 7px; }
  .name { display: block; }
  .current .name { font-weight: 650; }
  .next .name, .note { color: var(--_color-text-soft); }
  .note { display: block; font-size: var(--_font-size-s); }
  :host([unfolded]) .toggle { display: none; }
  :host([unfolded]) :is(ol, .more) { display: grid; }
  .more { display: var(--_timeline-steps, none); justify-content: start; margin-inline-start: 36px; padding-inline: 0; }
  .more.open { display: grid; padding-inline-start: var(--_s4); }
  @media print { .toggle { display: none; } ol { display: grid; } }
`];
