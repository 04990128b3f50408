import { expect } from 'chai';
import { fieldElements } from '../../src/fields/field-types.js';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import { fileTypes, heldNothing } from '../../src/engine/field-types/field-types.js';
import { checkValue } from '../../src/engine/index.js';
import { languages, type LanguageCode } from '../../src/i18n/languages.js';
import type { FieldType, Value } from '../../src/protocol/field.js';
import { expectAccessible } from '../views/accessibility.js';
import { clean, textOf, until } from '../views/fake-store.js';
import { placed } from '../views/opportunities.js';
import { fieldCases, showing } from './field-cases.js';
import { learn, sentenceOf } from './field-words.js';
import { control, define, descriptionOf, enter, held, leave, listen, nameOf, part, place, ways } from './place.js';

const choiceTypes = ['choice', 'choices', 'yes-no', 'checkbox'];
/** How a type is answered, for the words of its errors. */
export const kindOf = (type: string): 'files' | 'choice' | 'text' => (fileTypes.includes(type) ? 'files' : choiceTypes.includes(type) ? 'choice' : 'text');

/** The sentence of the engine's verdict on a value; empty when it is good. */
export async function verdict(type: FieldType, value: Value | undefined, required: boolean, language: LanguageCode = 'en'): Promise<string> {
  const fault = checkValue(placed(define(type, fieldCases[type].field), { required }), value);
  await learn(language);
  return sentenceOf(type, fault, kindOf(type), language);
}

/** What every field of the portal is held to. */
export function fieldSuite(type: FieldType): void {
  const { field: more, good: [good], bad, reads, readsEmpty = 'Not filled in', sent, shows, asks: times = 1, note, junk, use } = fieldCases[type];
  const own = define(type, { placeholder: { en: 'For example', it: 'Per esempio' }, ...more });
  const files = fileTypes.includes(type);
  const asks = files ? 'file-add' : 'value-change';
  const show = (shown: Parameters<typeof place>[1] = {}, around?: Parameters<typeof place>[2]): Promise<PortalFieldElement> => place(type, { field: own, ...shown }, around);
  const error = (element: PortalFieldElement): string => part(element, '[part=error]')?.textContent?.trim() ?? '';

  describe(`<${fieldElements[type].tag}>`, () => {
    afterEach(clean);

    it('fires nothing when the page sets its properties', async () => {
      const element = await show();
      const heard = listen(element);
      const native: string[] = [];
      for (const name of ['input', 'change']) element.addEventListener(name, () => native.push(name));
      for (const shown of [{ value: good }, { required: true }, { showFaults: true }, { value: bad[0]?.[0] ?? null }, { error: 'Not this.' }, { field: { ...own, label: 'Other' } }, { readOnly: true }, { readOnly: false, value: undefined }]) {
        Object.assign(element, shown);
        await element.updateComplete;
      }
      expect([...heard.asked, ...native]).to.deep.equal([]);
    });

    it('says its words in each language as the page changes its own', async () => {
      const element = await show({ showFaults: true });
      for (const language of ['it', 'es', 'fr', 'de', 'pt', 'ar', 'en'] as const) {
        (element.closest('main') as HTMLElement).lang = language;
        await until(() => textOf(element).includes(language === 'it' ? 'Etichetta uno' : 'Label one'));
        if (heldNothing.includes(type)) continue;
        const { optional } = await languages[language]();
        await until(() => part(element, '.optional')?.textContent === `(${optional})`);
        element.required = true;
        const missing = await verdict(type, undefined, true, language);
        await until(() => error(element) === missing);
        element.required = false;
      }
    });

    it('fits a phone of 320 px in both directions, with words that don’t break by themselves', async () => {
      for (const dir of ['ltr', 'rtl'] as const) {
        const field = { ...own, label: `${'Photovoltaikanlagen'.repeat(3)} label`, help: 'Betriebsgenehmigung'.repeat(5) };
        const around = { dir, width: '320px' };
        for (const element of [await show({ field, required: false, showFaults: true, value: bad[0]?.[0] }, around), await show({ field, readOnly: true, value: good }, around)]) {
          expect(getComputedStyle(element).direction).to.equal(dir);
          const box = element.getBoundingClientRect();
          const out = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('*:not(style, .visually-hidden, svg *)') ?? [])]
            .filter((one) => one.getClientRects().length > 0 && (one.getBoundingClientRect().right > box.right + 1 || one.getBoundingClientRect().left < box.left - 1));
          expect(out.map((one) => `${one.localName}.${one.className}`)).to.deep.equal([]);
          const words = part(element, 'label, legend, dt, .label') as HTMLElement;
          expect(getComputedStyle(words).textAlign).to.equal('start');
        }
      }
    });

    it('leaves axe nothing to say: ready, with an error, and read-only', async () => {
      const all = [await show({ value: good }), await show({ required: true, showFaults: true }), await show({ value: good, readOnly: true }), await show({ readOnly: true })];
      const page = document.createElement('main');
      page.lang = 'en';
      page.append(...all.map((element) => element.parentElement as HTMLElement));
      document.body.replaceChildren(page);
      await Promise.all(all.map((element) => element.updateComplete));
      await expectAccessible(page, ['short-text', 'choice', 'file'].includes(type));
    });

    it('is valid, empty and without a mark where it holds nothing or is read-only', async () => {
      const element = await show({ required: true, readOnly: true, showFaults: true });
      expect(element.matches(':valid')).to.equal(true);
      expect(element.message).to.equal('');
      expect(error(element)).to.equal('');
      expect(part(element, '.optional') === null).to.equal(true);
    });

    if (heldNothing.includes(type)) return;

    it('names its control by its label, ties the help to it, and marks what is optional', async () => {
      const element = await show();
      const group = control(element).closest('fieldset, [role=group]');
      expect(group ? nameOf(group) : nameOf(control(element))).to.include('Label one');
      expect(nameOf(control(element))).not.to.equal('');
      expect(descriptionOf(control(element))).to.equal(['Help for one', note].filter(Boolean).join(' '));
      expect(part(element, '.optional')?.textContent).to.equal('(optional)');
      element.required = true;
      await element.updateComplete;
      expect(part(element, '.optional') === null).to.equal(true);
      if (!files) expect(part(element, '[aria-required=true]') !== null || type === 'choices').to.equal(true);
    });

    it('shows what is wrong only when the customer has been there, tied to the control', async () => {
      const element = await show({ required: true });
      const missing = await verdict(type, undefined, true);
      expect(error(element)).to.equal('');
      leave(element);
      await until(() => error(element) === missing);
      expect(descriptionOf(control(element))).to.equal(['Help for one', missing, note].filter(Boolean).join(' '));
      if (!files) expect(part(element, '[aria-invalid=true]') !== null).to.equal(true);
      element.value = good;
      await until(() => error(element) === '');
      expect(part(element, '[aria-invalid=true]') === null).to.equal(true);
    });

    it('shows what is wrong when it is told to, and an error from outside until the answer changes', async () => {
      const element = await show({ required: true, showFaults: true });
      expect(error(element)).to.equal(await verdict(type, undefined, true));
      Object.assign(element, { error: 'The registry doesn’t know this.', showFaults: false });
      await until(() => error(element) === 'The registry doesn’t know this.');
      const heard = listen(element);
      use?.(element);
      await until(() => heard.asked.length === times);
      await until(() => !error(element).includes('registry'));
    });

    it('asks once when the customer answers, and can be vetoed', async () => {
      const element = await show();
      const heard = listen(element);
      element.addEventListener(`portal-${asks}`, (event) => event.preventDefault());
      use?.(element);
      await until(() => heard.asked.length > 0);
      await element.updateComplete;
      expect(heard.asked).to.have.length(times);
      const [event] = heard.events;
      expect([event?.bubbles, event?.composed, event?.cancelable, event?.defaultPrevented]).to.deep.equal([true, true, true, true]);
      const request = heard.asked.at(-1);
      expect(request?.type === 'value-change' ? request : { type: request?.type, field: 'one' }).to.deep.equal(files ? { type: asks, field: 'one' } : { type: asks, field: 'one', value: good });
      if (request?.type === 'file-add') expect(request.files).to.have.length(1);
    });

    it('stands in a form of the host’s own under its id, valid as the engine says', async () => {
      const element = await show({ required: true });
      const form = element.closest('form') as HTMLFormElement;
      expect(element.getAttribute('name')).to.equal('one');
      expect(element.matches(':invalid')).to.equal(true);
      expect(form.checkValidity()).to.equal(false);
      if (files) element.value = good;
      else use?.(element);
      await until(() => element.matches(':valid'));
      expect(held(element)).to.equal(sent);
      expect(form.checkValidity()).to.equal(true);
      for (const [value] of bad) {
        element.value = value;
        await element.updateComplete;
        expect(element.matches(':invalid'), JSON.stringify(value).slice(0, 40)).to.equal(true);
      }
    });

    it('takes the focus to its control', async () => {
      const element = await show();
      element.focus();
      expect(element.shadowRoot?.activeElement === control(element)).to.equal(true);
      for (const one of ways(element)) if (!one.matches('[type=file], canvas, .drop')) expect((one as HTMLElement).tabIndex).to.equal(0);
    });

    it('reads as text when it is read-only, and says so when it is empty', async () => {
      const element = await show({ value: good, readOnly: true });
      const heard = listen(element);
      expect(part(element, '.read, .file-name')?.textContent?.trim()).to.equal(reads);
      expect(textOf(element)).to.include('Label one');
      expect(ways(element)).to.deep.equal([]);
      leave(element);
      element.value = undefined;
      await until(() => textOf(element).includes(readsEmpty));
      expect(heard.asked).to.deep.equal([]);
    });

    it('keeps its answer when it is moved on the page', async () => {
      const element = await show(files ? { value: good } : {});
      if (!files) use?.(element);
      await element.updateComplete;
      const before = files ? textOf(element) : showing(element);
      const form = document.createElement('form');
      (element.closest('main') as HTMLElement).append(form);
      form.append(element);
      await element.updateComplete;
      expect(element.value).to.deep.equal(good);
      expect(files ? textOf(element) : showing(element)).to.equal(before);
      expect(new FormData(form).get('one')).to.equal(sent);
    });

    it('follows what the page sets after the customer answered', async () => {
      const [, other] = fieldCases[type].good;
      if (files || other === undefined) return;
      const element = await show();
      use?.(element);
      await element.updateComplete;
      element.value = other;
      await element.updateComplete;
      if (type !== 'choices') expect(showing(element)).to.equal(shows ?? (typeof other === 'string' ? other : JSON.stringify(other)));
      element.value = undefined;
      await element.updateComplete;
      expect(part(element, 'input:checked') === null).to.equal(true);
      if (kindOf(type) === 'text') expect(showing(element)).to.equal('');
    });

    if (junk !== undefined) {
      it('keeps what can’t be read as it was typed', async () => {
        const element = await show();
        enter(element, junk);
        leave(element);
        await until(() => error(element) !== '');
        expect(error(element)).to.equal(await verdict(type, junk, false));
        expect([showing(element), element.value]).to.deep.equal([junk, junk]);
        expect(held(element)).to.equal(junk);
        expect(element.matches(':invalid')).to.equal(true);
      });

      it('shows its placeholder in the page’s language', async () => {
        const element = await show();
        expect(control(element).placeholder).to.equal('For example');
        (element.closest('main') as HTMLElement).lang = 'it';
        await until(() => control(element).placeholder === 'Per esempio');
      });
    }
  });
}
