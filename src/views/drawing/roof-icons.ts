import { html, svg, type TemplateResult } from 'lit';

const icon = (path: ReturnType<typeof svg>): TemplateResult => html`<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;

/** Of the same hand as those in `theme/icons.ts`; nobody else needs them. */
export const roofIcons = {
  plus: icon(svg`<path d="M12 5v14M5 12h14"></path>`),
  minus: icon(svg`<path d="M5 12h14"></path>`),
  undo: icon(svg`<path d="M8.5 5 4.5 9l4 4M5 9h9a5 5 0 0 1 0 10h-4"></path>`),
  redo: icon(svg`<path d="m15.5 5 4 4-4 4M19 9h-9a5 5 0 0 0 0 10h4"></path>`),
  here: icon(svg`<circle cx="12" cy="12" r="6"></circle><path d="M12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4"></path>`),
  roof: icon(svg`<path d="M3 17 9 7h12l-6 10zM9 7l6 10"></path>`),
};
