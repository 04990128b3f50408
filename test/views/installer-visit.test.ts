import { expect } from 'chai';
import '../../src/define/portal-view-installer-visit.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';
import type { InstallerVisit } from '../../src/protocol/visit.js';
import type { PortalRequest } from '../../src/store/state.js';
import { calendarFile } from '../../src/views/installer-visit/calendar.js';
import type { PortalViewInstallerVisit } from '../../src/views/installer-visit/portal-view-installer-visit.js';
import { initials, mapAddress } from '../../src/views/installer-visit/visit-parts.js';
import { whenOf } from '../../src/views/installer-visit/when.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, receipt, withVisit } from './opportunities.js';

const tag = 'portal-view-installer-visit';
const hour = 3_600_000;
const at = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();
const visit: InstallerVisit = {
  id: 'v1', installer: { name: 'Marco Bellini', company: 'Tetti Sicuri', role: 'Chief installer', phone: '+39 333 765-4321', email: 'marco@example.com' },
  start: at(72), end: at(74), timeZone: 'Europe/Rome', address: 'Via Verdi 8, Modena', position: [10.92, 44.64], prepare: ['A ladder', 'The meter'], notes: 'The dog may stay.', changeable: true,
};
const show = (store: FakeStore, around = {}): Promise<PortalViewInstallerVisit> => mount<PortalViewInstallerVisit>(tag, store, around);
const asks = (store: FakeStore): PortalRequest[] => store.asked.filter(({ type }) => type === 'visit-ask-change');
const unavailable = (code: string): Partial<Opportunity> => ({ actions: [{ type: 'ask-visit-change', available: false, reason: { code } }] });
const openDialog = async (view: Element): Promise<HTMLDialogElement> => {
  (await until(() => find(view, '[part=ask]'))).click();
  return until(() => { const dialog = find(view, 'dialog') as HTMLDialogElement | null; return dialog?.open && dialog; });
};
function write(view: Element, text: string): void {
  const box = find(view, '#wish') as HTMLTextAreaElement;
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

describe('<portal-view-installer-visit>', () => {
  afterEach(clean);

  it('F29 says who comes, when, where and what to prepare, with ways to call, to write and to find the place', async () => {
    const view = await show(new FakeStore(withVisit({ visit })));
    const text = textOf(view);
    for (const words of ['Marco Bellini', 'Chief installer', 'Tetti Sicuri', 'in 3 days', 'Via Verdi 8, Modena', 'A ladder', 'The meter', 'The dog may stay.']) expect(text).to.include(words);
    expect(text).to.include(new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'Europe/Rome' }).format(new Date(visit.start!)));
    expect(find(view, '[part=phone]')?.getAttribute('href')).to.equal('tel:+393337654321');
    expect(find(view, '[part=email]')?.getAttribute('href')).to.equal('mailto:marco@example.com');
    const map = find(view, '[part=map]');
    expect(map?.getAttribute('href')).to.equal('https://www.openstreetmap.org/?mlat=44.64&mlon=10.92#map=17/44.64/10.92');
    expect(map?.getAttribute('rel')).to.include('noopener');
    await expectAccessible(view, true);
  });

  it('shows the installer’s picture, and the initials where there is none or it doesn’t come', async () => {
    const picture = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E';
    const view = await show(new FakeStore(withVisit({ visit: { ...visit, installer: { name: 'Marco', picture: encodeURI('data:image/png;base64,AAAA') } } })));
    const image = await until(() => find(view, '.face img') as HTMLImageElement | null);
    expect(image.alt).to.equal('');
    await until(() => image.hidden);
    expect(textOf(find(view, '.face')!)).to.equal('M');
    clean();
    const other = await show(new FakeStore(withVisit({ visit: { ...visit, installer: { name: 'Marco', picture: picture.replaceAll('"', '%22').replaceAll(' ', '%20') } } })));
    await until(() => find(other, '.face img'));
    expect([initials('Marco Bellini'), initials('Óscar de la Peña García'), initials('  '), initials('(4) Ann'), initials('王小明')]).to.deep.equal(['MB', 'ÓG', '', 'A', '王']);
  });

  it('bears a client of the company’s own that hands in what no page can show', async () => {
    const view = await show(new FakeStore(withVisit({ visit: { ...visit, timeZone: 'Nowhere/Nothing', map: 'javascript:alert(1)', position: [999, 0], installer: { name: 'Marco', picture: 'javascript:1', phone: 'x', email: '?' } } })));
    await until(() => textOf(view).includes('Marco'));
    expect(find(view, '[part=map]')?.getAttribute('href')).to.equal('https://www.openstreetmap.org/search?query=Via%20Verdi%208%2C%20Modena');
    for (const gone of ['.face img', '[part=phone]', '[part=email]']) expect(find(view, gone) === null, gone).to.equal(true);
    clean();
    const bare = await show(new FakeStore(withVisit({})));
    await until(() => textOf(bare).includes('The visit isn’t planned yet'));
    expect(mapAddress({ id: 'v', map: 'https://maps.example/x', address: 'y' })).to.equal('https://maps.example/x');
    expect(mapAddress({ id: 'v' })).to.equal(undefined);
  });

  it('says that the day isn’t fixed yet, that nothing is planned, that it is under way, and that it has taken place', async () => {
    const cases: [Partial<Opportunity>, InstallerVisit | undefined, string, string | undefined][] = [
      [{}, { id: 'v', changeable: true }, 'The day isn’t fixed yet.', 'Say when it suits you'],
      [unavailable('no-visit'), undefined, 'The visit isn’t planned yet', undefined],
      [{}, { ...visit, start: at(-1), end: at(1) }, 'Under way now', 'Ask for another time'],
      [unavailable('visit-over'), { ...visit, start: at(-50), end: at(-48) }, 'This visit has taken place.', undefined],
    ];
    for (const [more, of, words, button] of cases) {
      const view = await show(new FakeStore(withVisit({ ...(of && { visit: of }) }, more)));
      await until(() => textOf(view).includes(words));
      expect(find(view, '[part=ask]')?.textContent?.trim(), words).to.equal(button);
      expect(Boolean(find(view, '[part=calendar]')), words).to.equal(false);
      if (words.startsWith('This visit')) expect(textOf(view)).not.to.include('What to prepare');
      await expectAccessible(view);
      clean();
    }
  });

  it('F205 says why no other time can be asked for, and whom to ask', async () => {
    const view = await show(new FakeStore(withVisit({ visit }, unavailable('visit-fixed'))));
    const notice = await until(() => find(view, '[data-reason="visit-fixed"]'));
    expect(textOf(notice)).to.include('The time of this visit is fixed').and.to.include('help@example.com');
    expect(find(view, '[part=ask]') === null).to.equal(true);
  });

  it('keeps what is ticked off, and begins anew for another visit', async () => {
    const store = new FakeStore(withVisit({ visit }));
    const view = await show(store);
    const boxes = (): HTMLInputElement[] => [...view.shadowRoot!.querySelectorAll<HTMLInputElement>('.tick input')];
    boxes()[1]!.click();
    await until(() => store.asked.length === 1);
    expect(store.asked[0]).to.include({ type: 'work-change', name: 'prepared' });
    await until(() => boxes()[1]!.checked && !boxes()[0]!.checked);
    // the list in another order: the same thing is ready
    store.patch({ opportunity: { status: 'ready', value: withVisit({ visit: { ...visit, prepare: ['The meter', 'A ladder', 'A cup of tea'] } }) } });
    await until(() => boxes().length === 3);
    expect(boxes().map(({ checked }) => checked)).to.deep.equal([true, false, false]);
    boxes()[0]!.click();
    await until(() => store.asked.length === 2);
    expect((store.asked[1] as { value: unknown }).value).to.deep.equal({ visit: 'v1', done: [] });
    boxes()[1]!.click();
    store.patch({ opportunity: { status: 'ready', value: withVisit({ visit: { ...visit, id: 'v2' } }) } });
    await until(() => boxes().every(({ checked }) => !checked));
  });

  it('leaves a box as it was when the page says no', async () => {
    const view = await show(new FakeStore(withVisit({ visit })));
    view.addEventListener('portal-work-change', (event) => event.preventDefault());
    const box = view.shadowRoot!.querySelector<HTMLInputElement>('.tick input')!;
    box.click();
    expect(box.checked).to.equal(false);
  });

  it('F29 asks for another time, once, with words, and keeps them until they are sent', async () => {
    const store = new FakeStore(withVisit({ visit }));
    const view = await show(store);
    const dialog = await openDialog(view);
    await expectAccessible(view, true);
    const send = find(dialog, '[part=send]')!;
    send.click();
    await until(() => textOf(dialog).includes('Write which days or times would suit you.'));
    await until(() => view.shadowRoot?.activeElement?.id === 'wish');
    expect(asks(store)).to.deep.equal([]);
    write(view, '  Thursday, after four.');
    await until(() => store.state.step.work['ask-visit-change']);
    dialog.close();
    await until(() => !find(view, 'dialog'));
    const again = await openDialog(view);
    expect((find(again, '#wish') as HTMLTextAreaElement).value).to.equal('  Thursday, after four.');
    const button = find(again, '[part=send]')!;
    button.click();
    button.click();
    await until(() => asks(store).length > 0);
    await until(() => !find(view, 'dialog'));
    expect(asks(store)).to.deep.equal([{ type: 'visit-ask-change', visit: 'v1', text: 'Thursday, after four.', language: 'en' }]);
    store.patch({ send: { status: 'sending', type: 'ask-visit-change', key: 'k' } });
    (await until(() => find(view, '[part=ask][aria-disabled=true]'))).click();
    await view.updateComplete;
    expect(find(view, 'dialog') === null).to.equal(true);
    store.patch({ send: { status: 'accepted', type: 'ask-visit-change', receipt: receipt({ type: 'ask-visit-change' }) } });
    const page = await until(() => find(view, '.receipt'));
    expect(textOf(page)).to.include('Your request has arrived').and.to.include('R-2026-000042');
    store.patch({ send: { status: 'open' }, opportunity: { status: 'ready', value: withVisit({ visit, asked: { at: '2026-11-24T12:10:00.000Z', text: 'Thursday, <b>after</b> four.' } }) } });
    const asked = await until(() => find(view, '[part=asked]'));
    expect(textOf(asked)).to.include('You asked for another time on November 24, 2026').and.to.include('Thursday, <b>after</b> four.');
    expect(find(view, '[part=ask]')?.textContent).to.equal('Write again');
    await expectAccessible(view);
  });

  it('says what the server refused, and what was written is still there', async () => {
    const store = new FakeStore(withVisit({ visit }));
    const view = await show(store);
    await openDialog(view);
    write(view, 'Thursday');
    find(view, '[part=send]')!.click();
    await until(() => asks(store).length === 1);
    store.patch({ send: { status: 'refused', type: 'ask-visit-change', failure: { code: 'invalid', problem: 'unknown-visit', errors: [] } } });
    expect(textOf(await until(() => find(view, '[data-send=refused]')))).to.include('The company has planned another visit');
    await openDialog(view);
    expect((find(view, '#wish') as HTMLTextAreaElement).value).to.equal('Thursday');
  });

  it('F137 says that the company has changed the visit under the customer’s eyes, and when it was before', async () => {
    const store = new FakeStore(withVisit({ visit }));
    const view = await show(store);
    const change = (of: InstallerVisit, id = 'anna-1'): void => store.patch({ opportunity: { status: 'ready', value: { ...withVisit({ visit: of }), id } } });
    change({ ...visit, notes: 'The dog may not stay.' });
    await until(() => textOf(view).includes('may not stay'));
    expect(find(view, '[part=changed]') === null).to.equal(true);
    const was = whenOf(visit, 'en', new Date());
    change({ ...visit, start: at(100), end: at(101) });
    const notice = await until(() => find(view, '[part=changed]'));
    expect(notice.getAttribute('role')).to.equal('status');
    expect(textOf(notice)).to.include('The company has changed this visit').and.to.include(was.day);
    notice.querySelector('button')!.click();
    await until(() => !find(view, '[part=changed]'));
    change({ ...visit, start: at(100), end: at(101), installer: { name: 'Sara Conti' } });
    expect(textOf(await until(() => find(view, '[part=changed]')))).to.include('Please look at it again.');
    // another project has another visit: nothing was changed
    change({ ...visit, id: 'v9' }, 'anna-2');
    await until(() => !find(view, '[part=changed]'));
  });

  it('F207 goes on where the company set a way, and the conditions hold that up', async () => {
    const onward = { actions: [{ type: 'ask-visit-change', available: true }, { type: 'submit-step', available: true }], conditions: [condition('privacy')] };
    const store = new FakeStore(withVisit({ visit }, onward));
    const view = await show(store);
    (await until(() => find(view, '[part=submit]'))).click();
    await until(() => store.asked.some(({ type }) => type === 'step-submit'));
    await until(() => view.shadowRoot?.activeElement?.localName === 'portal-conditions');
    store.patch({ send: { status: 'accepted', type: 'submit-step', receipt: receipt() } });
    await until(() => textOf(view).includes('We have received it.'));
    clean();
    const stuck = await show(new FakeStore(withVisit({ visit }, { actions: [{ type: 'ask-visit-change', available: true }, { type: 'submit-step', available: false, reason: { code: 'no-target' } }] })));
    await until(() => find(stuck, '[data-reason=no-target]'));
  });

  it('gives the visit to a calendar as a file made in the page', async () => {
    const view = await show(new FakeStore(withVisit({ visit })));
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    let blob: Blob | undefined;
    let name = '';
    URL.createObjectURL = (given: Blob) => { blob = given; return createObjectURL.call(URL, given); };
    HTMLAnchorElement.prototype.click = function () { name = this.download; };
    try {
      (await until(() => find(view, '[part=calendar]'))).click();
      expect(name).to.equal(`visit-${visit.start!.slice(0, 10)}.ics`);
      expect(blob?.type).to.equal('text/calendar;charset=utf-8');
      const text = (await blob!.text()).replace(/\r\n /g, '');
      for (const line of ['SUMMARY:Visit of the installer\\, Tetti Sicuri', `DTSTART:${visit.start!.replace(/[-:]|\.\d+/g, '')}`, 'LOCATION:Via Verdi 8\\, Modena', 'GEO:44.64;10.92', 'UID:v1.anna-1@customer-portal']) expect(text.split('\r\n')).to.include(line);
      expect(text).to.include('Marco Bellini\\, +39 333 765-4321\\n- A ladder\\n- The meter');
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('writes calendars by the standard: escaped, folded at 75 octets, in UTC, ending in CRLF', () => {
    const now = new Date('2026-11-24T12:00:00.500Z');
    const text = calendarFile({ uid: 'v', start: '2026-11-26T08:00:00Z', now, summary: 'a,b;c\\d\ne\r\nBEGIN:VALARM', description: `${'é'.repeat(80)}\u0007${'😀'.repeat(30)}` });
    expect(text.endsWith('END:VCALENDAR\r\n')).to.equal(true);
    expect(text.replace(/\r\n/g, '')).not.to.match(/[\r\n\u0007]/);
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).to.be.at.most(75);
    const lines = text.replace(/\r\n /g, '').split('\r\n');
    expect(lines).to.include('SUMMARY:a\\,b\\;c\\\\d\\ne\\nBEGIN:VALARM');
    expect(lines).to.include(`DESCRIPTION:${'é'.repeat(80)}${'😀'.repeat(30)}`);
    for (const line of ['DTSTAMP:20261124T120000Z', 'DTSTART:20261126T080000Z', `SEQUENCE:${Math.floor(now.getTime() / 1000)}`]) expect(lines).to.include(line);
    expect(lines.filter((line) => /^(DTEND|LOCATION|GEO)/.test(line))).to.deep.equal([]);
  });

  it('tells the time in the time zone of the place, and days by its calendar', () => {
    const now = new Date('2026-11-24T23:30:00Z');
    const of = (more: Partial<InstallerVisit>, language = 'en-GB'): ReturnType<typeof whenOf> => whenOf({ id: 'v', start: '2026-11-26T08:00:00Z', end: '2026-11-26T10:00:00Z', timeZone: 'Europe/Rome', ...more }, language, now);
    expect(of({}).time.replace(/\s/g, '')).to.equal('09:00–11:00');
    expect(of({}).day).to.match(/^Thursday,? 26 November$/);
    // in Rome it is the 25th already
    expect(of({}).relative).to.equal('tomorrow');
    expect(of({ timeZone: 'America/New_York' }).relative).to.equal('in 2 days');
    expect(of({ start: '2026-12-20T08:00:00Z', end: undefined }).relative).to.equal('in 4 weeks');
    expect(of({ start: '2027-03-28T08:00:00Z', end: undefined })).to.include({ time: '10:00', number: '28' });
    expect(of({ start: '2027-03-28T08:00:00Z', end: undefined }).day).to.match(/^Sunday,? 28 March 2027$/);
    expect(of({ end: '2026-11-27T10:00:00Z' }).time).to.include('26').and.to.include('27');
    expect(of({}, 'it').day).to.equal('giovedì 26 novembre');
    expect(of({ start: '2026-11-24T08:00:00Z', end: undefined }).phase).to.equal('ahead');
    expect(of({ start: '2026-11-23T08:00:00Z', end: undefined }).phase).to.equal('over');
    expect(of({ timeZone: 'Pacific/Kiritimati' }).zone).to.include('Line Islands');
    expect(of({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }).zone).to.equal('');
  });
});
