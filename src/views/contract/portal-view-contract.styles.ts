import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const contractStyles = [...viewStyles, receiptStyles, css`
  .view, .receipt { max-inline-size: 76ch; }
  .view > .head, .view > .after { max-inline-size: 68ch; }
  .contracts, .contract { display: grid; gap: var(--_s4); min-inline-size: 0; }
  :is(.contract, .document, .sign) > * { min-inline-size: 0; }
  .contract[data-status='signed'] { border-color: var(--_color-success); box-shadow: inset 0 0 0 1px var(--_color-success); }
  .contract[data-status='withdrawn'] { color: var(--_color-text-soft); box-shadow: none; background: var(--_color-surface-sunken); }
  .standing { display: flex; align-items: center; gap: var(--_s2); font-weight: 600; }
  .standing.good { color: var(--_color-success); }
  h4 { margin: 0; font-size: var(--_font-size-l); font-weight: 650; }

  .document { display: grid; gap: var(--_s3); padding: var(--_s4); border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-control); background: var(--_color-surface-sunken); color: var(--_color-text); }
  .receipt .document { inline-size: 100%; background: var(--_color-surface); }
  .file { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--_s3); align-items: center; }
  .sheet { display: grid; place-items: center; inline-size: 44px; block-size: 52px; border-radius: var(--_radius-control); background: var(--_color-accent-soft); color: var(--_accent-text); }
  .sheet svg { inline-size: 24px; block-size: 24px; }
  .what { display: grid; overflow-wrap: anywhere; }
  .file .actions { grid-column: 1 / -1; }
  .file .actions button { flex: 1 1 9em; }
  @container (min-width: 560px) { .file { grid-template-columns: auto minmax(0, 1fr) auto; } .file .actions { grid-column: auto; } .file .actions button { flex: none; } }
  iframe { display: block; inline-size: 100%; block-size: min(80vh, 720px); border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-control); background: #ffffff; }
  .skeleton.page i { display: block; inline-size: 100%; block-size: min(60vh, 420px); }
  .link { display: inline-flex; align-items: center; min-block-size: 32px; color: var(--_accent-text); font-weight: 500; }

  .fingerprint { font-size: var(--_font-size-s); color: var(--_color-text-soft); }
  .fingerprint summary { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_s2); min-block-size: 32px; cursor: pointer; list-style: none; }
  .fingerprint summary::-webkit-details-marker { display: none; }
  .fingerprint summary > :first-child { text-decoration: underline dotted; text-underline-offset: 0.2em; }
  .hash { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--_s3); }
  code { overflow-wrap: anywhere; font-family: ui-monospace, monospace; color: var(--_color-text); }
  .checked { display: inline-flex; align-items: center; gap: var(--_s2); color: var(--_color-success); font-weight: 500; }

  .sign { display: grid; gap: var(--_s5); padding-block-start: var(--_s5); border-block-start: var(--_border-width) solid var(--_color-border); }
  [inert] { opacity: 0.6; }
  fieldset { min-inline-size: 0; padding: 0; margin: 0; border: 0; }
  legend { margin-block-end: var(--_s2); }
  .field { display: grid; gap: var(--_s2); }
  .ways { display: grid; gap: var(--_s2); }
  .choice { display: flex; gap: var(--_s3); padding: var(--_s3) var(--_s4); border: var(--_border-width) solid var(--_color-border-control); border-radius: var(--_radius-control); background: var(--_color-surface); cursor: pointer; }
  .choice .help { font-weight: 400; }
  .choice:has(:checked) { border-color: var(--_color-accent); box-shadow: inset 0 0 0 1px var(--_color-accent); background: var(--_color-accent-soft); }
  .kinds { display: flex; justify-self: start; inline-size: fit-content; max-inline-size: 100%; flex-wrap: wrap; gap: var(--_s1); padding: var(--_s1); margin-block-end: var(--_s2); border-radius: var(--_radius-control); background: color-mix(in oklab, var(--_color-text) 10%, var(--_color-surface)); }
  .kind { position: relative; display: grid; place-items: center; min-block-size: 40px; padding-inline: var(--_s4); border-radius: calc(var(--_radius-control) - 2px); font-weight: 500; cursor: pointer; }
  .kind input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; opacity: 0; cursor: pointer; }
  .kind:has(:checked) { background: var(--_color-surface); box-shadow: var(--_shadow-card); font-weight: 600; }
  :is(.kind:has(:focus-visible), .pad:focus-visible) { outline: 3px solid var(--_color-focus); outline-offset: 1px; }
  .pad { position: relative; display: grid; inline-size: min(100%, 540px); aspect-ratio: 3 / 1; border: var(--_border-width) dashed var(--_color-border-control); border-radius: var(--_radius-control); background: #ffffff; color: #10151c; overflow: hidden; }
  .pad.faulty { border-color: var(--_color-danger); box-shadow: inset 0 0 0 1px var(--_color-danger); }
  canvas { display: block; inline-size: 100%; block-size: 100%; touch-action: none; cursor: crosshair; }
  .pad::after { content: ''; position: absolute; inset-inline: 8%; inset-block-end: 24%; border-block-end: 1px solid #c3c9d0; pointer-events: none; }
  .here { position: absolute; inset-inline-start: 8%; inset-block-end: 26%; color: #5b6470; pointer-events: none; }
  .again { justify-self: start; }
  .written { place-items: end start; padding: 0 10% 7%; }
  .written span { max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font: italic clamp(20px, 7cqi, 34px) / 1.4 Georgia, 'Times New Roman', serif; }
  .slot:focus { outline: none; }
  .owed { padding-block: var(--_s4); border-block: var(--_border-width) solid var(--_color-border); }
  ::slotted([slot='service']) { display: block; inline-size: 100%; min-block-size: min(80vh, 640px); border: 0; }
  @container (max-width: 479px) { .document { padding: var(--_s3); } .kinds { inline-size: 100%; } .kind { flex: 1; padding-inline: var(--_s2); } }
  @media (forced-colors: active) { .document, .pad { border: 1px solid; } .choice:has(:checked), .kind:has(:checked) { outline: 2px solid Highlight; } }
  @media print { iframe, .sign { display: none; } }
`];
