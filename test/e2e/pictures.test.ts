import { describe, expect, it } from 'vitest';
import type { Contract, Offer, OpportunityRecord } from '../../src/protocol/index.js';
import { launch } from '../config/browser.js';
import { openPage, signIn } from './person.js';
import { compare, type Shot } from './pictures.js';
import { saleOfThisFile } from './sale.js';

const now = Date.parse('2026-11-25T10:00:00.000Z');
const substates = ['request-received', 'initial-documents'] as const;
const history = (substate: string): OpportunityRecord['history'] => [...substates.filter((id) => id !== substate), substate].map((id, i) => ({ substate: id, at: `2026-11-${String(10 + 4 * i)}T09:00:00.000Z` }));
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const offers: Offer[] = [
  { id: 'small', number: 'A-1', name: { en: 'Eight panels', it: 'Otto pannelli' }, price: eur(689_000), taxes: { en: 'VAT included', it: 'IVA inclusa' }, lines: [{ name: { en: '440 W panels', it: 'Pannelli da 440 W' }, quantity: 8 }], attachments: [], validUntil: '2026-12-20', status: 'open' },
  { id: 'large', number: 'A-2', name: { en: 'With a battery', it: 'Con la batteria' }, price: eur(1_149_000), monthly: eur(12_900), taxes: { en: 'VAT included', it: 'IVA inclusa' }, lines: [{ name: { en: '440 W panels', it: 'Pannelli da 440 W' }, quantity: 10 }, { name: { en: 'Battery, 10 kWh', it: 'Batteria da 10 kWh' }, quantity: 1 }], attachments: [], validUntil: '2026-12-20', status: 'open' },
];

/** A sample of what designers look at (`npm run look` has all of it): view, what the project holds, what says that it stands, and the pictures. */
const scenes: readonly { substate: string; language: string; has?: Partial<OpportunityRecord>; shows: string; shots: readonly Shot[] }[] = [
  { substate: 'initial-documents', language: 'it', shows: 'portal-view-documentation button[type=submit]', shots: [{ width: 360 }, { width: 1280, scheme: 'dark' }] },
  { substate: 'draw-roof', language: 'en', shows: 'portal-view-drawing .map img', shots: [{ width: 1280 }, { width: 360, direction: 'rtl' }] },
  { substate: 'choose-offer', language: 'it', has: { offers }, shows: 'portal-view-offer [part=accept]', shots: [{ width: 768 }, { width: 360, scheme: 'dark' }] },
  { substate: 'visit', language: 'en', has: { visit: { id: 'v1', installer: { name: 'Marco Bianchi', phone: '+39 059 5550 120' }, start: '2026-12-03T08:00:00.000Z', end: '2026-12-03T10:00:00.000Z', timeZone: 'Europe/Rome', address: 'Via Verdi 8, Modena', changeable: true } }, shows: 'portal-view-installer-visit h3', shots: [{ width: 360 }, { width: 768, direction: 'rtl' }] },
  { substate: 'sign-contract', language: 'en', shows: 'portal-view-contract canvas', shots: [{ width: 360 }, { width: 1280, scheme: 'dark' }] },
  { substate: 'finished', language: 'it', shows: 'portal-view-finalization h2', shots: [{ width: 360, scheme: 'dark' }] },
  { substate: 'not-finished', language: 'en', shows: 'portal-view-finalization button', shots: [{ width: 768 }] },
];

const { portal, browser, company } = await saleOfThisFile({ now: () => now }, launch);

describe('pictures of the views', () => {
  it.each(scenes)('$substate looks as it did', async ({ substate, language, has, shows, shots }) => {
    const contract: Contract[] = substate === 'sign-contract' ? [{ id: 'supply', number: 'C-17', name: 'Supply contract', document: await company.file('Supply contract.pdf', await (await import('../backend/contract-world.js')).contractPdf(2, 'Supply contract')), ways: ['page'], status: 'open' }] : [];
    const customer = await company.customer(substate, { history: history(substate), contracts: contract, ...has });
    const { page } = await openPage(browser, 'about:blank', language);
    await page.clock.setFixedTime(now);
    await page.goto(portal.host);
    await page.evaluate(() => { document.documentElement.lang = 'en'; });
    await signIn(page, portal, customer.email);
    await page.locator('portal-timeline').waitFor();
    await page.evaluate((lang) => { document.documentElement.lang = lang; }, language);
    await page.locator(shows).first().waitFor();
    await expect.poll(() => page.evaluate(() => [...document.querySelectorAll('customer-portal')].every(({ shadowRoot }) => shadowRoot?.querySelector('.skeleton') === null))).toBe(true);
    const differences: (string | undefined)[] = [];
    for (const shot of shots) differences.push(await compare(page, substate, shot));
    expect(differences.filter(Boolean)).toEqual([]);
    await page.context().close();
  });
});
