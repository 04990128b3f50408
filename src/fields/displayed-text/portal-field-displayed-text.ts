import { css, html, type TemplateResult } from 'lit';
import { markdown } from '../../element/markdown.js';
import { PortalFieldElement } from '../field-element.js';
import { fieldStyles } from '../field.styles.js';

/**
 * A text of the company's among the fields. It holds nothing.
 *
 * @tagname portal-field-displayed-text
 * @summary A text among the fields.
 * @csspart text - The text.
 */
export class PortalFieldDisplayedText extends PortalFieldElement {
  static override styles = [...fieldStyles, css`
    .text { display: grid; gap: var(--_s2); }
    .bullets { padding-inline-start: 1.2em; list-style: disc; }
    .numbers { padding-inline-start: 1.4em; list-style: decimal; }
  `];

  protected override render(): TemplateResult {
    const label = this.text(this.field.label);
    return html`<div class="text" part="text">${label ? html`<p class="label">${label}</p>` : ''}${markdown(this.text(this.field.text))}</div>`;
  }

  protected renderControl(): TemplateResult { return html``; }
}
