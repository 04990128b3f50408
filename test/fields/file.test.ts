import { expect } from 'chai';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import type { UploadState } from '../../src/store/state.js';
import { expectAccessible } from '../views/accessibility.js';
import { clean, textOf, until } from '../views/fake-store.js';
import { aFile, all, choose, control, define, leave, listen, nameOf, part, place, press, ways } from '../suites/place.js';

const pdf = (name: string, size = 1200): File => aFile(name, 'application/pdf', size);
const one = define('file', { accept: ['application/pdf', '.jpg'], maxSize: 5000 });
const three = { ...one, maxFiles: 3 };
const held = (name: string): { id: string; name: string; size: number; type: string } => ({ id: `id-${name}`, name, size: 248_000, type: 'application/pdf' });
const upload = (more: Partial<UploadState> = {}): UploadState => ({ local: 'u-1', field: 'one', name: 'bill.pdf', size: 2000, type: 'application/pdf', status: 'sending', sent: 500, ...more });
const refused = (element: Element): string[] => all(element, '.refused li').map((line) => line.textContent?.replace(/\s+/g, ' ').trim() ?? '');

function drag(type: 'dragover' | 'dragleave' | 'drop', target: Element, files: readonly File[] = []): DragEvent {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  const event = new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer: data });
  target.dispatchEvent(event);
  return event;
}
const added = (element: HTMLElement): (() => string[][]) => {
  const heard = listen(element);
  return () => heard.asked.flatMap((request) => (request.type === 'file-add' ? [request.files.map(({ name }) => name)] : []));
};

describe('a file', () => {
  afterEach(clean);

  it('is chosen with a button that opens the browser’s own dialog, for the kinds that are taken', async () => {
    const element = await place('file', { field: one });
    const input = part<HTMLInputElement>(element, '#control') as HTMLInputElement;
    expect([input.accept, input.multiple, input.hasAttribute('capture')]).to.deep.equal(['application/pdf,.jpg', false, false]);
    let opened = 0;
    input.addEventListener('click', (event) => { opened++; event.preventDefault(); });
    control(element).click();
    expect([opened, nameOf(control(element))]).to.deep.equal([1, 'Choose a file Label one']);
    const names = added(element);
    choose(element, [pdf('bill.pdf')]);
    // the same one again, after it was removed, is a change too
    expect(input.value).to.equal('');
    choose(element, [pdf('bill.pdf')]);
    expect(names()).to.deep.equal([['bill.pdf'], ['bill.pdf']]);
  });

  it('may be several, chosen at once or one after the other', async () => {
    const element = await place('file', { field: three, value: [held('january.pdf')] });
    expect([part<HTMLInputElement>(element, '#control')?.multiple, nameOf(control(element))]).to.deep.equal([true, 'Choose files Label one']);
    const names = added(element);
    choose(element, [pdf('march.pdf'), pdf('may.pdf'), pdf('july.pdf')]);
    expect(names()).to.deep.equal([['march.pdf', 'may.pdf']]);
    await element.updateComplete;
    expect(refused(element)).to.deep.equal(['july.pdf Only 3 can be added here.']);
  });

  it('counts what is on its way to how many are taken', async () => {
    const element = await place('file', { field: three, value: [held('january.pdf')], uploads: [upload()] });
    const names = added(element);
    choose(element, [pdf('march.pdf'), pdf('may.pdf')]);
    expect(names()).to.deep.equal([['march.pdf']]);
  });

  it('is dropped, and the area shows that it takes it', async () => {
    const element = await place('file', { field: one });
    const names = added(element);
    const area = part(element, '.drop') as HTMLElement;
    expect(drag('dragover', area).defaultPrevented).to.equal(true);
    await until(() => area.classList.contains('over'));
    drag('dragleave', area);
    await until(() => !area.classList.contains('over'));
    drag('dragover', area);
    expect(drag('drop', area, [pdf('bill.pdf')]).defaultPrevented).to.equal(true);
    await until(() => !area.classList.contains('over'));
    expect(names()).to.deep.equal([['bill.pdf']]);
  });

  it('is pasted while the focus is in the field, and nowhere else', async () => {
    const element = await place('file', { field: three });
    const names = added(element);
    const paste = (target: EventTarget, files: readonly File[]): Event => {
      const data = new DataTransfer();
      for (const file of files) data.items.add(file);
      if (files.length === 0) data.setData('text/plain', 'a text');
      // not every browser takes what a script would put on the clipboard
      const event = Object.defineProperty(new Event('paste', { bubbles: true, composed: true, cancelable: true }), 'clipboardData', { value: data });
      target.dispatchEvent(event);
      return event;
    };
    expect(paste(document.body, [pdf('elsewhere.pdf')]).defaultPrevented).to.equal(false);
    control(element).focus();
    // what can be pasted comes with the focus
    await until(() => paste(document.body, [pdf('bill.pdf')]).defaultPrevented);
    expect(paste(control(element), [pdf('march.pdf'), pdf('may.pdf')]).defaultPrevented).to.equal(true);
    expect(names()).to.deep.equal([['bill.pdf'], ['march.pdf', 'may.pdf']]);
    // a text is for whoever takes it
    expect(paste(control(element), []).defaultPrevented).to.equal(false);
    leave(element);
    expect(paste(document.body, [pdf('late.pdf')]).defaultPrevented).to.equal(false);
    control(element).focus();
    element.readOnly = true;
    await element.updateComplete;
    paste(document.body, [pdf('read-only.pdf')]);
    element.remove();
    paste(document.body, [pdf('gone.pdf')]);
    expect(names()).to.have.length(2);
  });

  it('F212 on its way is paused and goes on by the same button', async () => {
    const element = await place('file', { field: one, uploads: [upload()] });
    const heard = listen(element);
    const button = await until(() => part<HTMLElement>(element, '[aria-label="Pause bill.pdf"]'));
    button.click();
    element.uploads = [upload({ status: 'paused' })];
    await until(() => button.getAttribute('aria-label') === 'Go on with bill.pdf');
    expect(textOf(element)).to.include('Paused · 1 kB of 2 kB are there');
    await expectAccessible(element);
    button.click();
    expect(heard.asked).to.deep.equal([{ type: 'file-pause', file: 'u-1' }, { type: 'file-retry', file: 'u-1' }]);
    element.uploads = [upload({ status: 'failed', failure: { code: 'offline', errors: [] } })];
    await until(() => part(element, '.failed'));
    expect(part(element, '[aria-label^=Pause]')).to.equal(null);
    (element.closest('main') as HTMLElement).lang = 'it';
    element.uploads = [upload({ status: 'waiting' })];
    await until(() => part(element, '[aria-label="Metti in pausa bill.pdf"]'));
  });

  it('is named with the reason when it is not taken, the good ones go on', async () => {
    const element = await place('file', { field: { ...three, maxFiles: 5 } });
    const names = added(element);
    drag('drop', part(element, '.drop') as HTMLElement, [pdf('big.pdf', 5001), aFile('run.exe', 'application/x-msdownload'), pdf('none.pdf', 0), aFile('roof.JPG', ''), pdf('good.pdf')]);
    expect(names()).to.deep.equal([['roof.JPG', 'good.pdf']]);
    await element.updateComplete;
    expect(refused(element)).to.deep.equal(['big.pdf The file is too large: 5 kB at most.', 'run.exe This kind of file can’t be taken here. Choose another.', 'none.pdf The file is empty. Choose another.']);
    expect(part(element, '.refused')?.getAttribute('aria-live')).to.equal('polite');
    await expectAccessible(element);
    choose(element, [pdf('other.pdf')]);
    await until(() => refused(element).length === 0);
  });

  it('says beforehand what is taken', async () => {
    for (const [more, words] of [
      [{ accept: ['image/*', 'application/pdf'], maxSize: 10_000_000, maxFiles: 4 }, 'Pictures, PDF · up to 10 MB · 4 files at most'], [{ accept: ['.pdf'] }, 'PDF'], [{ maxSize: 500_000 }, 'up to 500 kB'], [{}, ''],
    ] as const) {
      const element = await place('file', { field: define('file', { ...more, accept: 'accept' in more ? [...more.accept] : undefined }) });
      expect(part(element, '.limits')?.textContent).to.equal(words);
      clean();
    }
  });

  it('shows how far it is, by a bar with a name and in words, and can be cancelled', async () => {
    const element = await place('file', { field: one, required: true, showFaults: true, uploads: [upload()] });
    const heard = listen(element);
    const bar = part<HTMLProgressElement>(element, 'progress') as HTMLProgressElement;
    expect([bar.value, nameOf(bar)]).to.deep.equal([0.25, 'Uploading bill.pdf']);
    expect(textOf(element)).to.include('1 kB of 2 kB · 25%');
    // a file that is coming is not asked for
    expect(part(element, '[part=error]') === null).to.equal(true);
    element.uploads = [upload({ sent: 2000 })];
    await until(() => bar.value === 1);
    element.uploads = [upload({ status: 'waiting', sent: 0 })];
    await until(() => textOf(element).includes('Waiting'));
    await expectAccessible(element);
    press(element, 'Cancel bill.pdf');
    expect(heard.asked).to.deep.equal([{ type: 'file-remove', field: 'one', file: 'u-1' }]);
  });

  it('says why it did not arrive, and is tried again or removed', async () => {
    const element = await place('file', { field: one, uploads: [upload({ status: 'failed', failure: { code: 'offline', errors: [] } })] });
    const heard = listen(element);
    expect(part(element, '.failed [role=alert]')?.textContent).to.include('The connection was lost.');
    press(element, 'Try again');
    press(element, 'Remove bill.pdf');
    expect(heard.asked).to.deep.equal([{ type: 'file-retry', file: 'u-1' }, { type: 'file-remove', field: 'one', file: 'u-1' }]);
    for (const [problem, words] of [['wrong-type-by-content', 'doesn’t match its name'], ['file-too-large', '5 kB at most'], ['never-heard-of', 'Check this, please.']] as const) {
      element.uploads = [upload({ status: 'failed', failure: { code: 'invalid', problem, errors: [] } })];
      await until(() => part(element, '.failed [role=alert]')?.textContent?.includes(words));
      // the same file again would be judged the same: the way on is another one
      expect(all(element, '.failed button').map((button) => button.getAttribute('aria-label'))).to.deep.equal(['Remove bill.pdf']);
    }
    await expectAccessible(element);
  });

  it('that is there is removed, and the focus stays in the field', async () => {
    const element = await place('file', { field: three, value: [held('january.pdf'), held('march.pdf')] });
    const heard = listen(element);
    const [, second] = all(element, '.file button');
    second?.focus();
    press(element, 'Remove march.pdf');
    element.value = [held('january.pdf')];
    await element.updateComplete;
    expect(heard.asked).to.deep.equal([{ type: 'file-remove', field: 'one', file: 'id-march.pdf' }]);
    expect(element.shadowRoot?.activeElement === control(element)).to.equal(true);
    expect(textOf(element)).to.include('january.pdf 248 kB · Uploaded');
  });

  it('takes the focus to the button that brings another, not to the one that removes', async () => {
    const element = await place('file', { field: three, value: [held('january.pdf')] });
    element.focus();
    expect(element.shadowRoot?.activeElement === control(element)).to.equal(true);
  });

  it('takes the place of the one that is there, and of one that is still coming', async () => {
    const element = await place('file', { field: one, value: [held('old.pdf')], uploads: [upload()] });
    expect(control(element).textContent).to.include('Choose another');
    const heard = listen(element);
    choose(element, [pdf('new.pdf'), pdf('more.pdf')]);
    expect(heard.asked.map(({ type }) => type)).to.deep.equal(['file-remove', 'file-add']);
    await element.updateComplete;
    expect(refused(element)).to.deep.equal(['more.pdf Only 1 can be added here.']);
  });

  it('shows a picture before it has arrived, and forgets it with the element', async () => {
    const element = await place('file', { field: define('file') });
    choose(element, [aFile('roof.png', 'image/png', 2000)]);
    element.uploads = [upload({ name: 'roof.png', type: 'image/png' })];
    const picture = await until(() => part<HTMLImageElement>(element, '.picture img'));
    expect([picture.src.startsWith('blob:'), picture.alt]).to.deep.equal([true, '']);
    const { src } = picture;
    element.remove();
    const gone = await fetch(src).then(() => false, () => true);
    expect(gone).to.equal(true);
  });

  it('F42 that is read-only is a download, and nothing else', async () => {
    const element: PortalFieldElement = await place('file', { field: three, value: [held('contract.pdf'), held('plan.pdf')], readOnly: true, required: true, showFaults: true, uploads: [upload()] });
    const heard = listen(element);
    expect(ways(element)).to.deep.equal([]);
    expect(all(element, 'button').map(nameOf)).to.deep.equal(['Download contract.pdf', 'Download plan.pdf']);
    expect(textOf(element)).not.to.match(/Remove|Cancel|Choose|drop/);
    for (const target of [element, ...all(element, '*')]) {
      expect(drag('dragover', target).defaultPrevented).to.equal(false);
      drag('drop', target, [pdf('mine.pdf')]);
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true, composed: true }));
    }
    leave(element);
    await element.updateComplete;
    expect(heard.asked).to.deep.equal([]);
    expect([element.value, element.matches(':valid')]).to.deep.equal([[held('contract.pdf'), held('plan.pdf')], true]);
    press(element, 'plan.pdf');
    expect(heard.asked).to.deep.equal([{ type: 'file-download', file: held('plan.pdf') }]);
    await expectAccessible(element, true);
  });

  it('F42 becomes a download while files are on their way in, when the company makes it read-only', async () => {
    const element = await place('file', { field: one, value: [held('contract.pdf')] });
    const area = part(element, '.drop') as HTMLElement;
    element.readOnly = true;
    await until(() => part(element, '.drop') === null);
    const heard = listen(element);
    drag('drop', area, [pdf('mine.pdf')]);
    choose(await place('file', { field: one }), []);
    expect(heard.asked).to.deep.equal([]);
    expect(all(element, 'button').map(nameOf)).to.deep.equal(['Download contract.pdf']);
  });
});
