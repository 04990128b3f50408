import { html, nothing, type TemplateResult } from 'lit';
import { dateTime, fromLocal, readInstant, writeInstant } from '../../engine/field-types/date-time-rule.js';
import type { Fault } from '../../engine/field-types/rule.js';
import { instantsOf, localOf, soundZone } from '../../engine/field-types/zoned.js';
import type { Messages } from '../../i18n/en.js';
import { fieldWords, type FieldWords } from '../../i18n/fields/words.js';
import type { Area } from '../../i18n/locale.js';
import { PortalTextFieldElement } from '../text-field.js';

/**
 * A day and a time, with the browser's own control, on the clock of the field's time zone; kept as an instant.
 *
 * @tagname portal-field-date-time
 * @summary A day and a time, on the clock of the field's time zone.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldDateTime extends PortalTextFieldElement {
  static override readonly area: Area = fieldWords;
  static override readonly rule = dateTime;

  protected override readonly type = 'datetime-local';
  protected override get m(): Messages & FieldWords { return super.m as Messages & FieldWords; }

  get #zone(): string { return soundZone(this.field.timeZone) ?? this.#own; }
  get #own(): string { return new Intl.DateTimeFormat().resolvedOptions().timeZone; }

  #local(text: string): string {
    const at = readInstant(text);
    return at === undefined ? text : localOf(Date.parse(at), this.#zone);
  }

  protected override shown(): string { return this.#local(super.shown()); }
  protected override read(text: string): string { return fromLocal(text, this.#zone) ?? text; }
  protected override bound(bound: string): string { return this.#local(bound); }

  /** Bounds are said on the field's clock. */
  override say(fault: Fault): string {
    const written = Object.entries(fault.params ?? {}).map(([name, bound]) => [name, readInstant(String(bound)) ? writeInstant(String(bound), this.field.timeZone, this.locale.tag) : bound]);
    return super.say({ code: fault.code, params: Object.fromEntries(written) as Fault['params'] & object });
  }

  protected override get described(): string | typeof nothing {
    const others = super.described;
    return [others === nothing ? '' : others, this.#note() ? 'note' : ''].filter(Boolean).join(' ') || nothing;
  }

  /** Whose clock it is, where that isn't the reader's; and which of two hours counts, where the clocks are set back. */
  #note(): string {
    const zone = this.#zone;
    const local = this.shown();
    const elsewhere = zone !== this.#own && new Intl.DateTimeFormat(this.locale.tag, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value;
    const twice = readInstant(super.shown()) !== undefined && instantsOf(local, zone).length > 1;
    return [elsewhere, twice && this.m.dateTimeTwice].filter(Boolean).join('. ');
  }

  protected override renderControl(): TemplateResult {
    const note = this.#note();
    return html`${super.renderControl()}${note ? html`<p class="help" id="note">${note}</p>` : nothing}`;
  }
}
