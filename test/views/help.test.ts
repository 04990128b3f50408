import { expect } from 'chai';
import '../../src/define/portal-help.js';
import type { Help, Ticket } from '../../src/protocol/help.js';
import type { Failure, PortalRequest, PortalState } from '../../src/store/state.js';
import type { PortalHelp } from '../../src/views/help/portal-help.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { opportunity } from './opportunities.js';

const file = { id: 'f', name: 'manual.pdf', size: 412_000, type: 'application/pdf' };
const full: Help = {
  query: { confirm: true },
  incident: { confirm: true, types: [{ id: 'inverter', name: { en: 'The inverter', it: 'L’inverter' } }, { id: 'roof', name: 'The roof' }] },
  files: { text: 'Read **these** first.', list: [{ file, name: { en: 'If it stops' }, text: 'Three things to try.' }, { file: { ...file, id: 'g', name: 'faq.pdf' } }] },
};
const me: PortalState['me'] = { status: 'ready', value: { id: 'anna', name: 'Anna', email: 'anna@example.com', opportunities: [] } };
const ticket = (more: Partial<Ticket> = {}): Ticket => ({ number: 'Q-2026-000012', at: '2026-11-24T12:10:00.000Z', kind: 'query', text: 'How long?', ...more });
const failure = (code: Failure['code'], more: Partial<Failure> = {}): PortalState['ticket'] => ({ status: 'open', failure: { code, errors: [], ...more } });

const open = (help: Help = full, patch: Partial<PortalState> = {}): FakeStore => new FakeStore(opportunity(), { me, help: { status: 'ready', value: help }, ...patch });
const show = (store: FakeStore, around?: { lang?: string; width?: string }): Promise<PortalHelp> => mount<PortalHelp>('portal-help', store, around);
const option = (view: Element, kind: string): Promise<HTMLElement> => until(() => find(view, `[data-option=${kind}] button`));
const area = (view: Element): Promise<HTMLTextAreaElement> => until(() => find(view, 'textarea') as HTMLTextAreaElement | null);
const asked = <T extends PortalRequest['type']>(store: FakeStore, type: T): Extract<PortalRequest, { type: T }>[] => store.asked.filter((one): one is Extract<PortalRequest, { type: T }> => one.type === type);
const send = (view: Element): Promise<void> => until(() => find(view, '[part=submit]')).then((button) => button.click());
const focused = (view: Element): string => { const at = view.shadowRoot?.activeElement; return at?.getAttribute('name') ?? at?.localName ?? ''; };

async function write(view: Element, text: string): Promise<void> {
  const control = await area(view);
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

async function openForm(store: FakeStore, kind: 'query' | 'incident'): Promise<PortalHelp> {
  const view = await show(store);
  (await option(view, kind)).click();
  await area(view);
  return view;
}

describe('<portal-help>', () => {
  afterEach(clean);

  it('F51 says how the company is reached: a number to call, an address to write to', async () => {
    const view = await show(open({}));
    const links = [...(await until(() => find(view, '[part=contact]'))).querySelectorAll('a')];
    expect(links.map(({ href }) => href)).to.deep.equal(['tel:+390255500100', 'mailto:help@example.com']);
    expect(textOf(view)).to.include('You can reach Sole Nostro here.');
    expect(find(view, '[data-option]')).to.equal(null);
    await expectAccessible(view, true);
  });

  it('asks for the help once, when it is known whose it is', async () => {
    const store = open({}, { help: { status: 'idle' }, me: { status: 'loading' } });
    const view = await show(store);
    await until(() => find(view, '.skeleton'));
    expect(asked(store, 'help-load')).to.have.length(0);
    store.patch({ me });
    await until(() => asked(store, 'help-load').length > 0);
    store.patch({ uploads: [] });
    await view.updateComplete;
    expect(asked(store, 'help-load')).to.have.length(1);
  });

  it('F210 gives what was written back where the company takes it no more, as text, and takes it up again when it does', async () => {
    const store = open();
    const view = await openForm(store, 'query');
    await write(view, 'How long <b>does</b> it take?');
    store.patch({ help: { status: 'ready', value: { incident: full.incident } } });
    const notice = await until(() => find(view, '[part=orphans]'));
    expect(find(view, 'textarea')).to.equal(null);
    expect(textOf(notice)).to.include('How long <b>does</b> it take?');
    expect(notice.querySelector('b')).to.equal(null);
    await expectAccessible(view);
    // nothing else is left to offer: it still stands
    store.patch({ help: { status: 'ready', value: {} } });
    await view.updateComplete;
    expect(textOf(view)).to.include('How long <b>does</b> it take?');
    store.patch({ help: { status: 'ready', value: full } });
    expect((await area(view)).value).to.equal('How long <b>does</b> it take?');
    expect(find(view, '[part=orphans]')).to.equal(null);
  });

  it('says each failure in its own words, and what can be done', async () => {
    const store = open();
    const view = await show(store);
    for (const [code, words, again] of [['offline', 'No connection', true], ['server', 'The service can’t answer right now', true], ['malformed', 'We got an answer that we can’t read', true], ['forbidden', 'This isn’t open to you', false]] as const) {
      store.patch({ help: { status: 'failed', failure: { code, errors: [] } } });
      const notice = await until(() => find(view, `[data-failure=${code}]`));
      expect(textOf(notice)).to.include(words);
      expect(notice.querySelector('button') !== null, code).to.equal(again);
      // how to reach the company is there all the same
      expect(find(view, '[part=contact]')).not.to.equal(null);
      await expectAccessible(view);
    }
    store.patch({ help: { status: 'failed', failure: { code: 'offline', errors: [] } } });
    (await until(() => find(view, '[data-failure=offline] button'))).click();
    await until(() => asked(store, 'help-load').length > 0);
    store.patch({ help: { status: 'ready', value: full, stale: { code: 'offline', errors: [] } } });
    expect((await until(() => find(view, '[data-failure=offline][role=status]'))).textContent).to.include('No connection');
    await option(view, 'query');
  });

  it('shows the parts that are on, and nothing of those that are off', async () => {
    for (const [help, there, away] of [
      [full, ['[data-option=query]', '[data-option=incident]', '[part=document]'], []],
      [{ query: full.query }, ['[data-option=query]'], ['[data-option=incident]', '[part=document]']],
      [{ incident: full.incident }, ['[data-option=incident]'], ['[data-option=query]', '[part=document]']],
      [{ files: full.files }, ['[part=document]'], ['[data-option]']],
    ] as const) {
      const view = await show(open(help));
      for (const selector of there) await until(() => find(view, selector));
      for (const selector of away) expect(find(view, selector), selector).to.equal(null);
      clean();
    }
  });

  it('says so where there is nothing at all', async () => {
    const store = open({});
    const { config } = store.state;
    if (config.status === 'ready') store.patch({ config: { ...config, value: { ...config.value, support: undefined } } });
    const view = await show(store);
    await until(() => textOf(view) === 'Help The company hasn’t put any help here yet.');
    await expectAccessible(view);
  });

  it('shows each document with its text and the text for all, and gives it on request', async () => {
    const store = open();
    const view = await show(store);
    await until(() => find(view, '[part=document]'));
    for (const words of ['Read these first.', 'If it stops', 'Three things to try.', 'faq.pdf', '412 kB']) expect(textOf(view)).to.include(words);
    [...view.shadowRoot!.querySelectorAll<HTMLElement>('[part=document] button')][0]!.click();
    await until(() => asked(store, 'file-download').length > 0);
    expect(asked(store, 'file-download')).to.deep.equal([{ type: 'file-download', file }]);
  });

  it('F52 sends a question about the project, once, and keeps it while it is written', async () => {
    const store = open();
    const view = await openForm(store, 'query');
    let heard = 0;
    view.addEventListener('portal-value-change', () => { heard += 1; });
    await write(view, '  How long does it take?  ');
    await until(() => asked(store, 'work-change').length > 0);
    expect(asked(store, 'work-change').at(-1)).to.deep.equal({ type: 'work-change', name: 'help-query', value: { text: '  How long does it take?  ' } });
    // the form's own fields are no values of the step
    expect([asked(store, 'value-change'), heard]).to.deep.equal([[], 0]);
    await expectAccessible(view, true);
    await send(view);
    await until(() => asked(store, 'ticket-send').length > 0);
    expect(asked(store, 'ticket-send')).to.deep.equal([{ type: 'ticket-send', ticket: { kind: 'query', opportunity: 'anna-1', text: 'How long does it take?' } }]);
    store.patch({ ticket: { status: 'sending' } });
    await until(() => find(view, '[part=submit][aria-disabled=true]'));
    await send(view);
    await view.updateComplete;
    expect(asked(store, 'ticket-send')).to.have.length(1);
  });

  it('F54 F133 sends a report under one of the company’s types, with the files that arrived', async () => {
    const store = open(full, { step: { ...open().state.step, values: { ticket: [{ id: 'up-1', name: 'a.jpg', size: 10, type: 'image/jpeg' }] } } });
    const view = await openForm(store, 'incident');
    const choices = [...(await until(() => find(view, 'portal-field-choice'))).shadowRoot!.querySelectorAll('input')];
    expect(choices.map(({ value }) => value)).to.deep.equal(['inverter', 'roof']);
    choices[1]!.click();
    await write(view, 'A red light.');
    await until(() => asked(store, 'work-change').length > 1);
    await send(view);
    await until(() => asked(store, 'ticket-send').length > 0);
    expect(asked(store, 'ticket-send')[0]?.ticket).to.deep.equal({ kind: 'incident', type: 'roof', opportunity: 'anna-1', text: 'A red light.', files: ['up-1'] });
  });

  it('holds up what is missing, and brings the focus there', async () => {
    const store = open();
    const view = await openForm(store, 'incident');
    await send(view);
    await until(() => focused(view) === 'help-type');
    expect(textOf(view)).to.include('Choose an answer to go on.');
    expect(textOf(view)).to.include('Enter this to go on.');
    await write(view, '   ');
    (find(view, 'portal-field-choice')!.shadowRoot!.querySelector('input'))!.click();
    await send(view);
    await until(() => focused(view) === 'help-text');
    await write(view, 'x'.repeat(5001));
    await send(view);
    await until(() => textOf(view).includes('Shorten this to 5,000 characters.'));
    expect(asked(store, 'ticket-send')).to.have.length(0);
    await expectAccessible(view);
  });

  it('waits for a file that is still on its way, and says so of one that failed', async () => {
    const store = open();
    const view = await openForm(store, 'query');
    await write(view, 'Look at this.');
    const upload = { local: 'l', field: 'ticket', name: 'a.jpg', size: 10, type: 'image/jpeg', sent: 1 };
    store.patch({ uploads: [{ ...upload, status: 'sending' }] });
    await send(view);
    await until(() => textOf(view).includes('A file is still on its way.'));
    store.patch({ uploads: [{ ...upload, status: 'failed', failure: { code: 'offline', errors: [] } }] });
    await until(() => textOf(view).includes('A file did not arrive.'));
    expect(asked(store, 'ticket-send')).to.have.length(0);
    store.patch({ uploads: [] });
    await send(view);
    await until(() => asked(store, 'ticket-send').length > 0);
  });

  it('keeps what was written when it can’t be sent, and tries the same again', async () => {
    const store = open();
    const view = await openForm(store, 'query');
    await write(view, 'How long?');
    store.patch({ ticket: failure('offline') });
    const notice = await until(() => find(view, '[part=notice][data-failure=offline]'));
    for (const words of ['No connection', 'it arrives only once']) expect(textOf(notice)).to.include(words);
    expect((await area(view)).value).to.equal('How long?');
    expect(textOf(find(view, '[part=submit]')!)).to.equal('Try again');
    await expectAccessible(view);
    await send(view);
    await until(() => asked(store, 'ticket-send').length > 0);
  });

  it('shows what the server refuses at the field that it is about, or in its own words', async () => {
    const store = open();
    const view = await openForm(store, 'incident');
    store.patch({ ticket: failure('invalid', { errors: [{ pointer: '/type', code: 'not-a-choice' }] }) });
    await until(() => textOf(find(view, 'portal-field-choice')!).includes('Choose one of the answers.'));
    store.patch({ ticket: failure('invalid', { errors: [{ pointer: '/kind', code: 'not-offered' }] }) });
    await until(() => textOf(view).includes('The company doesn’t take this here any more'));
    store.patch({ ticket: failure('not-found') });
    await until(() => textOf(find(view, '[part=notice]') ?? view).includes('help@example.com'));
  });

  it('shows the number and what was written where the company wants a confirmation, and leads back', async () => {
    const store = open({ ...full, query: { confirm: true, acknowledge: true } }, { ticket: { status: 'sent', ticket: ticket({ files: [file] }) } });
    const view = await show(store);
    const page = await until(() => find(view, '.receipt'));
    for (const words of ['We have received your question.', 'Q-2026-000012', 'November 24', 'How long?', 'manual.pdf', 'We also send a copy to anna@example.com.']) expect(textOf(page)).to.include(words);
    await expectAccessible(view, true);
    (find(view, '[part=done]')!).click();
    await until(() => asked(store, 'ticket-close').length > 0);
    store.patch({ ticket: { status: 'open' } });
    await until(() => find(view, '[data-option=query] [aria-expanded=false]') && !find(view, 'form'));
  });

  it('closes the form with one quiet line where it doesn’t', async () => {
    const store = open({ ...full, incident: { confirm: false, types: [] } });
    const view = await openForm(store, 'incident');
    await write(view, 'A red light.');
    store.patch({ ticket: { status: 'sent', ticket: ticket({ kind: 'incident', number: 'I-2026-000013' }) }, step: { ...store.state.step, work: {} } });
    expect(textOf(await until(() => find(view, '[data-sent]')))).to.equal('Your report has been sent.');
    expect(find(view, 'form') ?? find(view, '.receipt')).to.equal(null);
    expect(textOf(view)).not.to.include('I-2026-000013');
    // what the company wants from now on is for the next one
    store.patch({ help: { status: 'ready', value: full } });
    await view.updateComplete;
    expect(find(view, '.receipt')).to.equal(null);
    store.patch({ help: { status: 'ready', value: { ...full, incident: { confirm: false, types: [] } } } });
    await expectAccessible(view);
    (await option(view, 'incident')).click();
    await until(() => asked(store, 'ticket-close').length > 0);
    expect((await area(view)).value).to.equal('');
  });

  it('opens what was begun before, and bears a draft that is none', async () => {
    const { step } = open().state;
    const view = await show(open(full, { step: { ...step, work: { 'help-incident': { text: 'Since Monday', type: 'roof' } } } }));
    expect((await area(view)).value).to.equal('Since Monday');
    await until(() => find(view, 'portal-field-choice')?.shadowRoot?.querySelector<HTMLInputElement>('input[value=roof]')?.checked);
    clean();
    const odd = await show(open(full, { step: { ...step, work: { 'help-query': { text: 7 }, 'help-incident': 'Since Monday' } } }));
    await option(odd, 'query');
    expect(find(odd, 'form')).to.equal(null);
  });

  it('keeps what was written when the project moves on, and gives none of it to another customer', async () => {
    const store = open();
    const view = await openForm(store, 'query');
    await write(view, 'How long?');
    await until(() => asked(store, 'work-change').length > 0);
    store.patch({ step: { ...store.state.step, of: 'elsewhere', work: {} } });
    await view.updateComplete;
    expect((await area(view)).value).to.equal('How long?');
    store.patch({ me: { status: 'ready', value: { id: 'ben', name: 'Ben', opportunities: [] } } });
    await until(() => (find(view, 'textarea') as HTMLTextAreaElement | null)?.value === '');
  });

  it('keeps what was written though the help is closed and the step is sent meanwhile', async () => {
    const store = open();
    const view = await openForm(store, 'query');
    await write(view, 'How long?');
    view.remove();
    store.patch({ step: { ...store.state.step, of: 'elsewhere', work: {} } });
    expect((await area(await show(store))).value).to.equal('How long?');
  });

  it('takes a question from a customer without a project, without attachments', async () => {
    const store = open(full, { opportunity: { status: 'idle' }, selected: undefined, step: { ...open().state.step, of: '' } });
    const view = await openForm(store, 'query');
    expect(find(view, 'portal-field-file')).to.equal(null);
    await write(view, 'When do we begin?');
    await send(view);
    await until(() => asked(store, 'ticket-send').length > 0);
    expect(asked(store, 'ticket-send')[0]?.ticket).to.deep.equal({ kind: 'query', text: 'When do we begin?' });
  });

  it('lets the host page veto what is sent', async () => {
    const store = open();
    const view = await openForm(store, 'query');
    view.addEventListener('portal-ticket-send', (event) => event.preventDefault());
    await write(view, 'How long?');
    await send(view);
    await view.updateComplete;
    expect(asked(store, 'ticket-send')).to.have.length(0);
  });

  it('shows hostile texts as they are written', async () => {
    const nasty = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>';
    const view = await show(open({ ...full, files: { text: nasty, list: [{ file: { ...file, name: nasty }, text: nasty }] }, incident: { confirm: true, types: [{ id: 'x', name: nasty }] } }));
    (await option(view, 'incident')).click();
    await area(view);
    await until(() => textOf(view).includes('onerror="window.hurt=1"'));
    expect([find(view, 'img[src=x]'), 'hurt' in window]).to.deep.equal([null, false]);
  });

  it('speaks the language around it', async () => {
    for (const [lang, words] of [['it', 'Fare una domanda'], ['es', 'Hacer una consulta'], ['fr', 'Poser une question']] as const) {
      const view = await show(open(), { lang });
      await until(() => textOf(view).includes(words));
      clean();
    }
  });
});
