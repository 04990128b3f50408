import { beforeAll, describe, expect, it } from 'vitest';
import type { ConditionDefinition } from '../../src/protocol/index.js';
import { comeBack, press, sha256, visit } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

describe('what a customer accepts', () => {
  beforeAll(async () => {
    await company.changeSubstate('initial-documents', { placements: [{ field: 'remarks' }], conditions: ['privacy'] });
  });

  const hashOf = (text: ConditionDefinition['text'] | undefined, language: string): string => sha256(Buffer.from(typeof text === 'object' ? (text[language] ?? '') : ''));

  it('F216 is kept with its id, version, language, the hash of the very text, and the time; what was changed meanwhile is asked anew', async () => {
    const customer = await company.customer('initial-documents');
    const given = () => portal.backend.db.selectFrom('consents').select(['condition', 'version', 'language', 'sha256', 'given_at']).where('opportunity', '=', customer.project).execute();
    const first = (await company.get<ConditionDefinition[]>('/conditions')).find(({ id }) => id === 'privacy');
    if (!first || typeof first.text !== 'object') throw new Error('no privacy notice in languages');
    const { page } = await visit(browser, portal, customer);
    const box = page.getByRole('checkbox', { name: 'I accept: Privacy notice' });
    await box.check();
    const changed = { ...first.text, en: `${first.text['en'] ?? ''}\n\nWe also show it to our roofers.` };
    await company.condition('privacy', { version: first.version + 1, text: changed });
    await comeBack(page);
    // the tick was for another text
    await expect.poll(() => box.isChecked()).toBe(false);
    expect(await given()).toEqual([]);
    await box.check();
    const before = Date.now();
    await press(page, 'Send');
    await page.getByText('We have received it. Thank you.').waitFor();
    const [consent, ...more] = await given();
    expect([consent, more]).toMatchObject([{ condition: 'privacy', version: first.version + 1, language: 'en', sha256: hashOf(changed, 'en') }, []]);
    expect([consent?.sha256 === hashOf(first.text, 'en'), consent?.sha256 === hashOf(changed, 'it')]).toEqual([false, false]);
    expect(consent?.given_at.getTime()).toBeGreaterThanOrEqual(before);
    // the text of each version is still there to be shown
    const kept = await portal.backend.db.selectFrom('conditions').select(['version', 'body']).where('id', '=', 'privacy').orderBy('version').execute();
    expect(kept.map(({ version, body }) => [version, body.sha256['en']])).toEqual([[first.version, hashOf(first.text, 'en')], [first.version + 1, hashOf(changed, 'en')]]);
    await page.context().close();
  });
});
