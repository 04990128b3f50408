import { describe, expect, it } from 'vitest';
import { fieldTypes, type Field, type FileRef, type Flow, type Opportunity, type ProblemError, type Value } from '../../src/protocol/index.js';
import { attach, choose, fileField, heading, newestMail, press, sha256, type, visit } from './person.js';
import { codeFor } from './portal.js';
import { jpeg, pdf } from './real-files.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

const options = [{ value: 'flat', label: 'Flat' }, { value: 'pitched', label: 'Pitched' }, { value: 'mixed', label: 'Mixed' }];
const more: Partial<Record<string, Partial<Field>>> = {
  number: { unit: 'kWh' }, choice: { options }, choices: { options, label: 'Any of these' }, file: { accept: ['application/pdf', 'image/*'], maxFiles: 3 },
  'displayed-text': { text: 'We use these answers for **your offer**.' },
  money: { currency: 'EUR', max: 1_000_000 }, 'date-time': { timeZone: 'Europe/Rome' }, address: { country: 'IT', countries: ['IT', 'FR'] }, 'tax-id': { kinds: ['codice-fiscale', 'partita-iva'] }, 'supply-point': { country: 'ES' },
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
    await page.getByLabel('My date', { exact: true }).fill('2026-12-24');
    await page.getByLabel('My time').fill('09:30');
    await choose(page, 'My yes-no', 'No');
    await page.getByLabel('My checkbox').check();
    await choose(page, 'My choice', 'Pitched');
    await choose(page, 'Any of these', 'Flat');
    await choose(page, 'Any of these', 'Mixed');
    await type(page, 'My email', 'ada@example.com');
    await type(page, 'My phone', '+39 02 5550 0100');
    await type(page, 'My money', '2500');
    await page.getByLabel('My date-time').fill('2026-07-02T09:30');
    const address = page.getByRole('group', { name: 'My address' });
    await type(page, 'Street and number', 'Via della Luce 12');
    for (const [part, text] of [['Postcode', '20121'], ['Town or city', 'Milano'], ['Province', 'MI']] as const) await address.getByLabel(part).fill(text);
    await type(page, 'My iban', 'it60 x054 2811 1010 0000 0123 45');
    await type(page, 'My tax-id', 'rssmra85t10a562s');
    await type(page, 'My supply-point', 'ES 1234 1234 5678 9012 JY');
    // what is wrong says how to mend it
    await page.getByText('An IBAN that begins with IT has 27 characters; this one has 26.').waitFor();
    await type(page, 'My iban', 'it60 x054 2811 1010 0000 0123 456');
    expect(await page.getByLabel('My money').inputValue()).toBe('2,500.00');

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
      money: { amount: 250_000, currency: 'EUR' }, 'date-time': '2026-07-02T07:30:00Z', address: { street: 'Via della Luce 12', postcode: '20121', city: 'Milano', region: 'MI', country: 'IT' },
      iban: 'IT60X0542811101000000123456', 'tax-id': 'RSSMRA85T10A562S', 'supply-point': 'ES1234123456789012JY',
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

  it('F39 F143 is refused by the server in each of the further types, whatever the page would let pass', async () => {
    await company.put('/flows/everything', flow);
    const customer = await company.customer('all', { type: 'everything' });
    const wrong: Record<string, [Value, string]> = {
      money: [{ amount: 1_000_001, currency: 'EUR' }, 'too-large'], 'date-time': ['2026-03-29T02:30', 'time-skipped'], address: [{ street: 'Via Roma 1', country: 'DE' }, 'address-postcode'],
      iban: ['IT60X0542811101000000123465', 'iban-check'], 'tax-id': ['RSSMRA85T10A562X', 'code-check'], 'supply-point': ['ES1234123456789012YJ', 'code-check'],
    };
    // by hand, without a page
    const ask = async <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: T }> => {
      const response = await fetch(portal.api + path, { method: body === undefined ? 'GET' : 'POST', headers: { 'Content-Type': 'application/json', ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) });
      return { status: response.status, body: (await response.json()) as T };
    };
    const before = await newestMail(portal);
    const { body: { challenge } } = await ask<{ challenge: string }>('/session/codes', { identifier: customer.email });
    const { body: { token } } = await ask<{ token: string }>('/session', { challenge, code: await codeFor(portal.api, customer.email, before) });
    const bearer = { Authorization: `Bearer ${token}` };
    const { body: { revision } } = await ask<Opportunity>(`/opportunities/${customer.project}`, undefined, bearer);
    const values = Object.fromEntries(Object.entries(wrong).map(([id, [value]]) => [id, value]));
    const answer = await ask<{ errors: ProblemError[] }>(`/opportunities/${customer.project}/actions`, { type: 'submit-step', revision, payload: { values } }, { ...bearer, 'Idempotency-Key': crypto.randomUUID() });
    expect(answer.status).toBe(422);
    for (const [id, [, code]] of Object.entries(wrong)) expect(answer.body.errors.find(({ pointer }) => pointer === `/payload/values/${id}`)?.code, id).toBe(code);
    const { substate, values: held } = await company.record(customer);
    expect([substate, held]).toEqual(['all', {}]);
  });

  it('F143 can’t leave while the rule of one of them isn’t there, and goes on once it comes', async () => {
    const one = fields.filter(({ id }) => ['short-text', 'iban'].includes(id));
    await company.put('/flows/account', { ...flow, type: 'account', fields: one, states: [{ ...flow.states[0], substates: [{ id: 'all', name: 'All', publicName: 'Your account', view: 'initial-documentation', placements: one.map(({ id }) => ({ field: id })) }, { id: 'after', name: 'After', publicName: 'It is here', view: null }] }] });
    const customer = await company.customer('all', { type: 'account', values: { iban: 'IT60X0542811101000000123456' } });
    const context = await browser.newContext({ locale: 'en-GB' });
    let cut = true;
    await context.route(/chunks\/(iban-rule|portal-field-iban)/, (route) => (cut ? route.abort() : route.continue()));
    const { page } = await visit(context, portal, customer);
    await page.getByText('Check your network.').waitFor();
    expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0);
    cut = false;
    await press(page, 'Try again');
    await page.getByLabel('My iban').waitFor();
    expect(await page.getByLabel('My iban').inputValue()).toBe('IT60 X054 2811 1010 0000 0123 456');
    await type(page, 'My short-text', 'Ada');
    await press(page, 'Send');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(await company.record(customer)).toMatchObject({ substate: 'after', values: { iban: 'IT60X0542811101000000123456', 'short-text': 'Ada' } });
    await context.close();
  });

  it('F212 takes a picture from the clipboard, small where the company wants it small, and goes on after a pause', async () => {
    const photo: Field = { id: 'roof', type: 'photo', label: 'My roof', maxFiles: 3, maxPixels: 320 };
    const paper: Field = { id: 'plan', type: 'file', label: 'My plan' };
    await company.put('/flows/pictures', { ...flow, type: 'pictures', fields: [photo, paper], states: [{ ...flow.states[0], substates: [{ id: 'all', name: 'All', publicName: 'Your pictures', view: 'initial-documentation', placements: [{ field: 'roof', required: true }, { field: 'plan', required: true }] }, { id: 'after', name: 'After', publicName: 'They are here', view: null }] }] });
    const customer = await company.customer('all', { type: 'pictures' });
    const context = await browser.newContext({ locale: 'en-GB', permissions: ['clipboard-read', 'clipboard-write'] });
    const { page, faults } = await visit(context, portal, customer);
    await heading(page, 'Your pictures');
    await page.evaluate(async () => {
      // noise, as no format packs it
      const canvas = new OffscreenCanvas(640, 480);
      const paint = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      const pixels = paint.createImageData(640, 480);
      for (let at = 0; at < pixels.data.length; at += 50_000) crypto.getRandomValues(pixels.data.subarray(at, at + 50_000));
      paint.putImageData(pixels, 0, 0);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob({ type: 'image/png' }) })]);
    });
    await fileField(page, 'My roof').getByRole('button', { name: /^Choose/ }).focus();
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('upload-controls')));
    await page.keyboard.press('Control+V');
    await fileField(page, 'My roof').getByText(/Made smaller, from/).waitFor();
    await fileField(page, 'My roof').getByText('Uploaded').waitFor();

    // a line so slow that there is time to pause
    const network = await context.newCDPSession(page);
    const line = (bytes: number): Promise<unknown> => network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytes });
    await line(40_000);
    const pieces: string[] = [];
    page.on('request', (request) => { if (/\/uploads\/./.test(request.url())) pieces.push([request.method(), request.headers()['upload-offset']].filter(Boolean).join(' ')); });
    const plan = pdf('A plan. '.repeat(50_000));
    await page.locator('portal-field-file input[type=file]').setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: plan });
    await fileField(page, 'My plan').getByText(/[3-9]\d%/).waitFor();
    await fileField(page, 'My plan').getByRole('button', { name: 'Pause plan.pdf' }).click();
    await fileField(page, 'My plan').getByText(/^Paused/).waitFor();
    await press(page, 'Send documents');
    await page.getByRole('group', { name: /things? .*(missing|attention)/ }).waitFor();
    expect(await company.substateOf(customer)).toBe('all');
    await line(-1);
    await fileField(page, 'My plan').getByRole('button', { name: 'Go on with plan.pdf' }).click();
    await fileField(page, 'My plan').getByText('Uploaded').waitFor();
    // it asked where it stood, and began there
    expect(pieces.map((piece) => piece.replace(/ [1-9]\d*$/, ' on'))).toEqual(['PATCH 0', 'HEAD', 'PATCH on']);
    await press(page, 'Send documents');
    await page.getByText('We have received it. Thank you.').waitFor();
    const { substate, values = {} } = await company.record(customer);
    expect(substate).toBe('after');
    expect((values['plan'] as FileRef[]).map((file) => file.sha256)).toEqual([sha256(plan)]);
    expect(values['roof']).toMatchObject([{ type: 'image/png' }]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
