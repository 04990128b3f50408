import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Messages } from '../../i18n/en.js';
import type { OfferWords } from '../../i18n/offer/words.js';
import type { Offer } from '../../protocol/offer.js';
import type { Money } from '../../protocol/text.js';
import { chart, type Bar } from './chart.js';
import { number } from './numbers.js';

type Words = Messages & OfferWords;

/** More years than a house lasts are a slip. */
const mostYears = 40;

const finite = (values: readonly number[] | undefined): number[] => (values ?? []).filter((value) => Number.isFinite(value));
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const months = (offer: Offer): number[] => finite(offer.production?.months).slice(0, 12);

/** The highest of the months of several offers: their charts are drawn to it. */
export const highestMonth = (offers: readonly Offer[]): number => Math.max(0, ...offers.flatMap(months));

/** What it makes and saves: each with a title that says it, and a chart where there is more than one figure. Made anew only for another offer: the page renders at every key. */
export const figures = (offer: Offer, m: Words, language: string, top?: number): unknown => guard([offer, m, language, top], () => figuresOf(offer, m, language, top));

function figuresOf(offer: Offer, m: Words, language: string, top?: number): TemplateResult | typeof nothing {
  const { payback } = offer;
  const parts = [production(offer, m, language, top), savings(offer, m, language)].filter((part) => part !== nothing);
  const years = payback !== undefined && Number.isFinite(payback) && payback > 0 ? html`<p class="fact">${m.offerPayback(inYears(payback, language))}</p>` : nothing;
  return parts.length === 0 && years === nothing ? nothing : html`${parts}${years}`;
}

const inYears = (years: number, language: string): string => number(years, language, { style: 'unit', unit: 'year', unitDisplay: 'long', maximumFractionDigits: 1 });

function production(offer: Offer, m: Words, language: string, top?: number): TemplateResult | typeof nothing {
  const list = months(offer);
  const year = Number.isFinite(offer.production?.year) ? offer.production?.year ?? 0 : sum(list);
  if (year <= 0) return nothing;
  const kwh = number(year, language, { maximumSignificantDigits: 2, useGrouping: 'always' });
  if (list.length < 12) return html`<p class="fact">${m.offerYieldYear(kwh)}</p>`;
  const exact = (value: number): string => number(value, language, { maximumFractionDigits: 0, useGrouping: 'always' });
  const short = new Intl.DateTimeFormat(language, { month: 'narrow', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const best = list.indexOf(Math.max(...list));
  const day = (i: number): number => Date.UTC(2026, i, 1);
  const bars = list.map((value, i): Bar => ({
    value, label: short.format(day(i)), name: long.format(day(i)), text: exact(value), best: i === best,
    mark: i === best ? exact(value) : undefined,
  }));
  return chart({ title: m.offerYield({ kwh, month: long.format(day(best)) }), bars, head: [m.offerMonth, 'kWh'], asTable: m.offerAsTable, top });
}

function savings({ savings: all = [] }: Offer, m: Words, language: string): TemplateResult | typeof nothing {
  const [first] = all;
  if (!first) return nothing;
  const list = all.filter(({ amount, currency }) => Number.isFinite(amount) && currency === first.currency).slice(0, mostYears);
  const about = moneyFormat(first, language, { maximumSignificantDigits: 2 });
  if (list.length < 2) return html`<p class="fact">${m.offerSavings(about(first.amount))}</p>`;
  const exact = moneyFormat(first, language, { maximumFractionDigits: 0 });
  const last = list.length - 1;
  const every = last < 12 ? 1 : 5;
  const bars = list.map(({ amount }, i): Bar => ({
    value: amount, label: i === 0 || (i + 1) % every === 0 ? number(i + 1, language) : '', name: number(i + 1, language), text: exact(amount), mark: i === last ? about(amount) : undefined,
  }));
  const title = m.offerSavingsYears({ first: about(first.amount), total: about(sum(list.map(({ amount }) => amount))), years: inYears(list.length, language) });
  return chart({ title, bars, head: [m.offerYear, m.offerSaved], asTable: m.offerAsTable });
}

/** Writes minor units of a currency. */
function moneyFormat({ currency }: Money, language: string, options: Intl.NumberFormatOptions): (amount: number) => string {
  const digits = new Intl.NumberFormat(language, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return (amount) => number(amount / 10 ** digits, language, { style: 'currency', currency, useGrouping: 'always', ...options });
}
