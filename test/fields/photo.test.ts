import { expect } from 'chai';
import { clean, until } from '../views/fake-store.js';
import { aFile, all, choose, define, listen, nameOf, part, place, ways } from '../suites/place.js';

describe('a photo', () => {
  afterEach(clean);

  it('comes from the camera of a phone or from what is there: two buttons with names of their own', async () => {
    const element = await place('photo', { field: define('photo', { maxFiles: 3 }) });
    const [gallery, camera] = all<HTMLInputElement>(element, 'input[type=file]');
    expect([gallery?.accept, gallery?.multiple, gallery?.hasAttribute('capture')]).to.deep.equal(['image/*', true, false]);
    expect([camera?.accept, camera?.getAttribute('capture')]).to.deep.equal(['image/*', 'environment']);
    expect(all(element, 'button').map(nameOf)).to.deep.equal(['Choose files Label one', 'Take a photo Label one']);
    const opened: string[] = [];
    for (const input of [gallery, camera]) input?.addEventListener('click', (event) => { opened.push(input.id); event.preventDefault(); });
    for (const button of all(element, 'button')) button.click();
    expect(opened).to.deep.equal(['control', 'camera']);
  });

  it('is taken from either, and only pictures are', async () => {
    const element = await place('photo');
    const heard = listen(element);
    choose(element, [aFile('roof.jpg', 'image/jpeg')], '#camera');
    choose(element, [aFile('roof.heic', 'image/heic')]);
    choose(element, [aFile('bill.pdf', 'application/pdf')]);
    expect(heard.asked.map((request) => request.type === 'file-add' && request.files[0]?.name)).to.deep.equal(['roof.jpg', 'roof.heic']);
    await until(() => part(element, '.refused')?.textContent?.includes('bill.pdf'));
  });

  it('takes the company’s own kinds where it names them', async () => {
    expect(part<HTMLInputElement>(await place('photo', { field: define('photo', { accept: ['image/jpeg'] }) }), '#control')?.accept).to.equal('image/jpeg');
  });

  it('F42 that is read-only is a download: no camera, no input', async () => {
    const element = await place('photo', { value: [{ id: 'p', name: 'roof.jpg', size: 9000, type: 'image/jpeg' }], readOnly: true });
    expect(ways(element)).to.deep.equal([]);
    expect(all(element, 'button').map(nameOf)).to.deep.equal(['Download roof.jpg']);
  });
});
