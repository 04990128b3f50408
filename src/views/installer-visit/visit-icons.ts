import { html, svg, type TemplateResult } from 'lit';

const icon = (path: ReturnType<typeof svg>): TemplateResult => html`<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;

/** In the manner of the theme's icons; they come with this view. */
export const visitIcons = {
  calendar: icon(svg`<path d="M4.5 6h15v13.5h-15zM4.5 10.5h15M8.5 3.5V8m7-4.5V8M12 13v4m-2-2h4"></path>`),
  pin: icon(svg`<path d="M12 20.5s6.5-5.6 6.5-10.6a6.5 6.5 0 0 0-13 0c0 5 6.5 10.6 6.5 10.6z"></path><circle cx="12" cy="10" r="2.3"></circle>`),
  phone: icon(svg`<path d="M6 4h3.2l1.5 4-2 1.6a12 12 0 0 0 5.7 5.7l1.6-2 4 1.5V18a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4 6.2 2 2 0 0 1 6 4z"></path>`),
  mail: icon(svg`<path d="M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5"></path>`),
};
