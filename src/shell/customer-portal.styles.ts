import { css } from 'lit';
import { hostStyles } from '../theme/host.styles.js';
import { controlStyles } from '../theme/controls.styles.js';

export const styles = [...hostStyles, controlStyles, css`
  .inner { container-type: inline-size; }
  .base { display: grid; gap: var(--_s6); max-inline-size: var(--_content-width); margin-inline: auto; }
  .header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--_s3) var(--_s4); }
  .company { display: flex; align-items: center; gap: var(--_s3); font-weight: 600; }
  .logo { block-size: 32px; inline-size: auto; max-inline-size: 160px; object-fit: contain; }
  .account { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--_s2); }
  .account button { white-space: nowrap; }
  .account .language { inline-size: auto; field-sizing: content; background: none; }
  .account .language:not(:hover) { border-color: transparent; }
  .project { flex-basis: 100%; margin: 0; font-size: var(--_font-size-2xl); line-height: 1.2; }
  .body { display: grid; gap: var(--_s6); }
  .main { min-inline-size: 0; }
  .main > :not(slot, .moved) ~ :not(slot), ::slotted(:is([slot='done'], [slot='error'], [slot='after'])) { margin-block-start: var(--_s6); }
  ::slotted([slot='before']) { margin-block-end: var(--_s6); }
  .footer { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--_s1) var(--_s4); padding-block-start: var(--_s4); border-block-start: var(--_border-width) solid var(--_color-border); color: var(--_color-text-soft); }
  .footer a { color: inherit; }
  .footer button { margin-inline: calc(-1 * var(--_s2)); }
  .footer .end { margin-inline-start: auto; }
  .about { display: grid; gap: var(--_s2); flex-basis: 100%; text-wrap: pretty; }
  .demo { margin-inline-start: auto; padding-inline: var(--_s2); border-radius: var(--_radius-control); background: var(--_color-warning-soft); color: var(--_color-text); }
  @container (max-width: 379px) {
    .account { flex-basis: 100%; justify-content: space-between; }
    .account .language { margin-inline-start: calc(-1 * var(--_s4)); }
  }
  @container (min-width: 640px) {
    .body:has(.timeline) { grid-template-columns: minmax(180px, 1fr) minmax(0, 2.6fr); align-items: start; }
    /* beside the work the steps stand open */
    .timeline { --_timeline-toggle: none; --_timeline-steps: grid; position: sticky; inset-block-start: var(--_s4); }
  }
`];
