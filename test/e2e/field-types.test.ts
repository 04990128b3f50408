import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldTypes, type Field, type FileRef, type Flow } from '../../src/protocol/index.js';
import { launch } from '../config/browser.js';
import { Company, openSale } from './company.js';
import { attach, choose, fileField, heading, press, sha256, type, visit } from './person.js';
import type { Portal } from './portal.js';
import { jpeg, pdf } from './real-files.js';

let portal: Portal;
let browser: Browser;
let company: Company;

beforeAll(async () => {
  portal = await openSale();
  company = new Company(portal);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

const options = [{ value: 'flat', label: 'Flat' }, { value: 'pitched', label: 'Pitched' }, { value: 'mixed', label: 'Mixed' }];
const more: Partial<Record<string, Partial<Field>>> = {
  number: { unit: 'kWh' }, choice: { options }, choices: { options, label: 'Any of these' }, file: { accept: ['application/pdf', 'image/*'], maxFiles: 3 },
  'displayed-text': { text: 'We use these answers for **your offer**.' },
};
const fields = fieldTypes.map((one): Field => ({ id: one, type: one, label: `My ${one}`, ...more[one] }));

const flow: Flow = {
  protocol: 1, type: 'everything', name: 'Everything', initial: 'all', languages: ['en'], fields,
  states: [{ id: 'one', name: 'One', publicName: 'One', substates: [
    { id: 'all', name: 'All', publicName: 'All that we ask', view: 'initial-documentation', placements: fields.map(({ id }) => ({ field: id, required: id !== 'displayed-text' })) },
    { id: 'after', name: 'After', publicName: 'All is here', view: null },
  ] }],
  externalActions: [{ source: 'customer-portal', action: 'submit-step', from: 'all', target: 'after' }],
};

describe('a step that asks for every field type', () => {
  it('F143 is filled in by a person, and the database holds each value and file', async () => {
    await company.put('/flows/everything', flow);
    const customer = await company.customer('all', { type: 'everything' });
    const { page, faults } = await visit(browser, portal, customer);
    await heading(page, 'All that we ask');
    await page.getByText('your offer', { exact: true }).waitFor();

    await type(page, 'My short-text', 'Ada Rossi');
    await type(page, 'My text-area', 'The gate sticks.\nRing twice.');
    await type(page, 'My number', '4,200.5');
    await page.getByLabel('My date').fill('2026-12-24');
    await page.getByLabel('My time').fill('09:30');
    await choose(page, 'My yes-no', 'No');
    await page.getByLabel('My checkbox').check();
    await choose(page, 'My choice', 'Pitched');
    await choose(page, 'Any of these', 'Flat');
    await choose(page, 'Any of these', 'Mixed');
    await type(page, 'My email', 'ada@example.com');
    await type(page, 'My phone', '+39 02 5550 0100');

    // one file chosen in the dialog, one dropped on the field
    const bill = { name: 'bill.pdf', mimeType: 'application/pdf', buffer: pdf('Bill') };
    const meter = { name: 'meter.jpg', mimeType: 'image/jpeg', buffer: jpeg() };
    await attach(page, 'My file', bill);
    const dropped = await page.evaluateHandle(({ name, mimeType, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name, { type: mimeType }));
      return transfer;
    }, { ...meter, text: meter.buffer.toString('base64') });
    for (const event of ['dragenter', 'dragover', 'drop']) await fileField(page, 'My file').locator('.drop').dispatchEvent(event, { dataTransfer: dropped });
    await fileField(page, 'My file').getByRole('button', { name: 'Remove meter.jpg' }).waitFor();

    // on a phone the camera opens: the input says so
    const photo = { name: 'roof.jpg', mimeType: 'image/jpeg', buffer: jpeg() };
    const camera = page.locator('portal-field-photo input[capture]');
    expect(await camera.getAttribute('accept')).toBe('image/*');
    await camera.setInputFiles(photo);
    await fileField(page, 'My photo').getByRole('button', { name: 'Remove roof.jpg' }).waitFor();

    const pad = page.locator('portal-field-signature canvas');
    await pad.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await pad.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width * 0.2, y + height * 0.6);
    await page.mouse.down();
    for (let i = 1; i <= 8; i++) await page.mouse.move(x + width * (0.2 + i * 0.06), y + height * (i % 2 ? 0.3 : 0.7));
    await page.mouse.up();
    await fileField(page, 'My signature').getByRole('button', { name: 'Use this signature' }).click();
    await fileField(page, 'My signature').getByRole('button', { name: /^Remove/ }).waitFor();

    await press(page, 'Send documents');
    await page.getByText('We have received it. Thank you.').waitFor();
    const { substate, values = {} } = await company.record(customer);
    expect(substate).toBe('after');
    expect(values).toMatchObject({
      'short-text': 'Ada Rossi', 'text-area': 'The gate sticks.\nRing twice.', number: 4200.5, date: '2026-12-24', time: '09:30', 'yes-no': false, checkbox: true,
      choice: 'pitched', choices: ['flat', 'mixed'], email: 'ada@example.com',
    });
    expect((values['phone'] as string).replace(/\s/g, '')).toBe('+390255500100');
    expect(Object.keys(values)).not.toContain('displayed-text');
    const held = (field: string): FileRef[] => values[field] as FileRef[];
    expect(held('file').map((file) => [file.name, file.sha256])).toEqual([['bill.pdf', sha256(bill.buffer)], ['meter.jpg', sha256(meter.buffer)]]);
    expect(held('photo').map((file) => file.sha256)).toEqual([sha256(photo.buffer)]);
    expect(held('signature').map((file) => file.type)).toEqual(['image/png']);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
