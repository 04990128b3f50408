import { css } from 'lit';
import { tokens } from './tokens.js';

/** What every element of the portal starts from: the tokens, the host's font and nothing else of its text, and manners. */
export const hostStyles = [tokens, css`
  :host {
    --_accent-text: light-dark(color(from var(--_color-accent) xyz calc(x * min(1, 0.15 / y)) calc(y * min(1, 0.15 / y)) calc(z * min(1, 0.15 / y))), oklch(from var(--_color-accent) max(l, 0.78) c h));
    --_s1: var(--_space-unit);
    --_s2: calc(var(--_space-unit) * 2);
    --_s3: calc(var(--_space-unit) * 3);
    --_s4: calc(var(--_space-unit) * 4);
    --_s5: calc(var(--_space-unit) * 5);
    --_s6: calc(var(--_space-unit) * 6);
    --_s8: calc(var(--_space-unit) * 8);
    display: block;
    text-decoration: none !important;
  }
  /* no rule of the page reaches this box, and of what it inherits only this goes on to what is in it */
  .inner {
    all: initial;
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 0;
    color: var(--_color-text);
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    font-family: var(--_font-family);
    font-size: var(--_font-size-m);
    line-height: 1.5;
    overflow-wrap: anywhere;
    hyphens: auto;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  :host([hidden]) { display: none !important; }
  *, ::before, ::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  h2, h3 { font-weight: 650; line-height: 1.2; text-wrap: balance; }
  h2 { font-size: var(--_font-size-xl); }
  h3 { font-size: var(--_font-size-l); }
  ul, ol { list-style: none; }
  a { color: var(--_accent-text); text-underline-offset: 0.15em; }
  svg { flex: none; inline-size: 1.25em; block-size: 1.25em; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
  :focus-visible { outline: 3px solid var(--_color-focus); outline-offset: 2px; }
  .soft { color: var(--_color-text-soft); }
  .small { font-size: var(--_font-size-s); }
  .visually-hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (prefers-reduced-motion: reduce) {
    :host { --_motion-fast: 0ms; --_motion-slow: 0ms; }
  }
`];
