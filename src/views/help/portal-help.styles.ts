import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const helpStyles = [...viewStyles, receiptStyles, css`
  .ways { display: grid; gap: var(--_s3); grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr)); }
  .way { display: flex; align-items: center; gap: var(--_s3); min-inline-size: 0; min-block-size: 64px; padding: var(--_s3) var(--_s4); border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-control); background: var(--_color-surface); color: inherit; text-decoration: none; }
  .way:hover { border-color: var(--_color-border-control); }
  .way > svg { inline-size: 1.5em; block-size: 1.5em; color: var(--_accent-text); }
  .way span { display: grid; min-inline-size: 0; }
  .way b { color: var(--_accent-text); font-weight: 600; }

  .options { display: grid; gap: var(--_s3); }
  .option { border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-card); background: var(--_color-surface); box-shadow: var(--_shadow-card); }
  .option h3 { font-size: inherit; }
  .option h3 button { inline-size: 100%; min-block-size: 60px; justify-content: start; padding: var(--_s3) var(--_s5); border: 0; border-radius: inherit; background: none; font-size: var(--_font-size-l); text-align: start; }
  .option h3 button:hover { background: var(--_color-surface-sunken); }
  .option h3 button > svg { color: var(--_accent-text); }
  .option h3 button > svg:last-child { margin-inline-start: auto; color: var(--_color-text-soft); transition: rotate var(--_motion-fast); }
  .option h3 button[aria-expanded='true'] > svg:last-child { rotate: 180deg; }
  .option form { display: grid; gap: var(--_s5); padding: var(--_s2) var(--_s5) var(--_s5); }
  .option form > * { min-inline-size: 0; }
  .fields { display: grid; gap: var(--_s5); min-inline-size: 0; }
  .send { display: grid; gap: var(--_s2); justify-items: start; }
  @container (max-width: 479px) { .option h3 button { padding-inline: var(--_s4); } .option form { padding-inline: var(--_s4); } .send button { inline-size: 100%; } }

  .documents { display: grid; }
  .documents li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s2) var(--_s4); padding-block: var(--_s3); border-block-start: var(--_border-width) solid var(--_color-border); }
  .documents .what { flex: 1 1 200px; display: grid; min-inline-size: 0; }
  .documents .name { font-weight: 600; }
  .quietly { display: flex; align-items: center; gap: var(--_s2); color: var(--_color-success); }
  .quietly:focus { outline: none; }

  .number { display: grid; gap: var(--_s1); }
  .number dd:not(.use) { font-size: var(--_font-size-xl); font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: 0.01em; }
  .wrote { inline-size: 100%; padding: var(--_s3) var(--_s4); border-inline-start: 3px solid color-mix(in oklab, var(--_color-success) 35%, transparent); white-space: pre-line; }
  @media print { .option form { display: none; } }
`];
