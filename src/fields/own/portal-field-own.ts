import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { OwnBox, ownTable, tell, type OwnElement } from '../../element/own-table.js';
import type { Fault } from '../../engine/field-types/rule.js';
import type { Value } from '../../protocol/field.js';
import { icons } from '../../theme/icons.js';
import { PortalFieldElement } from '../field-element.js';
import { fieldStyles } from '../field.styles.js';

/** A field type of the company's, as far as the page shows it. */
export interface OwnField extends OwnElement {
  /** the sentence for a fault of its rule, in a language (BCP 47); undefined: the portal's own words */
  say?(fault: Fault, language: string): string | undefined;
}

/** The types that the company has added. */
export const ownFields = ownTable<OwnField>('own-fields');

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * A field of the company's own type: the portal's label, help and error around the company's control. What stands in its tag,
 * the note that this part can't be shown, shows until the type is registered.
 */
export class PortalFieldOwn extends PortalFieldElement {
  static override styles = [...fieldStyles, css`
    .field > .own { margin-block-start: var(--_s1); display: block; }
    .waiting { min-block-size: var(--_control-height); border-radius: var(--_radius-control); background: var(--_color-surface-sunken); }
  `];

  readonly #box = new OwnBox(() => this.requestUpdate());
  #unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = ownFields.watch(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const entry = ownFields.get(this.field.type);
    if (entry) this.#box.show(entry);
    const element: (HTMLElement & { value?: unknown }) | undefined = this.#box.element;
    if (!element) return;
    if (!element.dataset['control']) this.#wire(element);
    tell(element, {
      field: this.field, required: this.required, invalid: this.message !== '', language: this.locale.tag,
      label: this.text(this.field.label), description: [this.text(this.field.help), this.message].filter(Boolean).join(' '),
      // one that is typed into isn't given back what it just said
      ...(same(element.value, this.held) ? {} : { value: this.held ?? null }),
    });
  }

  #wire(element: HTMLElement & { value?: unknown }): void {
    element.dataset['control'] = 'own';
    element.className = 'own';
    element.setAttribute('part', 'control');
    const take = (): void => {
      const value = (element.value ?? null) as Value;
      if (!same(value, this.value)) this.change(value);
      this.requestUpdate();
    };
    element.addEventListener('input', take);
    element.addEventListener('change', take);
  }

  /** what the control itself can't read yet, in its own words */
  get #unread(): string {
    const { validationMessage } = (this.#box.element ?? {}) as { validationMessage?: unknown };
    return typeof validationMessage === 'string' ? validationMessage : '';
  }

  protected override get fault(): PortalFieldElement['fault'] {
    return this.#unread ? { pointer: '', code: 'own-control' } : super.fault;
  }

  override say(fault: Fault): string {
    if (fault.code === 'own-control') return this.#unread;
    return (fault.code !== 'required' && ownFields.get(this.field.type)?.say?.(fault, this.locale.tag)) || super.say(fault);
  }

  protected override render(): TemplateResult {
    return ownFields.get(this.field.type) ? super.render() : html`<slot></slot>`;
  }

  protected override renderField(): TemplateResult {
    return html`
      <div class="field" role="group" aria-labelledby="label" aria-describedby=${this.described} @focusout=${this.leave}>
        <div class="label" id="label">${this.renderLabel()}</div>
        ${this.renderHelp()} ${this.renderError()} ${this.renderControl()}
      </div>`;
  }

  protected override renderControl(): TemplateResult {
    const { state, element } = this.#box;
    if (state === 'failed') return html`<div class="notice danger own" role="alert">${icons.cloudOff}<div><p>${this.m.portalChunkFailed}</p><button type="button" @click=${this.#box.retry}>${icons.retry}${this.m.tryAgain}</button></div></div>`;
    return element ? html`${element}` : html`<div class="waiting own" role="status" aria-label=${this.m.loading}></div>`;
  }
}
