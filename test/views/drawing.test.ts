import { expect } from 'chai';
import '../../src/define/portal-view-drawing.js';
import type { Drawing } from '../../src/protocol/drawing.js';
import type { PortalViewDrawing } from '../../src/views/drawing/portal-view-drawing.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, field, opportunity, placed, receipt } from './opportunities.js';
import { bow, button, face, fill, press, roof, south, withRoof } from './roofs.js';

const show = (store: FakeStore, around: Parameters<typeof mount>[2] = {}): Promise<PortalViewDrawing> => mount<PortalViewDrawing>('portal-view-drawing', store, around);
const faces = (view: Element): HTMLElement[] => [...(view.shadowRoot?.querySelectorAll<HTMLElement>('.face') ?? [])];
const kept = (store: FakeStore): Drawing | undefined => store.state.step.work['drawing'] as Drawing | undefined;
const sent = (store: FakeStore): { drawing: Drawing }[] => store.asked.filter(({ type }) => type === 'drawing-submit') as unknown as { drawing: Drawing }[];
const send = (view: Element): Promise<void> => until(() => find(view, '[part=submit]')).then((one) => { one.click(); });
/** Puts a face in by its measures, as without the map. */
async function add(view: Element, width: string, depth: string, front: string): Promise<void> {
  const summary = await until(() => view.shadowRoot?.querySelector<HTMLElement>('.measured summary'));
  if (!summary.closest('details')?.open) summary.click();
  for (const [id, value] of [['width', width], ['depth', depth], ['front', front]] as const) (await until(() => view.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`))).value = value;
  await press(view, 'Add this face');
}

describe('<portal-view-drawing>', () => {
  afterEach(clean);

  it('F25 takes a face by its measures, without the map: figures, pitch, lower edge and name', async () => {
    const store = new FakeStore(withRoof());
    const view = await show(store);
    await until(() => textOf(view).includes('There is no face yet.'));
    await add(view, '10', '6', '180');
    await until(() => faces(view).length === 1);
    expect(textOf(faces(view)[0]!)).to.include('60 m²').and.include('south (180°)');
    // the new one is open, and the focus is on it
    await until(() => view.shadowRoot?.activeElement?.getAttribute('aria-label') === 'Change Face 1');
    await fill(view, '#face-pitch', '60');
    await fill(view, '#face-name', ' South side ');
    await until(() => textOf(faces(view)[0]!).includes('South side') && textOf(faces(view)[0]!).includes('120 m²'));
    const eave = find(view, '#face-eave') as HTMLSelectElement;
    expect([...eave.options].map((one) => one.textContent)).to.deep.equal(['I don’t know', 'Edge 1: south side, 10 m', 'Edge 2: east side, 6 m', 'Edge 3: north side, 10 m', 'Edge 4: west side, 6 m']);
    eave.value = '2';
    eave.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => textOf(faces(view)[0]!).includes('north (0°)'));
    expect(kept(store)?.features[0]?.properties).to.deep.equal({ eave: 2, pitch: 60, name: 'South side' });
    await expectAccessible(view, true);
  });

  it('F25 changes every corner and edge by numbers, and says what can’t be read', async () => {
    const store = new FakeStore(withRoof(roof(south)));
    const view = await show(store);
    await press(view, 'Change South');
    (await until(() => view.shadowRoot?.querySelector<HTMLElement>('.face details summary'))).click();
    await until(() => view.shadowRoot?.querySelectorAll('.corners tbody tr').length === 4);
    await fill(view, '#corner-2-east', '12.5');
    await until(() => textOf(find(view, '.figures')!).includes('67.5 m²'));
    await press(view, 'Add a corner on edge 4');
    await until(() => view.shadowRoot?.querySelectorAll('.corners tbody tr').length === 5);
    await press(view, 'Remove corner 5');
    await until(() => view.shadowRoot?.querySelectorAll('.corners tbody tr').length === 4);
    await fill(view, '#corner-1-north', 'twelve');
    expect(textOf(await until(() => find(view, '#corner-1-north-wrong')))).to.include('Enter metres');
    expect((find(view, '#corner-1-north') as HTMLInputElement).value).to.equal('twelve');
    expect(find(view, '#corner-1-north')?.getAttribute('aria-describedby')).to.equal('corner-1-north-wrong');
    await expectAccessible(view);
    await fill(view, '#corner-1-north', '0');
    await until(() => !find(view, '#corner-1-north-wrong'));
    await press(view, 'By length');
    await fill(view, '#edge-0-1000000', '20');
    await until(() => textOf(find(view, '.corners')!).includes('Edge'));
    // the last edge follows from the others: it can be read and not typed
    expect(view.shadowRoot?.querySelectorAll('.corners tbody tr:last-child input').length).to.equal(0);
    await until(() => (find(view, '#edge-0-1000000') as HTMLInputElement | null)?.value === '20');
    await expectAccessible(view);
  });

  it('F210 keeps what is typed as it is typed: the page showing again takes nothing of it away, and a name is one step back', async () => {
    const store = new FakeStore(withRoof(roof(south)));
    const view = await show(store);
    await press(view, 'Change South');
    const typing = async (selector: string, ...texts: readonly string[]): Promise<HTMLInputElement> => {
      const input = (await until(() => find(view, selector))) as HTMLInputElement;
      for (const text of texts) {
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        // a file that arrives, a network that comes back: whatever shows the view again
        view.requestUpdate();
        await view.updateComplete;
        expect(input.value, selector).to.equal(text);
      }
      return input;
    };
    const left = async (input: HTMLInputElement): Promise<void> => {
      input.dispatchEvent(new Event('change', { bubbles: true }));
      input.dispatchEvent(new FocusEvent('blur'));
      await view.updateComplete;
    };
    const name = await typing('#face-name', 'G', 'Garage', 'Garage ');
    expect(kept(store)?.features[0]?.properties.name).to.equal('Garage ');
    await left(name);
    expect(kept(store)?.features[0]?.properties.name).to.equal('Garage');
    expect(name.value).to.equal('Garage');
    const pitch = await typing('#face-pitch', '3', '30', '30.', '30.5');
    expect(kept(store)?.features[0]?.properties.pitch).to.equal(30.5);
    await left(pitch);
    await press(view, 'Undo');
    await view.updateComplete;
    expect(kept(store)?.features[0]?.properties).to.include({ name: 'Garage' }).and.not.have.property('pitch', 30.5);
    await press(view, 'Undo');
    await until(() => (find(view, '#face-name') as HTMLInputElement).value === 'South');
    expect(kept(store)?.features[0]?.properties.name).to.equal('South');
    // what wasn't changed in the end is no step
    await typing('#face-name', 'Sou', 'South');
    await press(view, 'Redo');
    await until(() => kept(store)?.features[0]?.properties.name === 'Garage');
  });

  it('writes and reads numbers as the language does', async () => {
    const view = await show(new FakeStore(withRoof(roof(face([[0, 0], [10.25, 0], [10.25, 6], [0, 6]], { pitch: 22.5 }, 'f')))), { lang: 'it' });
    await press(view, 'Modifica Falda 1');
    expect((await until(() => find(view, '#face-pitch') as HTMLInputElement)).value).to.equal('22,5');
    expect(textOf(view)).to.include('61,5 m²');
    await fill(view, '#face-pitch', '7,25');
    await until(() => (find(view, '#face-pitch') as HTMLInputElement).value === '7,25');
  });

  it('goes back and forth, by button and by key, and a removed face can be had back', async () => {
    const store = new FakeStore(withRoof(roof(south)));
    const view = await show(store);
    await press(view, 'Remove South');
    await until(() => faces(view).length === 0);
    expect(textOf(view)).to.include('South was removed.');
    await until(() => view.shadowRoot?.activeElement?.textContent === 'Undo');
    (view.shadowRoot?.activeElement as HTMLElement).click();
    await until(() => faces(view).length === 1 && !textOf(view).includes('South was removed.'));
    const key = (name: string, more: KeyboardEventInit = {}): boolean | undefined => find(view, 'section')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, ctrlKey: true, bubbles: true, composed: true, cancelable: true, ...more }));
    key('Z', { shiftKey: true });
    await until(() => faces(view).length === 0);
    key('z');
    await until(() => faces(view).length === 1);
    key('y');
    await until(() => faces(view).length === 0);
    expect(kept(store)?.features).to.have.length(0);
    // in a text the keys belong to the text
    key('z');
    await press(view, 'Change South');
    const input = await until(() => find(view, '#face-name'));
    expect(input.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true, cancelable: true }))).to.equal(true);
    expect(faces(view)).to.have.length(1);
  });

  it('shows what was drawn before: the draft of this device over what the server has', async () => {
    const store = new FakeStore(withRoof(roof(south)));
    store.patch({ step: { ...store.state.step, work: { drawing: roof(face([[0, 0], [4, 0], [4, 4], [0, 4]], { name: 'From the draft' }, 'd')) } } });
    const view = await show(store);
    await until(() => textOf(view).includes('From the draft') && !textOf(view).includes('South'));
    // a draft that no version of ours wrote shows nothing, and breaks nothing
    store.patch({ step: { ...store.state.step, of: 'y', work: { drawing: { type: 'FeatureCollection', features: 'none' } } } });
    await until(() => textOf(view).includes('There is no face yet.'));
  });

  it('goes on when the page keeps nothing', async () => {
    const store = new FakeStore(withRoof());
    const view = await show(store);
    view.addEventListener('portal-work-change', (event) => event.preventDefault());
    await add(view, '8', '5', '90');
    await until(() => faces(view).length === 1);
    store.patch({ online: false });
    await until(() => faces(view).length === 1);
    expect(kept(store)).to.equal(undefined);
  });

  it('F25 sends the roof with its figures, once', async () => {
    const store = new FakeStore(withRoof(roof(south)));
    const view = await show(store);
    await send(view);
    await until(() => sent(store).length === 1);
    expect(sent(store)[0]?.drawing.features[0]?.properties).to.deep.equal({ name: 'South', pitch: 60, eave: 0, area: 60, surface: 120, edges: [10, 6, 10, 6], orientation: 180 });
    store.patch({ send: { status: 'sending', type: 'submit-drawing', key: 'k' } });
    // what went out is read, and can't be changed
    await until(() => find(view, '.preview') && !find(view, '.faces'));
    await send(view);
    expect(sent(store)).to.have.length(1);
    store.patch({ send: { status: 'accepted', type: 'submit-drawing', receipt: receipt({ type: 'submit-drawing' }) } });
    await until(() => textOf(view).includes('We have your roof. Thank you.'));
    await expectAccessible(view);
  });

  it('says what holds the roof up, with a way to each, and sends nothing until it is mended', async () => {
    const store = new FakeStore(withRoof(roof(south, bow)));
    const view = await show(store);
    expect(textOf(view)).to.include('The outline crosses itself.');
    await send(view);
    const summary = await until(() => find(view, '.summary'));
    expect(textOf(summary)).to.include('Face 2').and.include('The outline crosses itself.');
    await until(() => view.shadowRoot?.activeElement?.classList.contains('summary'));
    summary.querySelector('a')?.click();
    await until(() => view.shadowRoot?.activeElement?.getAttribute('aria-label') === 'Change Face 2');
    await press(view, 'Remove Face 2');
    await until(() => textOf(find(view, '.summary')!).includes('Everything is in place.'));
    expect(sent(store)).to.have.length(0);
    await send(view);
    await until(() => sent(store).length === 1);
  });

  it('asks for a face where there is none', async () => {
    const store = new FakeStore(withRoof());
    const view = await show(store);
    await send(view);
    await until(() => textOf(find(view, '.summary') ?? view).includes('Draw at least one face of the roof.'));
    expect([sent(store).length, store.asked.some(({ type }) => type === 'step-check')]).to.deep.equal([0, true]);
  });

  it('F46 is held up by its conditions and by the photos beside it', async () => {
    const store = new FakeStore(withRoof(roof(south), { conditions: [condition('privacy')], placements: [placed(field('chimney', 'photo'), { required: true })] }));
    const view = await show(store);
    await until(() => find(view, 'portal-field-photo') && find(view, 'input[name=privacy]'));
    await send(view);
    const summary = await until(() => find(view, '.summary'));
    for (const words of ['Label chimney', 'Add a file to go on.', 'Privacy notice']) expect(textOf(summary)).to.include(words);
    store.request({ type: 'value-change', field: 'chimney', value: [{ id: 'f', name: 'a.jpg', size: 10, type: 'image/jpeg' }] });
    store.request({ type: 'consent-change', condition: 'privacy', accepted: true });
    await until(() => textOf(find(view, '.summary')!).includes('Everything is in place.'));
    await expectAccessible(view, true);
  });

  it('shows the server’s word on a face until that changes', async () => {
    const store = new FakeStore(withRoof(roof(south)));
    const view = await show(store);
    await until(() => faces(view).length === 1);
    store.patch({ send: { status: 'refused', type: 'submit-drawing', failure: { code: 'invalid', problem: 'invalid', errors: [{ pointer: '/payload/drawing/features/0', code: 'of-a-later-version' }] } } });
    await until(() => textOf(find(view, '.summary') ?? document.body).includes('South'));
    await press(view, 'Change South');
    await fill(view, '#face-pitch', '20');
    await until(() => textOf(find(view, '.summary')!).includes('Everything is in place.'));
  });

  it('F205 says why the roof can’t be sent, in the place of the button', async () => {
    const view = await show(new FakeStore(withRoof(roof(south), { actions: [{ type: 'submit-drawing', available: false, reason: { code: 'no-target' } }] })));
    expect(textOf(await until(() => find(view, '[data-reason=no-target]')))).to.include('The company hasn’t said what comes next').and.include('help@example.com');
    expect(find(view, '[part=submit]') === null).to.equal(true);
    await expectAccessible(view);
  });

  it('F207 shows a finished roof where nothing is asked: a picture, and its figures as a table', async () => {
    const view = await show(new FakeStore(withRoof(roof(south, face([[0, 6], [10, 6], [10, 12], [0, 12]], {}, 'north')), { actions: [] })));
    const table = await until(() => find(view, 'table.roof'));
    for (const words of ['South', '60 m²', '120 m²', 'south (180°)', 'Face 2', 'All faces together', '180 m²']) expect(textOf(table)).to.include(words);
    expect(find(view, '.preview')?.getAttribute('aria-label')).to.equal('Picture of the roof, north at the top');
    expect(view.shadowRoot?.querySelectorAll('.preview polygon')).to.have.length(2);
    expect([find(view, '.map'), find(view, '[part=submit]')]).to.deep.equal([null, null]);
    await expectAccessible(view, true);
  });

  it('waits with the roof in sight, and gives it back when the customer doesn’t send it', async () => {
    const store = new FakeStore(withRoof(roof(south)));
    const view = await show(store);
    store.patch({ send: { status: 'waiting', type: 'submit-drawing', key: 'k', failure: { code: 'offline', errors: [] } } });
    expect(textOf(await until(() => find(view, '[data-send=waiting]')))).to.include('Waiting for the network');
    await until(() => find(view, 'table.roof'));
    store.patch({ send: { status: 'open' } });
    await until(() => faces(view).length === 1 && find(view, '[part=submit]'));
  });

  it('says that there is nothing to draw while the substate asks for another view, and bears a payload of nothing', async () => {
    const elsewhere = await show(new FakeStore(opportunity()));
    await until(() => textOf(elsewhere).includes('There is no roof to draw in this step.'));
    clean();
    const bare = await show(new FakeStore(withRoof(undefined, { view: { kind: 'drawing', drawing: 'no', map: null } })));
    await until(() => textOf(bare).includes('There is no face yet.'));
  });

  it('a button is never without a name', async () => {
    const view = await show(new FakeStore(withRoof(roof(south))));
    await until(() => button(view, 'Draw a face'));
    expect([...view.shadowRoot!.querySelectorAll('button')].filter((one) => !(one.getAttribute('aria-label') ?? one.textContent?.trim()))).to.have.length(0);
  });
});
