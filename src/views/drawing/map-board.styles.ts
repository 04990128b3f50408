import { css } from 'lit';

/** The search, the buttons and the words around the map; they come with the map. */
export const boardStyles = css`
  .search { display: grid; gap: var(--_s1); }
  .found { display: grid; }
  .found button { justify-content: start; text-align: start; inline-size: 100%; }
  .board { display: grid; gap: var(--_s2); }
  .bar { display: flex; flex-wrap: wrap; gap: var(--_s2); align-items: center; }
  .bar button { padding-inline: var(--_s4); }
  .tool { inline-size: 44px; padding: 0; }
  .tool[aria-disabled='true'] svg { opacity: 0.35; }
  .tool[aria-disabled='true'] { opacity: 1; }
  .sheet.drawing { border-color: var(--_color-accent); box-shadow: 0 0 0 1px var(--_color-accent); }
  .sheet > .tools { position: absolute; inset-block-start: var(--_s3); inset-inline-end: var(--_s3); display: grid; gap: var(--_s2); }
  .sheet > .tools span { display: grid; border-radius: var(--_radius-control); background: var(--_color-surface); box-shadow: 0 1px 4px rgb(0 0 0 / 25%); }
  .tools .tool { border-color: transparent; background: none; }
  .tools .tool:hover { border-color: var(--_color-border-control); }
  .hint { position: absolute; inset-block-start: var(--_s3); inset-inline: var(--_s3) 68px; display: flex; flex-wrap: wrap; gap: var(--_s2); pointer-events: none; }
  .hint span { padding: var(--_s1) var(--_s3); border-radius: var(--_radius-control); background: color-mix(in oklab, var(--_color-surface) 92%, transparent); font-size: var(--_font-size-s); font-weight: 550; box-shadow: 0 1px 4px rgb(0 0 0 / 18%); font-variant-numeric: tabular-nums; }
  .attribution { text-align: end; }
`;
