import { css } from 'lit';
import { controlStyles } from '../theme/controls.styles.js';
import { hostStyles } from '../theme/host.styles.js';

/** What every view starts from. */
export const viewStyles = [...hostStyles, controlStyles, css`
  .inner { container-type: inline-size; }
  .view { display: grid; gap: var(--_s6); max-inline-size: 68ch; }
  .view > * { min-inline-size: 0; }
  .head { display: grid; gap: var(--_s2); }
  [data-arrival]:focus { outline: none; }
  .lead { font-size: var(--_font-size-l); color: var(--_color-text); text-wrap: pretty; }
  .duration { display: flex; align-items: center; gap: var(--_s2); }
  .tight { gap: var(--_s1); }
  .block { display: block; }
  .bullets { padding-inline-start: 1.2em; list-style: disc; }
  .numbers { padding-inline-start: 1.4em; list-style: decimal; }
  .after { display: grid; gap: var(--_s1); padding-inline-start: var(--_s4); border-inline-start: 3px solid var(--_color-border); color: var(--_color-text-soft); }
  .after h3 { font-size: var(--_font-size-m); color: var(--_color-text); }
  .contact { display: flex; flex-wrap: wrap; gap: 0 var(--_s5); }
  .contact a { display: inline-flex; align-items: center; min-block-size: 32px; }
  .notice strong { font-weight: 650; }

  .saved { display: grid; justify-items: start; }
  .saved span { grid-area: 1 / 1; }
  .saved .was { animation: portal-vanish 0s 800ms forwards; }
  .saved .now { opacity: 0; animation: portal-appear 0s 800ms forwards; }
  @keyframes portal-vanish { to { opacity: 0; } }

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
    .submit:has(button) { position: sticky; inset-block-end: 0; z-index: 1; padding-block: var(--_s3) max(var(--_s3), env(safe-area-inset-bottom)); background: var(--_color-surface); box-shadow: 0 -12px 12px -4px var(--_color-surface); }
  }
  @container (max-width: 479px) { .submit > button { inline-size: 100%; } .submit .saved { inline-size: 100%; justify-items: center; } }
  @media print { .submit { position: static; } }

  .skeleton { gap: var(--_s3); max-inline-size: 68ch; }
  .skeleton.offers { max-inline-size: none; }
  .skeleton i, .skeleton i:first-child { display: block; inline-size: 100%; block-size: 20px; }
  .skeleton .title, .skeleton .title:first-child { inline-size: min(55%, 340px); block-size: 30px; }
  .skeleton .short { inline-size: 70%; }
  .skeleton .row { display: grid; gap: var(--_s2); margin-block-start: var(--_s4); }
  .skeleton .label, .skeleton .label:first-child { inline-size: 35%; }
  .skeleton :is(.control, .button) { block-size: var(--_control-height); }
  .skeleton .button { inline-size: 180px; margin-block-start: var(--_s4); }
  .skeleton .tiles { display: grid; gap: var(--_s4); grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); margin-block-start: var(--_s3); }
  .skeleton .tile, .skeleton .tile:first-child { block-size: 380px; border-radius: var(--_radius-card); }
  .skeleton .project { block-size: 104px; border-radius: var(--_radius-card); }
`];
