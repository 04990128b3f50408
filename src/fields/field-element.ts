import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { fieldParts } from '../element/parts.js';
import { PortalElement } from '../element/portal-element.js';
import { fileTypes, ruleOf } from '../engine/field-types/field-types.js';
import type { Fault, FieldRule } from '../engine/field-types/rule.js';
import { checkValue } from '../engine/step.js';
import { PortalValueChangeEvent } from '../events/value-change.js';
import { faultMessage } from '../i18n/faults.js';
import type { Field, Value } from '../protocol/field.js';
import type { UploadState } from '../store/state.js';
import { icons } from '../theme/icons.js';

const nothingYet: Field = { id: '', type: 'short-text', label: '' };

function internalsOf(element: HTMLElement): ElementInternals | undefined {
  try {
    return element.attachInternals();
  } catch {
    return undefined;
  }
}

/**
 * What every field is: a label, help and an error in the shadow root of its native control, form-associated under its id.
 * The engine's verdict is its only validity. Setting a property fires nothing.
 */
export abstract class PortalFieldElement extends PortalElement {
  /** the engine's half of the type, where it comes with the element */
  static readonly rule: FieldRule | undefined = undefined;
  static override readonly parts: string = fieldParts;
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...PortalElement.shadowRootOptions, delegatesFocus: true };

  /** The field's definition, as the backend sends it. */
  @property({ attribute: false }) field: Field = nothingYet;
  /** What it holds; null or absent when it is empty. */
  @property({ attribute: false }) value: Value | undefined;
  /** The step can't be sent while it is empty. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** Shows what it holds, and can't be changed. */
  @property({ type: Boolean, attribute: 'read-only', reflect: true }) readOnly = false;
  /** Show what is wrong though the customer hasn't been here. */
  @property({ type: Boolean, attribute: 'show-faults' }) showFaults = false;
  /** An error from outside (the server's); shown until the value changes. */
  @property() error = '';
  /** Files of this field that are on their way. */
  @property({ attribute: false }) uploads: readonly UploadState[] = [];

  @state() protected touched = false;
  /** none under an old polyfill of custom elements: there a form of the page doesn't hear of the field */
  readonly #internals = internalsOf(this);

  protected get kind(): 'text' | 'files' | 'choice' {
    if (fileTypes.includes(this.field.type)) return 'files';
    return ['choice', 'choices', 'yes-no', 'checkbox'].includes(this.field.type) ? 'choice' : 'text';
  }

  /** The value as its type holds it: what was typed as it was typed, and nothing of a shape that is foreign to the type. */
  protected get held(): Value | undefined {
    const { value } = this;
    if (value === undefined || value === null || (typeof value === 'string' && this.kind === 'text')) return value;
    return ruleOf(this.field.type)?.sanitize(value, this.field) ?? null;
  }

  /** The message to show now; empty when there is none. */
  get message(): string {
    if (this.readOnly || !this.locale.messages) return '';
    if (this.error) return this.error;
    if (!this.touched && !this.showFaults) return '';
    const fault = this.fault;
    // a file that is on its way says so itself
    if (fault?.code === 'required' && this.uploads.length > 0) return '';
    return fault ? this.say(fault) : '';
  }

  /** The sentence for a fault of this field, its own or the server's; empty while its words aren't there. */
  say(fault: Fault): string { return this.locale.messages ? faultMessage(this.m, fault, this.kind, this.locale.tag) : ''; }

  /** the engine's verdict */
  protected get fault(): ReturnType<typeof checkValue> {
    return checkValue({ field: this.field.id, order: 0, required: this.required, readOnly: this.readOnly, definition: this.field }, this.held);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.field.id && this.getAttribute('name') !== this.field.id) this.setAttribute('name', this.field.id);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { held } = this;
    const wire = held === undefined || held === null ? null : (ruleOf(this.field.type)?.toWire(held) ?? null);
    this.#internals?.setFormValue(wire === null || wire === '' ? null : Array.isArray(wire) ? wire.filter((one) => typeof one === 'string').join(',') : typeof wire === 'object' ? JSON.stringify(wire) : String(wire));
    const fault = this.readOnly ? undefined : this.fault;
    const anchor = this.control;
    if (fault) this.#internals?.setValidity({ customError: true }, this.say(fault), anchor);
    else this.#internals?.setValidity({});
  }

  /** the native control that takes the focus */
  protected get control(): HTMLElement | undefined { return this.renderRoot.querySelector<HTMLElement>('[data-control]') ?? undefined; }

  /** To the control, also where a button stands before it. */
  override focus(options?: FocusOptions): void {
    const control = this.hasUpdated ? this.control : undefined;
    if (control) control.focus(options);
    else super.focus(options);
  }

  /** The customer changed it. */
  protected change(value: Value): void {
    this.value = value;
    this.error = '';
    this.ask(new PortalValueChangeEvent({ type: 'value-change', field: this.field.id, value }));
  }

  /** The customer was here: not while the focus stays among the field's own controls, nor when only the window loses it (to a file dialog, say). */
  protected readonly leave = (event?: FocusEvent): void => {
    const to = event?.relatedTarget;
    if (event && (to instanceof Node ? this.renderRoot.contains(to) : this.shadowRoot?.activeElement)) return;
    this.touched = true;
  };

  protected get described(): string | typeof nothing {
    return [this.field.help ? 'help' : '', this.message ? 'error' : ''].filter(Boolean).join(' ') || nothing;
  }

  protected override render(): TemplateResult {
    return this.readOnly ? this.renderReadOnly() : this.renderField();
  }

  /** Label, help, error and the control. Override where one label can't name it all (radios, checkboxes). */
  protected renderField(): TemplateResult {
    return html`
      <div class="field" @focusout=${this.leave}>
        <label for="control">${this.renderLabel()}</label>
        ${this.renderHelp()} ${this.renderError()}
        ${this.renderControl()}
      </div>`;
  }

  protected renderLabel(): TemplateResult {
    return html`${this.text(this.field.label)}${this.required ? nothing : html` <span class="optional">(${this.m.optional})</span>`}`;
  }

  protected renderHelp(): TemplateResult | typeof nothing {
    return this.field.help ? html`<p class="help" id="help">${this.text(this.field.help)}</p>` : nothing;
  }

  protected renderError(): TemplateResult | typeof nothing {
    const { message } = this;
    return message ? html`<p class="error" id="error" part="error">${icons.alert}<span>${message}</span></p>` : nothing;
  }

  protected renderReadOnly(): TemplateResult {
    return html`
      <dl class="field">
        <dt class="label">${this.text(this.field.label)}</dt>
        <dd class="read">${this.renderValue()}</dd>
      </dl>`;
  }

  /** The value as text. */
  protected renderValue(): TemplateResult | string {
    const rule = ruleOf(this.field.type);
    const { held } = this;
    const text = !rule || held === undefined || held === null || rule.isEmpty(held) ? '' : rule.format(held, this.field, this.locale.tag);
    return text === '' ? html`<span class="soft">${this.m.fieldEmpty}</span>` : text;
  }

  protected abstract renderControl(): TemplateResult;
}
