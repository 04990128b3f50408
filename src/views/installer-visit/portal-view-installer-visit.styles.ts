import { css } from 'lit';
import { dialogStyles } from '../dialog.styles.js';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const installerVisitStyles = [...viewStyles, receiptStyles, dialogStyles, css`
  .visit { display: grid; padding: 0; overflow: clip; }
  .part { display: grid; grid-template-columns: 56px minmax(0, 1fr); gap: var(--_s4); align-items: start; padding: var(--_s5); }
  .part + .part { border-block-start: var(--_border-width) solid var(--_color-border); }
  .when { align-items: center; background: var(--_color-accent-soft); }
  .when.unset { grid-template-columns: auto minmax(0, 1fr); }
  .when[data-phase='over'] { background: var(--_color-surface-sunken); }
  .leaf { display: grid; overflow: clip; border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-control); background: var(--_color-surface); text-align: center; line-height: 1.1; }
  .leaf span { padding-block: 3px; background: var(--_color-accent); color: var(--_color-on-accent); font-size: 12px; font-weight: 600; text-transform: uppercase; }
  .leaf b { padding-block: var(--_s2); font-size: 24px; font-weight: 700; font-variant-numeric: tabular-nums; }
  [data-phase='over'] .leaf span { background: var(--_color-text-soft); color: var(--_color-surface); }
  .day { font-size: var(--_font-size-xl); font-weight: 650; line-height: 1.2; text-wrap: balance; }
  .day::first-letter { text-transform: uppercase; }
  .time { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s1) var(--_s3); font-variant-numeric: tabular-nums; }
  .badge-line { padding: 1px var(--_s2); border-radius: 99px; background: var(--_color-surface); font-size: var(--_font-size-s); font-weight: 600; color: var(--_accent-text); }
  .add { grid-column: 1 / -1; justify-self: start; }
  .part .label-line { font-size: var(--_font-size-s); font-weight: 600; color: var(--_color-text-soft); }
  .name { font-size: var(--_font-size-l); font-weight: 650; line-height: 1.3; }
  .face { position: relative; display: grid; place-items: center; inline-size: 56px; block-size: 56px; overflow: clip; border-radius: 50%; background: var(--_color-accent-soft); color: var(--_accent-text); font-size: var(--_font-size-l); font-weight: 650; }
  .face img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
  .spot { display: grid; place-items: center; inline-size: 56px; block-size: 40px; color: var(--_accent-text); }
  .spot svg { inline-size: 28px; block-size: 28px; }
  .reach { display: flex; flex-wrap: wrap; gap: 0 var(--_s5); }
  .reach a { display: inline-flex; align-items: center; gap: var(--_s2); min-block-size: var(--_control-height); }
  .address { white-space: pre-line; }
  .list { display: grid; gap: var(--_s1); }
  .tick { display: flex; align-items: start; gap: var(--_s3); padding-block: var(--_s2); min-block-size: var(--_control-height); font-weight: 400; cursor: pointer; }
  .tick:has(:checked) span { color: var(--_color-text-soft); text-decoration: line-through; }
  .view > .stack > h3 { font-size: var(--_font-size-l); }
  blockquote { margin: 0; padding-inline-start: var(--_s3); border-inline-start: 3px solid color-mix(in oklab, var(--_color-success) 40%, transparent); white-space: pre-line; overflow-wrap: anywhere; }
  @container (min-width: 560px) {
    .when:not(.unset) { grid-template-columns: 56px minmax(0, 1fr) auto; }
    .add { grid-column: auto; }
    .part { padding-inline: var(--_s6); }
  }
  @container (max-width: 479px) { .add { inline-size: 100%; } }
  @media (forced-colors: active) { .badge-line, .leaf { border: 1px solid; } }
`];
