import { expect } from 'chai';
import { clean, textOf, until } from '../views/fake-store.js';
import { all, control, define, enter, leave, listen, part, place } from '../suites/place.js';

describe('texts', () => {
  afterEach(clean);

  it('of one line say what they are for, so that the browser can fill them in', async () => {
    expect(control(await place('short-text', { field: define('short-text', { autocomplete: 'postal-code' }) })).autocomplete).to.equal('postal-code');
    expect(control(await place('text-area', { field: define('text-area', { autocomplete: 'street-address' }) })).autocomplete).to.equal('street-address');
  });

  it('that are addresses open the keyboard with the @, and aren’t corrected', async () => {
    const input = control(await place('email'));
    expect([input.type, input.inputMode, input.autocomplete]).to.deep.equal(['email', 'email', 'email']);
    const own = control(await place('email', { field: define('email', { autocomplete: 'work email' }) }));
    expect(own.autocomplete).to.equal('work email');
  });

  it('are not cut when they are too long: what was pasted is all there, and says so', async () => {
    for (const type of ['short-text', 'text-area', 'email', 'phone'] as const) {
      const element = await place(type, { field: define(type, { maxLength: 10 }) });
      expect(control(element).maxLength, type).to.equal(-1);
      enter(element, '12345678901234');
      leave(element);
      await until(() => part(element, '[part=error]')?.textContent?.includes('Shorten this to 10 characters.'));
      expect([element.value, control(element).value], type).to.deep.equal(['12345678901234', '12345678901234']);
    }
  });

  it('of several lines say how much room is left near their end, and how much is too much', async () => {
    const element = await place('text-area', { field: define('text-area', { maxLength: 100 }) });
    const room = (): string | undefined => part(element, '[aria-live]')?.textContent ?? undefined;
    enter(element, 'x'.repeat(80));
    await element.updateComplete;
    expect(room()).to.equal(undefined);
    enter(element, 'x'.repeat(81));
    await until(() => room() === '19 characters left');
    enter(element, 'x'.repeat(103));
    await until(() => room() === '3 characters too many');
    enter(element, 'short');
    await until(() => room() === undefined);
    expect(textOf(await place('text-area'))).not.to.include('left');
  });

  it('of several lines take Enter for themselves', async () => {
    const element = await place('text-area');
    const heard = listen(element);
    let sent = 0;
    element.closest('form')?.addEventListener('submit', (event) => { sent++; event.preventDefault(); });
    control(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
    enter(element, 'one\ntwo');
    expect([sent, heard.asked.length, element.value]).to.deep.equal([0, 1, 'one\ntwo']);
    const read = await place('text-area', { value: 'one\ntwo', readOnly: true });
    expect(getComputedStyle(part(read, '.read') as Element).whiteSpace).to.match(/pre-line|preserve-breaks/);
  });

  it('are shown as they are, whatever is in them', async () => {
    const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
    for (const type of ['short-text', 'text-area', 'email', 'number', 'choice', 'file'] as const) {
      const value = type === 'file' ? [{ id: 'f', name: hostile, size: 10, type: 'application/pdf' }] : hostile;
      for (const readOnly of [true, false]) {
        const element = await place(type, { value, readOnly, field: define(type, { label: hostile, help: hostile, placeholder: hostile }), showFaults: true, error: hostile });
        expect(all(element, 'img, script'), type).to.deep.equal([]);
        expect(textOf(element)).to.include(hostile);
      }
      clean();
    }
    expect('hacked' in window).to.equal(false);
  });
});

describe('a displayed text', () => {
  afterEach(clean);
  const show = (text: string | Record<string, string>, more = {}): ReturnType<typeof place> => place('displayed-text', { field: define('displayed-text', { text, ...more }) });

  it('is the company’s small Markdown: paragraphs, lists, bold, emphasis, links', async () => {
    const element = await show('# Before you begin\n\nHave your **bill** at *hand*.\nIt is [here](https://example.com/bill).\n\n- one\n- two\n\n1. first\n2. second');
    expect(part(element, 'h3')?.textContent).to.equal('Before you begin');
    expect([part(element, 'strong')?.textContent, part(element, 'em')?.textContent]).to.deep.equal(['bill', 'hand']);
    expect([all(element, 'ul > li').length, all(element, 'ol > li').length, all(element, 'br').length]).to.deep.equal([2, 2, 1]);
    const link = part<HTMLAnchorElement>(element, 'a');
    expect([link?.href, link?.rel]).to.deep.equal(['https://example.com/bill', 'noopener noreferrer']);
  });

  it('is never HTML, and never a link that runs something', async () => {
    const element = await show('<img src=x onerror=alert(1)> <b>bold</b> [a](javascript:alert(1)) [b](data:text/html,x) [c](//evil.example)\n\n<script>alert(1)</script>');
    expect(all(element, 'img, b, script, a')).to.deep.equal([]);
    for (const words of ['<img src=x onerror=alert(1)>', '<b>bold</b>', '[a](javascript:alert(1))', '<script>alert(1)</script>']) expect(part(element, '.text')?.textContent).to.include(words);
  });

  it('is in the page’s language, and follows it', async () => {
    const element = await show({ en: 'Have your bill at hand.', it: 'Tenga la bolletta.' });
    expect(textOf(element)).to.equal('Label one Have your bill at hand.');
    (element.closest('main') as HTMLElement).lang = 'it';
    await until(() => textOf(element) === 'Etichetta uno Tenga la bolletta.');
  });

  it('holds nothing, takes no focus and sends nothing', async () => {
    const element = await show('Words');
    element.value = 'smuggled';
    await element.updateComplete;
    expect(new FormData(element.closest('form') as HTMLFormElement).get('one')).to.equal(null);
    element.focus();
    expect(element.shadowRoot?.activeElement === null).to.equal(true);
  });
});
