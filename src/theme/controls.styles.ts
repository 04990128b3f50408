import { css } from 'lit';

/** Buttons, native controls, labels, cards and notices, the same wherever they stand. */
export const controlStyles = css`
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
  button {
    display: inline-flex; align-items: center; justify-content: center; gap: var(--_s2);
    min-block-size: var(--_control-height); padding: var(--_s2) var(--_s5); margin: 0;
    border: var(--_border-width) solid var(--_color-border-control); border-radius: var(--_radius-control);
    background: var(--_color-surface); font-weight: 600; cursor: pointer; text-align: center;
    transition: background var(--_motion-fast), border-color var(--_motion-fast);
  }
  button:hover { border-color: var(--_color-text); }
  button.primary { background: var(--_color-accent); border-color: var(--_color-accent); color: var(--_color-on-accent); }
  button.primary:hover { background: color-mix(in oklab, var(--_color-accent) 88%, black); border-color: transparent; }
  button.quiet { border-color: transparent; background: none; padding-inline: var(--_s2); font-weight: 500; color: var(--_accent-text); }
  button.quiet:hover { text-decoration: underline; text-underline-offset: 0.15em; }
  button[aria-disabled='true'] { opacity: 0.6; cursor: default; }

  input:not([type='checkbox'], [type='radio'], [type='file']), select, textarea {
    display: block; inline-size: 100%; min-block-size: var(--_control-height); padding: var(--_s2) var(--_s3); margin: 0;
    border: var(--_border-width) solid var(--_color-border-control); border-radius: var(--_radius-control);
    background: var(--_color-surface); color: var(--_color-text); font-size: max(16px, var(--_font-size-m));
  }
  textarea { min-block-size: 7em; resize: vertical; field-sizing: content; }
  input::placeholder, textarea::placeholder { color: var(--_color-text-soft); opacity: 1; }
  input[type='checkbox'], input[type='radio'] { inline-size: 22px; block-size: 22px; margin: 0; flex: none; accent-color: var(--_color-accent); }
  :is(input, select, textarea)[aria-invalid='true'] { border-color: var(--_color-danger); box-shadow: inset 0 0 0 1px var(--_color-danger); }

  label, legend, .label { display: block; padding: 0; font-weight: 600; }
  .optional { font-weight: 400; color: var(--_color-text-soft); }
  .help { color: var(--_color-text-soft); font-size: var(--_font-size-s); line-height: 1.45; }
  .error { display: flex; gap: var(--_s2); color: var(--_color-danger); font-size: var(--_font-size-s); font-weight: 500; }
  .error svg { margin-block-start: 0.1em; }

  .card { padding: var(--_s5); border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-card); background: var(--_color-surface); box-shadow: var(--_shadow-card); }
  .notice { display: flex; gap: var(--_s3); padding: var(--_s4); border-radius: var(--_radius-control); background: var(--_color-surface-sunken); }
  .notice > svg { margin-block-start: 0.1em; }
  .notice.danger { background: var(--_color-danger-soft); }
  .notice.danger > svg { color: var(--_color-danger); }
  .notice.warning { background: var(--_color-warning-soft); }
  .notice.warning > svg { color: var(--_color-warning); }
  .notice.success { background: var(--_color-success-soft); }
  .notice.success > svg { color: var(--_color-success); }
  .notice .actions, .actions { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s2) var(--_s3); }
  .stack { display: grid; gap: var(--_s4); }
  .stack > * { min-inline-size: 0; }

  .skeleton { display: grid; gap: var(--_s4); }
  .skeleton i { block-size: 44px; border-radius: var(--_radius-control); background: var(--_color-surface-sunken); opacity: 0; animation: portal-appear 0s 300ms forwards; }
  .skeleton i:first-child { inline-size: 55%; block-size: 28px; }
  @keyframes portal-appear { to { opacity: 1; } }
  @media (forced-colors: active) {
    .card, .notice { border: 1px solid; }
    button.primary { forced-color-adjust: none; background: ButtonText; color: ButtonFace; }
  }
  @media print {
    button, .actions { display: none; }
    .card { break-inside: avoid; box-shadow: none; }
  }
`;
