import { expect } from 'chai';
import '../../src/define/index.js';
import { overrideMessages, registerLanguage } from '../../src/index.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, field, offer, opportunity, placed, withOffers } from './opportunities.js';

const step = opportunity({ placements: [placed(field('name', 'short-text'), { required: true }), placed(field('use', 'number'))], conditions: [condition('privacy')] });
const directionOf = (element: Element): string => getComputedStyle(element).direction;
const says = (view: Element, words: string): Promise<unknown> => until(() => textOf(view).includes(words));

describe('the language of a part of the page', () => {
  afterEach(clean);

  it('F213 changes while a customer types, and nothing typed goes', async () => {
    const store = new FakeStore(step);
    const view = await mount('portal-view-documentation', store, { lang: 'de' });
    const input = (await until(() => find(view, 'input'))) as HTMLInputElement;
    input.focus();
    input.value = 'Anna Ro';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    for (const [lang, words] of [['pt', 'facultativo'], ['ar', 'اختياري'], ['de', 'freiwillig'], ['en', 'optional']] as const) {
      (view.parentElement as HTMLElement).lang = lang;
      await says(view, words);
      expect(find(view, 'input')).to.equal(input);
      expect(input.value).to.equal('Anna Ro');
      expect((input.getRootNode() as ShadowRoot).activeElement).to.equal(input);
    }
    expect(store.state.step.values['name']).to.equal('Anna Ro');
  });

  it('F213 brings its direction to a page that is written the other way, and takes it away again', async () => {
    const view = await mount('portal-view-documentation', new FakeStore(step));
    view.lang = 'ar';
    await until(() => directionOf(view) === 'rtl');
    await says(view, 'إرسال');
    const inner = await until(() => find(view, 'portal-field-short-text'));
    expect(directionOf(inner)).to.equal('rtl');
    expect(inner.hasAttribute('dir')).to.equal(false);
    view.lang = 'fr';
    await until(() => directionOf(view) === 'ltr');
    expect(view.hasAttribute('dir')).to.equal(false);
  });

  it('leaves a direction alone that the page gave with the language, or nearer', async () => {
    const around = await mount('portal-timeline', new FakeStore(step), { lang: 'en', dir: 'rtl' });
    expect(directionOf(around)).to.equal('rtl');
    const own = await mount('portal-timeline', new FakeStore(step), { lang: 'fr' });
    own.dir = 'ltr';
    own.lang = 'ar';
    await until(() => /[\u0600-\u06ff]/.test(textOf(own)));
    expect(directionOf(own)).to.equal('ltr');
    // French in the middle of an Arabic page
    const inside = await mount('portal-timeline', new FakeStore(step), { lang: 'ar', dir: 'rtl' });
    inside.lang = 'fr';
    await until(() => directionOf(inside) === 'ltr');
  });

  it('F213 says what the page says otherwise, word by word, also within the mistakes and in a view of its own', async () => {
    overrideMessages('pt', { stepSend: 'Seguir', offerDecline: 'Agora não', faults: { required: 'Falta isto.' } });
    const view = await mount('portal-view-documentation', new FakeStore(step), { lang: 'pt' });
    await says(view, 'Seguir');
    (await until(() => find(view, 'form') as HTMLFormElement | null)).requestSubmit();
    await says(view, 'Falta isto.');
    const offers = await mount('portal-view-offer', new FakeStore(withOffers([offer('1')], { actions: ['accept-budget', 'decline-offer'].map((type) => ({ type, available: true })) })), { lang: 'pt' });
    await says(offers, 'Agora não');
    await says(offers, 'Aceitar esta proposta');
    // the other mistakes are as they were
    const wrong = await mount('portal-view-documentation', new FakeStore(step, { step: { of: 'x', values: { use: 'many' }, consents: [], attempted: true, saved: 'untouched', orphans: {}, work: {} } }), { lang: 'pt' });
    await says(wrong, 'Introduza um número.');
  });

  it('F213 may be one that the page brings, with English where it has no words', async () => {
    registerLanguage('he', { name: 'עברית', words: () => Promise.resolve({ stepSend: 'המשך', offerAccept: 'לקבל את ההצעה', faults: { required: 'חסר.' } }) });
    const view = await mount('portal-view-documentation', new FakeStore(step));
    view.lang = 'he';
    await says(view, 'המשך');
    await says(view, 'optional');
    expect(directionOf(view)).to.equal('rtl');
    const offers = await mount('portal-view-offer', new FakeStore(withOffers([offer('1')])), { lang: 'he' });
    await says(offers, 'לקבל את ההצעה');
    await says(offers, 'What is in it');
  });

  it('reads numbers as the keyboards of the language type them', async () => {
    const store = new FakeStore(step);
    for (const [lang, typed, read] of [['de', '1.234,5', 1234.5], ['pt', '1 234,5', 1234.5], ['ar', '١٬٢٣٤٫٥', 1234.5], ['ar-EG', '٤٢', 42]] as const) {
      const view = await mount('portal-view-documentation', store, { lang });
      const control = await until(() => find(view, 'portal-field-number')?.shadowRoot?.querySelector('input'));
      control.value = typed;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await until(() => store.state.step.values['use'] === read);
      clean();
    }
  });
});
