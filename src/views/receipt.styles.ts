import { css } from 'lit';

export const receiptStyles = css`
  .receipt { display: grid; gap: var(--_s5); justify-items: start; max-inline-size: 68ch; padding: var(--_s6); border: var(--_border-width) solid color-mix(in oklab, var(--_color-success) 35%, transparent); border-radius: var(--_radius-card); background: var(--_color-success-soft); }
  .receipt > * { min-inline-size: 0; }
  .receipt:focus { outline: none; }
  .receipt h2 { text-wrap: pretty; }
  .receipt h3 { font-size: var(--_font-size-m); }
  .receipt .received li { display: flex; gap: var(--_s2); padding-block: 2px; }
  .receipt .received svg { margin-block-start: 0.15em; color: var(--_color-success); }
  .badge { display: grid; place-items: center; inline-size: 48px; block-size: 48px; border-radius: 50%; background: var(--_color-success); color: var(--_color-surface); }
  .badge svg { inline-size: 26px; block-size: 26px; stroke-width: 2.25; }
  @container (max-width: 479px) { .receipt .actions, .receipt button { inline-size: 100%; } .receipt { padding: var(--_s5); } }
`;
