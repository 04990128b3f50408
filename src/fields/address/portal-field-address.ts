import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { addressForm, type AddressPart } from '../../engine/field-types/address-form.js';
import { address, addressFaults, addressOf, countriesOf, countryName, type Address } from '../../engine/field-types/address-rule.js';
import type { Messages } from '../../i18n/en.js';
import { fieldWords, type FieldWords } from '../../i18n/fields/words.js';
import type { Area } from '../../i18n/locale.js';
import { icons } from '../../theme/icons.js';
import { PortalFieldElement } from '../field-element.js';
import { addressStyles } from './portal-field-address.styles.js';

/** What the browser may fill a part in with. */
const purposes: Readonly<Record<AddressPart, string>> = { street: 'address-line1', extra: 'address-line2', postcode: 'postal-code', city: 'address-level2', region: 'address-level1', country: 'country' };

/**
 * A postal address, part by part in the order of its country. The browser can fill it in.
 *
 * @tagname portal-field-address
 * @summary A postal address, part by part in the order of its country.
 * @csspart control - The input of each part.
 * @csspart error - The error message, at the part that it is about.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed a part (cancelable).
 */
export class PortalFieldAddress extends PortalFieldElement {
  static override readonly area: Area = fieldWords;
  static override readonly rule = address;
  static override styles = addressStyles;

  /** chosen before anything else was written */
  @state() private country = '';

  protected override get m(): Messages & FieldWords { return super.m as Messages & FieldWords; }

  get #address(): Address {
    const { held, country } = this;
    if (country && (held === undefined || held === null)) return { country };
    const read = addressOf(held, this.field);
    return read.country ? read : { ...read, country: this.#guess };
  }

  /** The country of the page's language, where the field takes it. */
  get #guess(): string {
    const region = new Intl.Locale(this.locale.tag).region ?? '';
    return countriesOf(this.field).includes(region) ? region : '';
  }

  readonly #set = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    const next = { ...this.#address, [name]: value };
    if (name === 'country') this.country = value;
    this.change(address.isEmpty(next) ? null : Object.fromEntries(Object.entries(next).filter(([, text]) => text !== '')));
  };

  /** What is wrong, part by part; nothing of the parts while all of it is missing. */
  get #faults(): ReadonlyMap<AddressPart, string> {
    if (!this.message || this.error || this.fault?.code === 'required') return new Map();
    return new Map(addressFaults(this.held ?? null, this.field).map(({ part, fault }) => [part, this.say(fault)]));
  }

  protected override get described(): string | typeof nothing {
    return [this.field.help ? 'help' : '', this.message && this.#faults.size === 0 ? 'error' : ''].filter(Boolean).join(' ') || nothing;
  }

  protected override renderField(): TemplateResult {
    return html`
      <fieldset class="field" aria-describedby=${this.described} @focusout=${this.leave}>
        <legend>${this.renderLabel()}</legend>
        ${this.renderHelp()} ${this.#faults.size === 0 ? this.renderError() : nothing} ${this.renderControl()}
      </fieldset>`;
  }

  protected override renderControl(): TemplateResult {
    const held = this.#address;
    const faults = this.#faults;
    const { lines } = addressForm(held.country ?? '');
    return html`<div class="parts">
      ${lines.map((line) => html`<div class="line">${line.map((part) => this.#error(part, faults.get(part)))} ${line.map((part) => this.#part(part, held, faults.get(part)))}</div>`)}
      ${countriesOf(this.field).length > 1 ? html`<div class="line">${this.#error('country', faults.get('country'))} ${this.#countries(held, faults.get('country'))}</div>` : nothing}
    </div>`;
  }

  #part(part: AddressPart, held: Address, fault: string | undefined): TemplateResult {
    const needed = addressForm(held.country ?? '').required.includes(part);
    const { autocomplete } = this.field;
    // a company may say whose address it is (billing, shipping), or that none fits
    const purpose = autocomplete === 'off' ? 'off' : [autocomplete, purposes[part]].filter(Boolean).join(' ');
    return html`
      <div class="part ${part}">
        ${this.#label(part, needed)}
        <input id=${part} name=${part} part="control" data-control=${part === 'street' ? '' : nothing} .value=${live(held[part] ?? '')} autocomplete=${purpose}
          aria-required=${this.required && needed ? 'true' : nothing} aria-invalid=${this.#wrong(needed, fault) ? 'true' : nothing} aria-describedby=${fault ? `error-${part}` : nothing} @input=${this.#set}>
      </div>`;
  }

  #countries(held: Address, fault: string | undefined): TemplateResult {
    const all = countriesOf(this.field).map((code) => ({ code, name: countryName(code, this.locale.tag) })).sort((a, b) => a.name.localeCompare(b.name, this.locale.tag));
    return html`
      <div class="part country">
        ${this.#label('country', true)}
        <select id="country" name="country" part="control" autocomplete=${this.field.autocomplete === 'off' ? 'off' : 'country'} aria-required=${this.required ? 'true' : nothing} aria-invalid=${this.#wrong(true, fault) ? 'true' : nothing}
          aria-describedby=${fault ? 'error-country' : nothing} @change=${this.#set}>
          <option value="" .selected=${live(!all.some(({ code }) => code === held.country))}>${this.m.choose}</option>
          ${all.map(({ code, name }) => html`<option value=${code} .selected=${live(code === held.country)}>${name}</option>`)}
        </select>
      </div>`;
  }

  /** All that is asked for is missing when nothing is there. */
  #wrong(needed: boolean, fault: string | undefined): boolean { return fault !== undefined || (needed && this.message !== '' && this.#faults.size === 0); }

  #label(part: AddressPart, needed: boolean): TemplateResult {
    const { m } = this;
    const province = ['IT', 'ES'].includes(this.#address.country ?? '');
    const words: Readonly<Record<AddressPart, string>> = { street: m.addressStreet, extra: m.addressExtra, postcode: m.addressPostcode, city: m.addressCity, region: province ? m.addressProvince : m.addressRegion, country: m.addressCountry };
    return html`<label for=${part}>${words[part]}${needed ? nothing : html` <span class="soft">(${m.optional})</span>`}</label>`;
  }

  #error(part: AddressPart, fault: string | undefined): TemplateResult | typeof nothing {
    return fault ? html`<p class="error" id="error-${part}" part="error">${icons.alert}<span>${fault}</span></p>` : nothing;
  }
}
