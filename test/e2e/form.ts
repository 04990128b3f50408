import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Customer } from './company.js';
import { openPage, saved, type, visit } from './person.js';
import { saleOfThisFile, type Sale } from './sale.js';

export const taxNumber = 'FRRGLI80A41F257I';
export const remarks = 'Anything else we should know?';

/** The form of a step as it stands on a page. */
export const form = {
  there: (page: Page): Promise<void> => page.getByLabel('Tax number').waitFor(),
  taxNumber: (page: Page): Promise<string> => page.getByLabel('Tax number').inputValue(),
  privacy: (page: Page) => page.getByRole('checkbox', { name: 'I accept: Privacy notice' }),
  saved,
  received: (page: Page): Promise<void> => page.getByText('We have received it. Thank you.').waitFor(),
};

/** Customers before a short form: a tax number, remarks, and a condition to accept. */
export interface FormSale extends Sale {
  /** a customer whose page shows the form */
  open(where?: Browser | BrowserContext): Promise<{ page: Page; customer: Customer; faults: string[] }>;
  /** a customer with the form in two tabs of one browser; `prepare` runs in each page first */
  twoTabs(prepare?: () => void): Promise<{ context: BrowserContext; customer: Customer; one: Page; other: Page }>;
}

export async function formOfThisFile(...given: Parameters<typeof saleOfThisFile>): Promise<FormSale> {
  const sale = await saleOfThisFile(...given);
  const { portal, browser, company } = sale;
  await company.changeSubstate('initial-documents', { placements: [{ field: 'tax-id', required: true }, { field: 'remarks' }], conditions: ['privacy'] });
  const open: FormSale['open'] = async (where = browser) => {
    const customer = await company.customer('initial-documents');
    const opened = await visit(where, portal, customer);
    await form.there(opened.page);
    return { ...opened, customer };
  };
  return {
    ...sale, open,
    async twoTabs(prepare) {
      const context = await browser.newContext({ locale: 'en-GB' });
      if (prepare) await context.addInitScript(prepare);
      const { page: one, customer } = await open(context);
      const { page: other } = await openPage(context, portal.host);
      await form.there(other);
      return { context, customer, one, other };
    },
  };
}

/** Types what the form asks for, and waits until it is kept; `accept` the condition, too. */
export async function fill(page: Page, accept = true): Promise<void> {
  await type(page, 'Tax number', taxNumber);
  if (accept) await form.privacy(page).check();
  await form.saved(page);
}
