/** The stylesheet of the backend's own pages. */
export const stylesheet = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e9edf3); --soft: light-dark(#566172, #a3aebd); --line: light-dark(#dfe4ea, #2c3542); --paper: light-dark(#ffffff, #12171e); --wash: light-dark(#f5f7f9, #181f28); --accent: light-dark(#0b6b57, #5fd3b6); --on-accent: light-dark(#ffffff, #06231c); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink); font: 17px/1.55 system-ui, sans-serif; }
a { color: inherit; }
.top, .bottom { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; padding: 16px clamp(16px, 5vw, 48px); }
.top { justify-content: space-between; border-bottom: 1px solid var(--line); }
.brand { display: flex; gap: 12px; align-items: center; font-weight: 650; text-decoration: none; }
.top nav a { display: inline-flex; align-items: center; min-height: 44px; }
.bottom { margin-top: auto; border-top: 1px solid var(--line); color: var(--soft); }
main { width: 100%; max-width: 1120px; margin: 0 auto; padding: clamp(24px, 6vw, 56px) clamp(16px, 5vw, 48px); }
.hero { max-width: 40ch; padding-block: clamp(24px, 10vh, 96px); }
.hero h1 { margin: 0 0 16px; font-size: clamp(34px, 6vw, 56px); line-height: 1.08; letter-spacing: -0.02em; }
.hero p { font-size: 20px; }
.hero .quiet { font-size: 17px; }
.button { display: inline-flex; align-items: center; min-height: 48px; margin-top: 16px; padding: 0 24px; border-radius: 10px; background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none; }
.button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.quiet { color: var(--soft); }
.mailbox { max-width: 720px; }
.mailbox article { margin-block: 16px; padding: 20px 24px; border: 1px solid var(--line); border-radius: 14px; background: var(--wash); }
.mailbox article > * { margin: 0 0 8px; }
.mailbox h2 { font-size: 18px; }
.code { font: 650 40px/1.2 ui-monospace, monospace; letter-spacing: 0.12em; }
`;
