/** The stylesheet of the backend's own pages. `accent` is the company's colour, which the caller has checked. */
export function stylesheet(accent = '#0b6b57'): string {
  return `:root { color-scheme: light dark; --brand: ${accent};
  --ink: light-dark(#17202b, #eef1f5); --soft: light-dark(#51606f, #a9b4c1); --line: light-dark(#dde3e9, #2b3542); --paper: light-dark(#ffffff, #10151b); --wash: light-dark(color-mix(in oklab, var(--brand) 6%, #fff), #171e27);
  --side: max(clamp(16px, 5vw, 56px), (100vw - 1120px) / 2); --accent: light-dark(var(--brand), color-mix(in oklab, var(--brand) 45%, #fff)); --on-accent: light-dark(#ffffff, #0d1318); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink); font: 17px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
a { color: inherit; text-underline-offset: 3px; }
h1, h2, p { margin: 0; }
.top, .bottom { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: center; padding: 12px var(--side); }
.top { justify-content: space-between; border-bottom: 1px solid var(--line); }
.brand { display: inline-flex; gap: 12px; align-items: center; min-height: 44px; font-weight: 650; letter-spacing: -0.01em; text-decoration: none; }
.mark { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 10px; background: var(--accent); color: var(--on-accent); font-weight: 700; }
.logo { height: 36px; width: auto; }
.top nav a, .bottom a { display: inline-flex; align-items: center; min-height: 44px; }
.bottom { margin-top: auto; border-top: 1px solid var(--line); color: var(--soft); font-size: 16px; }
.bottom ul { display: flex; flex-wrap: wrap; gap: 0 16px; margin-block: 0; margin-inline: auto 0; padding: 0; list-style: none; }
.bottom [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
main { padding: clamp(24px, 5vw, 48px) var(--side); }
.landing { padding: 0; }
.hero { background: var(--wash); padding: clamp(48px, 11vh, 120px) var(--side); }
.hero h1 { max-width: 18ch; margin-bottom: 20px; font-size: clamp(36px, 6.4vw, 68px); line-height: 1.05; letter-spacing: -0.025em; text-wrap: balance; }
.hero .lead { max-width: 46ch; margin-bottom: 32px; font-size: clamp(18px, 2vw, 22px); color: var(--soft); text-wrap: pretty; }
.go { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: center; }
.button { display: inline-flex; align-items: center; gap: 10px; min-height: 52px; padding: 0 28px; border-radius: 12px; background: var(--accent); color: var(--on-accent); font-weight: 650; text-decoration: none; }
.button svg, .points svg { width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
:is(.brand, .hero h1):dir(rtl) { letter-spacing: normal; line-height: 1.25; }
.button svg:dir(rtl) { scale: -1 1; }
.button:hover { background: color-mix(in oklab, var(--accent) 88%, var(--ink)); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
.points { display: grid; margin: 0; gap: 24px clamp(24px, 4vw, 56px); grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr)); padding: clamp(40px, 7vw, 80px) var(--side); list-style: none; }
.points svg { width: 28px; height: 28px; color: var(--accent); }
.points h2 { margin: 8px 0 4px; font-size: 20px; }
.points p, .quiet { color: var(--soft); }
.account { flex: 1; }
.help-documents { width: 100%; max-width: 760px; margin: 0 auto; padding-inline: 16px; }
.help-documents h1 { margin-bottom: 8px; }
.help-documents [data-help], .help-documents form, .documents { display: grid; gap: 20px; margin-block: 24px; padding: 0; list-style: none; justify-items: stretch; }
.help-documents label { display: grid; gap: 4px; font-weight: 600; }
.help-documents :is(input, textarea) { width: 100%; min-height: 44px; padding: 10px 12px; border: 1px solid var(--soft); border-radius: 10px; background: var(--paper); color: inherit; font: inherit; font-weight: 400; }
.help-documents fieldset { display: grid; gap: 12px; margin: 0; padding: 16px 20px; border: 1px solid var(--line); border-radius: 14px; }
.help-documents legend { padding-inline: 6px; color: var(--soft); }
.help-documents button { justify-self: start; min-height: 44px; border: 0; font: inherit; cursor: pointer; }
.help-documents button:not(.button) { padding: 0 8px; background: none; color: inherit; text-decoration: underline; text-underline-offset: 3px; }
.documents > li { display: grid; gap: 12px; }
.help-documents .drop { justify-items: center; padding: 40px 20px; border: 2px dashed var(--soft); border-radius: 16px; background: var(--wash); text-align: center; cursor: pointer; }
.help-documents .drop.over { border-color: var(--accent); }
.help-documents .drop input { width: auto; border: 0; background: none; }
.mailbox { width: 100%; max-width: 720px; margin: 0 auto; padding-inline: 16px; }
.mailbox article { margin-block: 16px; padding: 20px 24px; border: 1px solid var(--line); border-radius: 14px; background: var(--wash); }
.mailbox article > * { margin: 0 0 8px; }
.mailbox h1 { margin-bottom: 8px; }
.mailbox h2 { font-size: 18px; }
.code { color: var(--accent); font: 650 clamp(36px, 10vw, 52px)/1.2 ui-monospace, monospace; letter-spacing: 0.12em; }
`;
}

/** The company's initial on its colour, for the browser's tab. */
export function icon(initial: string, accent = '#0b6b57'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${accent}"/><text x="16" y="23" font-family="system-ui, sans-serif" font-size="20" font-weight="700" text-anchor="middle" fill="#fff">${initial}</text></svg>`;
}
