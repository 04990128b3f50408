import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const timelineStyles = [...viewStyles, css`
  .toggle { display: var(--_timeline-toggle, flex); inline-size: 100%; justify-content: space-between; padding: var(--_s3) var(--_s4); border-color: var(--_color-border); background: var(--_color-surface); font-weight: 500; text-align: start; }
  .toggle svg { transition: rotate var(--_motion-fast); }
  .toggle[aria-expanded='true'] svg { rotate: 180deg; }
  .list { display: var(--_timeline-steps, none); }
  .open .list { display: block; padding: var(--_s4) var(--_s4) var(--_s2); }

  li { display: grid; grid-template-columns: 24px minmax(0, 1fr); gap: var(--_s3); position: relative; padding-block-end: var(--_s5); }
  ol:last-child > li:last-child { padding-block-end: 0; }
  li:not(:last-child)::before { content: ''; position: absolute; inset-block: 24px 0; inset-inline-start: 11px; inline-size: 2px; background: var(--_color-border); }
  li.done:not(:last-child)::before { background: var(--_color-accent); }
  .mark { display: grid; place-items: center; inline-size: 24px; block-size: 24px; border-radius: 50%; border: 2px solid var(--_color-border-control); background: var(--_color-surface); }
  .mark svg { inline-size: 14px; block-size: 14px; stroke-width: 2.5; }
  .done .mark { border-color: var(--_color-accent); background: var(--_color-accent); color: var(--_color-on-accent); }
  .current .mark { border-color: var(--_color-accent); border-width: 7px; }
  .next .mark { border-color: var(--_color-border); }
  .name { display: block; }
  .current .name { font-weight: 650; }
  .next .name, .note { color: var(--_color-text-soft); }
  .note { display: block; font-size: var(--_font-size-s); }
  .state { margin-block-end: var(--_s5); }
  .more { justify-self: start; margin-inline-start: 36px; padding-inline: 0; }

  .skeleton.steps > .fold { display: var(--_timeline-toggle, block); block-size: 48px; }
  .skeleton.steps > .steps { display: var(--_timeline-steps, none); gap: var(--_s5); }
  .skeleton .step { display: grid; grid-template-columns: 24px 1fr; gap: var(--_s3); }
  .skeleton .dot, .skeleton .dot:first-child { block-size: 24px; border-radius: 50%; }

  :host([unfolded]) :is(.toggle, .fold) { display: none; }
  :host([unfolded]) :is(.list, .skeleton > .steps) { display: grid; padding: 0; }
  @container (min-width: 640px) {
    .toggle, .skeleton.steps > .fold { display: none; }
    .list, .open .list, .skeleton.steps > .steps { display: grid; padding: 0; }
  }
  @media (forced-colors: active) { .current .mark, .done .mark { forced-color-adjust: none; border-color: Highlight; background: Canvas; color: CanvasText; } }
  @media print { .toggle { display: none; } .list { display: block; } }
`];
