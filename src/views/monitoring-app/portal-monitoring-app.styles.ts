import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const monitoringAppStyles = [...viewStyles, css`
  .app { display: grid; gap: var(--_s5); max-inline-size: 68ch; }
  .app > * { min-inline-size: 0; }
  .stores { display: flex; flex-wrap: wrap; gap: var(--_s3); }
  .store { display: inline-flex; align-items: center; justify-content: center; gap: var(--_s2); min-block-size: var(--_control-height); padding: var(--_s2) var(--_s5); border: var(--_border-width) solid var(--_color-border-control); border-radius: var(--_radius-control); background: var(--_color-surface); color: inherit; font-weight: 600; text-decoration: none; text-align: center; transition: border-color var(--_motion-fast); }
  .store:hover { border-color: var(--_color-text); }
  .store.primary { background: var(--_color-accent); border-color: var(--_color-accent); color: var(--_color-on-accent); }
  .codes { display: none; gap: var(--_s4); }
  .codes.shown { display: grid; }
  .codes ul { display: flex; flex-wrap: wrap; gap: var(--_s4) var(--_s6); }
  .codes li { display: grid; gap: var(--_s2); justify-items: center; }
  /* dark on light in both schemes, with its margin: else phones don't read it */
  .code { inline-size: 144px; block-size: 144px; border-radius: var(--_radius-control); background: #fff; fill: #000; stroke: none; }
  .toggle { justify-self: start; margin-inline: calc(-1 * var(--_s2)); text-align: start; }
  @container (max-width: 479px) { .store { flex: 1 1 100%; } }
  @container (min-width: 480px) { .codes { display: grid; } .toggle { display: none; } }
  @media print { .codes { display: grid; } .toggle { display: none; } }
  @media (forced-colors: active) { .code { forced-color-adjust: none; } .store { border: 1px solid; } }
`];
