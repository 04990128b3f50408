import { css } from 'lit';

/** A dialog over the page: as wide as its words, and never wider or higher than the window. */
export const dialogStyles = css`
  dialog { inline-size: min(560px, calc(100vw - 24px)); max-block-size: calc(100dvh - 24px); padding: var(--_s6); border: 0; border-radius: var(--_radius-card); background: var(--_color-surface-raised); color: inherit; box-shadow: var(--_shadow-dialog); overscroll-behavior: contain; }
  dialog::backdrop { background: rgb(10 15 20 / 50%); }
  .owed { padding-block: var(--_s4); border-block: var(--_border-width) solid var(--_color-border); }
  @media (max-width: 479px) { dialog { padding: var(--_s5); } dialog .actions button { inline-size: 100%; } }
  @media (forced-colors: active) { dialog { border: 1px solid; } }
`;
