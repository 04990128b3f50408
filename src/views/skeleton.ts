import { html, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';

/** What the waiting is for: the skeleton has its shape. */
export type Shape = 'form' | 'offers' | 'text' | 'steps' | 'projects';

const times = (count: number, one: TemplateResult): TemplateResult[] => new Array<TemplateResult>(count).fill(one);
const head = html`<i class="title"></i><i class="line"></i><i class="line short"></i>`;
const shapes: Record<Shape, TemplateResult> = {
  form: html`${head}${times(3, html`<div class="row"><i class="label"></i><i class="control"></i></div>`)}<i class="button"></i>`,
  offers: html`${head}<div class="tiles">${times(2, html`<i class="tile"></i>`)}</div>`,
  text: head,
  steps: html`<div class="steps">${times(4, html`<div class="step"><i class="dot"></i><i class="line"></i></div>`)}</div><i class="fold"></i>`,
  projects: html`<i class="title"></i>${times(2, html`<i class="project"></i>`)}`,
};

/** Grey shapes of what comes. They show after 300 ms: a quick answer doesn't flicker. */
export function skeleton(m: Messages, shape: Shape): TemplateResult {
  return html`<div class="skeleton ${shape}" role="status"><span class="visually-hidden">${m.loading}</span>${shapes[shape]}</div>`;
}
