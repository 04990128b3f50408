import { css } from 'lit';

export const styles = css`
  :host { display: grid; gap: 20px; container-type: inline-size; font-size: 15px; line-height: 1.4; }
  h2 { margin: 0; font-size: 14px; font-weight: 600; }
  .tokens { display: grid; gap: 8px; align-content: start; }
  details { border: 1px solid color-mix(in oklab, currentColor 20%, transparent); border-radius: 8px; padding: 0 12px; }
  summary { padding-block: 10px; font-weight: 600; cursor: pointer; }
  .token { display: grid; grid-template-columns: minmax(0, 8.5rem) auto minmax(0, 1fr); align-items: center; gap: 8px; padding-block: 4px; }
  .token > label { grid-column: 1; overflow-wrap: anywhere; }
  .token > input[type=text] { grid-column: 3; }
  .token > input[type=range] { grid-column: 2; inline-size: 5rem; }
  input, select, button { font: inherit; color: inherit; }
  input[type=text], select { box-sizing: border-box; inline-size: 100%; min-block-size: 34px; padding: 4px 8px; border: 1px solid #7b8797; border-radius: 6px; background: transparent; }
  option { color: #1b232d; background: #ffffff; }
  input::placeholder { color: light-dark(#5f6b7a, #a6b1c0); opacity: 1; }
  input[type=color] { inline-size: 38px; block-size: 34px; padding: 2px; border: 1px solid #7b8797; border-radius: 6px; background: transparent; }
  .theme { display: grid; gap: 4px; font-weight: 600; }
  .shown { display: grid; gap: 16px; min-inline-size: 0; }
  .pane { display: grid; gap: 12px; align-content: start; min-inline-size: 0; padding: 16px; border-radius: 12px; border: 1px solid color-mix(in oklab, currentColor 20%, transparent); }
  .pane.light { color-scheme: light; background: var(--portal-color-surface, #ffffff); color: var(--portal-color-text, #1b232d); }
  .pane.dark { color-scheme: dark; background: var(--portal-color-surface, #151a21); color: var(--portal-color-text, #e8edf3); }
  .verdict { margin: 0; padding: 8px 12px; border-radius: 6px; font-size: 14px; }
  .verdict p, .verdict ul { margin: 0; }
  .verdict ul { padding-inline-start: 18px; }
  .good { background: light-dark(#e6f4ec, #16301f); }
  .bad { background: light-dark(#fdecea, #391815); }
  .css { display: grid; gap: 8px; align-content: start; min-inline-size: 0; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  button { min-block-size: 40px; padding: 6px 16px; border-radius: 8px; border: 1px solid #0b6b57; background: #0b6b57; color: #ffffff; cursor: pointer; }
  button.quiet { background: transparent; color: inherit; border-color: #7b8797; }
  button:disabled { opacity: 0.5; cursor: default; }
  pre { margin: 0; padding: 12px; overflow: auto; max-block-size: 24rem; border-radius: 8px; background: color-mix(in oklab, currentColor 6%, transparent); font-size: 13px; }
  :focus-visible { outline: 3px solid light-dark(#1a56db, #8db4ff); outline-offset: 2px; }
  @container (min-width: 860px) {
    .tokens { grid-column: 1; grid-row: 1 / span 2; }
    .shown { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  }
`;
