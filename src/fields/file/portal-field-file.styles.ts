import { css } from 'lit';
import { fieldStyles } from '../field.styles.js';

export const fileStyles = [...fieldStyles, css`
  .drop { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s2) var(--_s4); padding: var(--_s4); border: var(--_border-width) dashed var(--_color-border-control); border-radius: var(--_radius-control); background: var(--_color-surface-sunken); }
  .drop.over { border-style: solid; border-color: var(--_color-accent); background: var(--_color-accent-soft); }
  .hint, .limits { color: var(--_color-text-soft); font-size: var(--_font-size-s); }
  .limits { flex-basis: 100%; }
  @media (hover: none) { .hint { display: none; } }
  .files { display: grid; gap: var(--_s2); }
  .file { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s3); padding: var(--_s2) var(--_s3); border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-control); background: var(--_color-surface); }
  .file.failed { border-color: var(--_color-danger); }
  .picture { display: grid; place-items: center; flex: none; inline-size: 44px; block-size: 44px; border-radius: 6px; overflow: hidden; background: var(--_color-surface-sunken); color: var(--_color-text-soft); }
  .picture img { inline-size: 100%; block-size: 100%; object-fit: cover; }
  .what { display: grid; flex: 1 1 96px; min-inline-size: 0; }
  .file-name { font-weight: 500; overflow-wrap: anywhere; }
  .icon { inline-size: var(--_control-height); padding: 0; }
  progress { inline-size: 100%; block-size: 6px; margin-block: var(--_s1); border: 0; border-radius: 3px; overflow: hidden; background: var(--_color-border); accent-color: var(--_color-accent); appearance: none; }
  progress::-webkit-progress-bar { background: var(--_color-border); }
  progress::-webkit-progress-value { background: var(--_color-accent); transition: inline-size var(--_motion-slow); }
  progress::-moz-progress-bar { background: var(--_color-accent); }
  .refused:empty { display: none; }
  .refused { display: grid; gap: var(--_s1); }
`];
