import { describe, expect, it } from 'vitest';
import { codeFor } from './portal.js';
import { heading, newestMail, openPage, press, signIn } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

describe('the portal that the backend itself hosts', () => {
  it('F83 F105 F106 leads from the public page at its own address over My account and sign-in to the same elements', async () => {
    const customer = await company.customer('site-rules');
    const { page, faults } = await openPage(browser, `${portal.api}/`);
    await page.getByText('Solar for the home, from the first document to the first kilowatt-hour.').waitFor();
    // public: nothing of a customer, and no portal yet
    expect(await page.locator('customer-portal').count()).toBe(0);
    await page.getByRole('link', { name: 'My account' }).first().press('Enter');
    await page.waitForURL(`${portal.api}/account?lang=en`);
    await signIn(page, portal, customer.email);
    await heading(page, 'Rules for the day');
    for (const tag of ['customer-portal', 'portal-timeline', 'portal-view-status', 'portal-conditions']) expect(await page.locator(tag).count(), tag).toBe(1);
    await page.getByRole('checkbox', { name: 'I accept: Safety during the work' }).check();
    await press(page, 'Accept and continue');
    await page.getByText('Your answer is recorded. Thank you.').waitFor();
    expect(await company.substateOf(customer)).toBe('installing');
    // the strict policy of these pages had nothing to complain of
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it.each([
    { locale: 'es-ES', account: 'Mi cuenta', identifier: 'Correo electrónico o número de teléfono', step: 'Sus documentos' },
    { locale: 'fr-FR', account: 'Mon compte', identifier: 'Adresse e-mail ou numéro de téléphone', step: 'Vos documents' },
  ])('F106 speaks the language of a visitor from $locale, from the landing to the step', async ({ locale, account, identifier, step }) => {
    const customer = await company.customer('initial-documents');
    const { page, faults } = await openPage(browser, `${portal.api}/`, locale);
    await page.getByRole('link', { name: account }).first().click();
    const before = await newestMail(portal);
    await page.getByLabel(identifier).fill(customer.email);
    await page.getByLabel(identifier).press('Enter');
    await page.locator('input[autocomplete=one-time-code]').fill(await codeFor(portal.api, customer.email, before));
    await page.locator('input[autocomplete=one-time-code]').press('Enter');
    await heading(page, step);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('takes the language that the visitor chose along to the account', async () => {
    const { page } = await openPage(browser, `${portal.api}/`);
    await page.getByRole('link', { name: 'Italiano' }).click();
    await page.getByRole('link', { name: 'Il mio account' }).first().click();
    await page.getByLabel('Indirizzo e-mail o numero di telefono').waitFor();
    await page.context().close();
  });

  it('F223 says without JavaScript that it is needed, and whom to write to or call', async () => {
    const page = await (await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false })).newPage();
    await page.goto(`${portal.api}/account`);
    await page.getByText('This page needs JavaScript. Switch it on, or write to us.').waitFor();
    const main = page.getByRole('main');
    expect(await main.getByRole('link', { name: 'help@example.com' }).getAttribute('href')).toBe('mailto:help@example.com');
    expect(await main.getByRole('link', { name: '+39 02 5550 0100' }).getAttribute('href')).toBe('tel:+390255500100');
    await main.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('heading', { name: 'Your project, from the first document to the last signature, in one place.' }).waitFor();
    await page.context().close();
  });
});
