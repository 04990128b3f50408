import { css } from 'lit';
import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const drawingStyles = [...viewStyles, receiptStyles, css`
  .wide { max-inline-size: none; }
  .wide > :not(.work, .finished) { max-inline-size: 68ch; }
  .work, .finished { display: grid; gap: var(--_s6); align-items: start; }
  .work > *, .finished > * { min-inline-size: 0; }
  @container (min-width: 840px) {
    .work { grid-template-columns: minmax(0, 1fr) minmax(320px, 380px); }
    .ground { position: sticky; inset-block-start: var(--_s4); }
    .finished { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
  }

  .row { display: flex; gap: var(--_s3); align-items: center; }
  .row > :is(input, div) { flex: 1; min-inline-size: 0; }
  .sheet { position: relative; overflow: hidden; isolation: isolate; border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-card); background: var(--_color-surface-sunken); }
  .sheet:focus-within { border-color: var(--_color-border-control); }
  .map { block-size: clamp(320px, 62cqi, 520px); }
  @container (min-width: 840px) { .map { block-size: clamp(420px, 46cqi, 620px); } }
  .faces { display: grid; gap: var(--_s3); }
  .face { display: grid; gap: var(--_s3); padding: var(--_s2); scroll-margin-block: var(--_s6) 120px; }
  .face.open { border-color: var(--_color-accent); padding-block-end: var(--_s4); }
  .face > :not(.top) { margin-inline: var(--_s2); }
  .top { display: flex; align-items: center; gap: var(--_s1); }
  .pick { flex: 1; min-inline-size: 0; justify-content: start; gap: var(--_s3); padding: var(--_s1); border-color: transparent; background: none; text-align: start; font-weight: 400; }
  .pick > svg { margin-inline-start: auto; transition: rotate var(--_motion-fast); }
  .pick[aria-expanded='true'] > svg { rotate: 180deg; }
  .pick .what { display: grid; min-inline-size: 0; }
  .thumb { display: grid; place-items: center; flex: none; inline-size: 52px; block-size: 44px; border-radius: var(--_radius-control); background: var(--_color-surface-sunken); }
  .thumb svg { inline-size: 40px; block-size: 36px; }
  .preview { inline-size: 100%; block-size: auto; max-block-size: 420px; stroke: none; overflow: visible; }
  .preview polygon { fill: var(--_color-accent-soft); stroke: var(--_accent-text); stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
  .preview polyline { fill: none; stroke: var(--_accent-text); stroke-width: 4px; vector-effect: non-scaling-stroke; }
  .thumb polyline { stroke-width: 3px; }

  .figures { display: flex; flex-wrap: wrap; gap: var(--_s2) var(--_s5); }
  .figures dt { color: var(--_color-text-soft); font-size: var(--_font-size-s); }
  .figures dd { font-weight: 650; font-variant-numeric: tabular-nums; }
  .field { display: grid; gap: var(--_s1); align-content: start; }
  .settings { grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); align-items: end; }
  .settings > details { grid-column: 1 / -1; }
  .pitch { inline-size: 52px; block-size: 50px; color: var(--_accent-text); }
  .pitch .level { stroke: var(--_color-text-soft); stroke-dasharray: 2 3; }
  .pitch .arc { stroke-width: 1; }
  .more > summary { display: inline-flex; align-items: center; min-block-size: 44px; cursor: pointer; font-weight: 600; color: var(--_accent-text); }
  .more > summary::before { content: ''; inline-size: 7px; block-size: 7px; margin-inline: 3px var(--_s3); border: solid; border-width: 0 2px 2px 0; rotate: 45deg; translate: 0 -2px; }
  .more[open] > summary::before { rotate: 225deg; translate: 0 2px; }
  .measured { border-block-start: var(--_border-width) solid var(--_color-border); padding-block-start: var(--_s2); }
  .tabs { display: flex; gap: var(--_s2); margin-block-end: var(--_s2); }
  .tabs button { flex: 1; padding-inline: var(--_s2); font-weight: 500; }
  .tabs button[aria-pressed='true'] { border-color: var(--_color-accent); background: var(--_color-accent-soft); font-weight: 650; }
  table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th { font-weight: 600; text-align: start; }
  .corners :is(th, td) { padding: var(--_s1); vertical-align: top; }
  .corners thead th { font-size: var(--_font-size-s); color: var(--_color-text-soft); font-weight: 500; }
  .corners tbody :is(th, td:not(:has(input, button))) { line-height: 44px; padding-block: var(--_s1); }
  .corners input { min-inline-size: 4.5em; }
  .corners .tools { display: table-cell; white-space: nowrap; inline-size: 1%; }
  .corners .tools button { padding-inline: var(--_s2); min-inline-size: 36px; color: var(--_color-text-soft); }
  .gone { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--_s3); }
  .gone p:empty { display: none; }
  .total { display: flex; justify-content: space-between; gap: var(--_s4); padding-block: var(--_s3); border-block-start: var(--_border-width) solid var(--_color-border); }
  .roof :is(th, td) { overflow-wrap: normal; hyphens: none; }
  .roof td { white-space: nowrap; }
  .roof :is(th, td) { padding: var(--_s2) var(--_s3) var(--_s2) 0; border-block-end: var(--_border-width) solid var(--_color-border); vertical-align: top; }
  .roof thead th { font-size: var(--_font-size-s); color: var(--_color-text-soft); }
  .roof tfoot :is(th, td) { border: 0; font-weight: 650; }
  .scroll { overflow-x: auto; }
  @media print { .ground, .measured { display: none; } }
`];
