import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/protocol/index.js';
import { comeBack, heading, openPage, press, visit } from './person.js';
import { pdf } from './real-files.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

describe('the page on which the company attaches its help documents', () => {
  const documents = async (): Promise<string[]> => ((await company.get<Settings>('/settings')).help?.files?.list ?? []).map(({ file }) => file.name);

  /** Lets a file fall onto the place for it, as the desktop does. */
  async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
    const dropped = await page.evaluateHandle(([file, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(text ?? ''), (c) => c.charCodeAt(0))], file ?? '', { type: 'application/pdf' }));
      return data;
    }, [name, bytes.toString('base64')]);
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
  }

  it('F57 F58 takes what is dropped on it with its explanation, and an open page of a customer follows', async () => {
    const before = await documents();
    const { page: customer } = await visit(browser, portal, await company.customer('request-received'));
    await heading(customer, 'Request received');
    const { page, faults } = await openPage(browser, `${portal.api}/help-documents?lang=en`);
    // nothing without the company's token
    await page.getByLabel('Token of the company’s side').fill('somebody-else');
    await press(page, 'Open');
    await page.getByText('This token isn’t one of the company’s.').waitFor();
    await page.getByLabel('Token of the company’s side').fill(portal.company);
    await press(page, 'Open');
    await drop(page, 'Questions.pdf', pdf('Questions and answers'));
    const added = page.getByRole('listitem').filter({ has: page.getByText('Questions.pdf', { exact: true }) });
    await added.getByLabel('English').fill('What others have asked.');
    await page.getByText('Not saved yet.').waitFor();
    expect(await documents()).toEqual(before);
    await press(page, 'Save');
    await page.getByText('Saved. Customers see it now.').waitFor();
    expect(await documents()).toEqual([...before, 'Questions.pdf']);

    await comeBack(customer);
    await customer.getByRole('button', { name: 'Need help?' }).click();
    await customer.getByText('What others have asked.').waitFor();
    await press(page, 'Remove: Questions.pdf');
    await press(page, 'Save');
    await expect.poll(documents).toEqual(before);
    expect(faults).toEqual([]);
    await page.context().close();
    await customer.context().close();
  });
});
