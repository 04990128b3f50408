import { svg, html, type TemplateResult } from 'lit';

/** Own drawings on a 24-unit grid, one stroke; decorative: the text beside them says it. */
const icon = (path: ReturnType<typeof svg>): TemplateResult => html`<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;

export const icons = {
  check: icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5"></path>`),
  circle: icon(svg`<circle cx="12" cy="12" r="8"></circle>`),
  alert: icon(svg`<circle cx="12" cy="12" r="9"></circle><path d="M12 7.5v5.5M12 16.5v.01"></path>`),
  clock: icon(svg`<circle cx="12" cy="12" r="9"></circle><path d="M12 7v5.2l3.4 2"></path>`),
  upload: icon(svg`<path d="M12 16V5m-4.5 4.5L12 5l4.5 4.5M5 19h14"></path>`),
  download: icon(svg`<path d="M12 5v11m-4.5-4.5L12 16l4.5-4.5M5 19h14"></path>`),
  camera: icon(svg`<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z"></path><circle cx="12" cy="13" r="3.2"></circle>`),
  file: icon(svg`<path d="M7 3.5h7l4.5 4.5v12.5H7zM14 3.5V8h4.5"></path>`),
  close: icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11"></path>`),
  retry: icon(svg`<path d="M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4"></path>`),
  down: icon(svg`<path d="m6.5 9.5 5.5 5.5 5.5-5.5"></path>`),
  cloudOff: icon(svg`<path d="M8 7.2A5.5 5.5 0 0 1 17.3 11a4 4 0 0 1 1.9 6.8M5.9 10.2A4.4 4.4 0 0 0 7.5 18.7H16M4 4l16 16"></path>`),
};
