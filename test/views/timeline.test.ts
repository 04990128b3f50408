import { expect } from 'chai';
import '../../src/define/portal-timeline.js';
import type { TimelineStep } from '../../src/protocol/opportunity.js';
import type { PortalTimeline } from '../../src/views/timeline/portal-timeline.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { opportunity } from './opportunities.js';

const next = (...names: string[]): TimelineStep[] => names.map((name) => ({ id: name, name, status: 'next' }));
const show = (store: FakeStore, width: string): Promise<PortalTimeline> => mount<PortalTimeline>('portal-timeline', store, { width });
const list = (view: Element): HTMLElement => find(view, '#list') as HTMLElement;
const seen = (element: Element): boolean => element.getClientRects().length > 0;

describe('<portal-timeline>', () => {
  afterEach(clean);

  it('F9 F10 is folded to one line where there is little room, and unfolds what is done, with dates, and what is now', async () => {
    const view = await show(new FakeStore(opportunity()), '360px');
    const toggle = await until(() => find(view, '.toggle'));
    expect(toggle.textContent?.replace(/\s+/g, ' ').trim()).to.equal('Now: Your documents · since November 12');
    expect([toggle.getAttribute('aria-expanded'), seen(list(view))]).to.deep.equal(['false', false]);
    toggle.focus();
    toggle.click();
    await until(() => seen(list(view)));
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    const [done, current] = [...view.shadowRoot!.querySelectorAll('li')];
    expect(textOf(done!)).to.equal('Request received Done · November 2');
    expect(textOf(current!)).to.equal('Your documents Since November 12');
    expect([done, current].map((step) => step?.getAttribute('aria-current'))).to.deep.equal([null, 'step']);
    await expectAccessible(view, true);
    toggle.click();
    await until(() => !seen(list(view)));
  });

  it('stands open where there is room, and where the page says so', async () => {
    const wide = await show(new FakeStore(opportunity()), '700px');
    await until(() => seen(list(wide)));
    expect(seen(find(wide, '.toggle') as Element)).to.equal(false);
    clean();
    const narrow = await show(new FakeStore(opportunity()), '300px');
    narrow.unfolded = true;
    await until(() => seen(list(narrow)));
    expect(seen(find(narrow, '.toggle') as Element)).to.equal(false);
  });

  it('F9 says nothing of what comes next unless the company marked it, and never counts steps', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store, '700px');
    await until(() => find(view, 'li'));
    expect(textOf(view)).not.to.include('Comes next');
    expect(textOf(view)).not.to.match(/\d of \d/);
    store.patch({ opportunity: { status: 'ready', value: opportunity({ timeline: [...opportunity().timeline, ...next('Your offer', 'Contract', 'Installation', 'Papers', 'Done')] }) } });
    await until(() => textOf(view).includes('Your offer Comes next'));
    expect(textOf(view)).not.to.include('Papers');
    const more = [...view.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent?.includes('Show 2 more steps'));
    more?.click();
    await until(() => textOf(view).includes('Papers'));
  });
});
