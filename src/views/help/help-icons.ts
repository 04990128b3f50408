import { html, svg, type TemplateResult } from 'lit';

/** Drawn as those of the theme, on a grid of 24; decorative: the text beside them says it. */
const icon = (path: ReturnType<typeof svg>): TemplateResult => html`<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;

export const helpIcons = {
  phone: icon(svg`<path d="M6.2 4h3l1.5 4.3-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2L20 14.8v3a2 2 0 0 1-2.2 2A15.8 15.8 0 0 1 4.2 6.2 2 2 0 0 1 6.2 4z"></path>`),
  mail: icon(svg`<path d="M4 6.5h16v11H4z"></path><path d="m4.5 7 7.5 6 7.5-6"></path>`),
  question: icon(svg`<path d="M4.5 5.5h15v10h-8l-4 3.5v-3.5h-3z"></path><path d="M10.2 9.2a1.9 1.9 0 1 1 2.6 1.75c-.5.2-.8.5-.8 1.05M12 13.9v.01"></path>`),
  problem: icon(svg`<path d="M12 4.5 20.5 19h-17z"></path><path d="M12 10v4M12 16.5v.01"></path>`),
};
