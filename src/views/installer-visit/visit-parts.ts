import { html, nothing, type TemplateResult } from 'lit';
import { isPage, isPicture } from '../../engine/addresses.js';
import { dateTime } from '../../i18n/format.js';
import type { Messages } from '../../i18n/en.js';
import type { VisitWords } from '../../i18n/visit/words.js';
import type { Text } from '../../protocol/text.js';
import type { Installer, InstallerVisit, VisitView } from '../../protocol/visit.js';
import { icons } from '../../theme/icons.js';
import type { When } from './when.js';
import { visitIcons } from './visit-icons.js';

/** What the parts of the view are told in. */
export interface Told {
  readonly m: Messages & VisitWords;
  readonly language: string;
  text(text: Text | undefined): string;
}

/** Day, time and how far off it is; `add` puts it into the customer's calendar, while it lies ahead. */
export function whenPart(when: When, { m }: Told, add: () => void): TemplateResult {
  if (when.phase === 'unset') return html`<div class="part when unset" part="when">${icons.clock}<p>${m.visitUnset}</p></div>`;
  const badge = when.phase === 'now' ? m.visitNow : when.relative;
  return html`
    <div class="part when" part="when" data-phase=${when.phase}>
      <div class="leaf" aria-hidden="true"><span>${when.month}</span><b>${when.number}</b></div>
      <div class="stack tight">
        <h3 class="visually-hidden">${m.visitWhen}</h3>
        <p class="day">${when.day}</p>
        <p class="time"><bdi>${when.time}</bdi> ${badge ? html`<span class="badge-line">${badge}</span>` : nothing}</p>
        ${when.phase === 'over' ? html`<p>${m.visitOver}</p>` : nothing}
        ${when.zone ? html`<p class="small soft">${m.visitZone(when.zone)}</p>` : nothing}
      </div>
      ${when.phase === 'ahead' ? html`<button type="button" class="add" part="calendar" @click=${add}>${visitIcons.calendar}${m.visitAdd}</button>` : nothing}
    </div>`;
}

/** The first letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase();
}

/** A picture that doesn't come leaves the initials behind it. */
const gone = (event: Event): void => { (event.target as HTMLElement).hidden = true; };

export function whoPart({ name, role, company, phone, email, picture }: Installer, { m, text }: Told): TemplateResult {
  const under = [text(role), company ?? ''].filter((one) => one !== '');
  return html`
    <div class="part who" part="who">
      <div class="face" aria-hidden="true">${initials(name)}${picture && isPicture(picture) ? html`<img src=${picture} alt="" loading="lazy" referrerpolicy="no-referrer" @error=${gone}>` : nothing}</div>
      <div class="stack tight">
        <h3 class="label-line">${m.visitWho}</h3>
        <p class="name">${name}</p>
        ${under.map((line) => html`<p class="soft">${line}</p>`)}
        ${phone || email ? html`
          <p class="reach">
            ${phone ? html`<a part="phone" href="tel:${phone.replace(/[^+\d]/g, '')}" aria-label="${m.visitCall(name)}: ${phone}">${visitIcons.phone}<bdi dir="ltr">${phone}</bdi></a>` : nothing}
            ${email ? html`<a part="email" href="mailto:${email}" aria-label="${m.visitWrite(name)}: ${email}">${visitIcons.mail}<bdi dir="ltr">${email.split('@').map((part, i) => (i > 0 ? html`<wbr>@${part}` : part))}</bdi></a>` : nothing}
          </p>` : nothing}
      </div>
    </div>`;
}

/** The company's map of the place, else a neutral one: at the position, or looking for the address. */
export function mapAddress({ map, position, address }: InstallerVisit): string | undefined {
  if (map && isPage(map)) return map;
  const [longitude, latitude] = position ?? [];
  if (latitude !== undefined) return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return address ? `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}` : undefined;
}

export function wherePart(visit: InstallerVisit, { m, text }: Told): TemplateResult | typeof nothing {
  const map = mapAddress(visit);
  if (!map) return nothing;
  return html`
    <div class="part where" part="where">
      <span class="spot" aria-hidden="true">${visitIcons.pin}</span>
      <div class="stack tight">
        <h3 class="label-line">${m.visitWhere}</h3>
        ${visit.address ? html`<p class="address">${text(visit.address)}</p>` : nothing}
        <p class="reach"><a part="map" href=${map} target="_blank" rel="noopener noreferrer">${m.visitMap}</a></p>
      </div>
    </div>`;
}

/** When the customer last asked for another time, and what they wrote. */
export function askedPart({ at, text }: NonNullable<VisitView['asked']>, { m, language }: Told): TemplateResult {
  return html`<div class="notice success" part="asked">${icons.check}<div class="stack tight"><strong>${m.visitAsked(dateTime(at, language))}</strong><blockquote>${text}</blockquote></div></div>`;
}
