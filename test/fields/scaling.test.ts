import { expect } from 'chai';
import { scaled } from '../../src/fields/file/scale-picture.js';
import { clean, textOf, until } from '../views/fake-store.js';
import { aFile, choose, define, listen, part, place } from '../suites/place.js';

/** A picture of so many pixels: red in its upper half, blue below, noise over all, which no format packs well. */
async function picture(width: number, height: number, type = 'image/jpeg', name = 'roof.jpg'): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const pixels = context.createImageData(width, height);
  let seed = 7;
  for (let i = 0; i < pixels.data.length; i += 4) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const upper = i / 4 / width < height / 2;
    pixels.data.set([upper ? 200 : seed % 60, seed % 50, upper ? seed % 60 : 200, 255], i);
  }
  context.putImageData(pixels, 0, 0);
  const blob = await new Promise<Blob | null>((done) => { canvas.toBlob(done, type, 0.98); });
  return new File([blob as Blob], name, { type, lastModified: 1_700_000_000_000 });
}

/** The same with what a camera writes that was held on its side: an EXIF segment that says how to turn it. */
async function turned(file: File, orientation: number): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const segment = [0xff, 0xe1, 0, exif.length + 2, ...exif];
  // in one piece, as from a disk: Firefox can’t decode a picture that is put together from several
  const whole = new Uint8Array([...bytes.subarray(0, 2), ...segment, ...bytes.subarray(2)]);
  return new File([whole], file.name, { type: file.type, lastModified: file.lastModified });
}

/** The size of a picture as it shows, and the colour in the middle of each quarter of its edge. */
async function seen(file: Blob): Promise<{ size: [number, number]; top: string; bottom: string; left: string; right: string }> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  const at = (x: number, y: number): string => { const [red = 0, , blue = 0] = context.getImageData(Math.floor(x * width), Math.floor(y * height), 1, 1).data; return red > blue ? 'red' : 'blue'; };
  return { size: [width, height], top: at(0.5, 0.1), bottom: at(0.5, 0.9), left: at(0.1, 0.5), right: at(0.9, 0.5) };
}

describe('a picture that is too large', () => {
  afterEach(clean);

  it('is brought down to its longest edge, keeps its name and kind, and becomes smaller', async () => {
    for (const [type, name] of [['image/jpeg', 'roof.jpg'], ['image/png', 'plan.png']] as const) {
      const before = await picture(800, 600, type, name);
      const after = await scaled(before, 200);
      expect([after.name, after.type, after.lastModified]).to.deep.equal([name, type, before.lastModified]);
      expect(after.size).to.be.lessThan(before.size / 4);
      expect(await seen(after)).to.include({ top: 'red', bottom: 'blue' }).and.deep.include({ size: [200, 150] });
    }
  });

  it('F212 stands upright as the camera meant it, in each way that it can be held', async () => {
    const plain = await picture(800, 600);
    for (const orientation of [1, 3, 6, 8]) {
      const before = await turned(plain, orientation);
      const shown = await seen(before);
      const after = await scaled(before, 200);
      expect(after.size).to.be.lessThan(before.size);
      const { size, ...colours } = await seen(after);
      expect(size, String(orientation)).to.deep.equal(orientation > 4 ? [150, 200] : [200, 150]);
      const { size: _, ...wanted } = shown;
      // in the halves that the colours meet in, either may be seen
      expect(orientation > 4 ? [colours.left, colours.right] : [colours.top, colours.bottom], String(orientation)).to.deep.equal(orientation > 4 ? [wanted.left, wanted.right] : [wanted.top, wanted.bottom]);
    }
  });

  it('stays as it is when it is small enough, would not become smaller, or is no picture', async () => {
    const small = await picture(200, 150);
    expect(await scaled(small, 200)).to.equal(small);
    expect(await scaled(small, 4000)).to.equal(small);
    // one colour packs so well that fewer pixels are more bytes
    const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 300 });
    canvas.getContext('2d')?.fillRect(0, 0, 300, 300);
    const flat = new File([await new Promise<Blob>((done) => { canvas.toBlob((blob) => done(blob as Blob), 'image/png'); })], 'flat.png', { type: 'image/png' });
    expect((await scaled(flat, 299)).size).to.be.at.most(flat.size);
    const broken = new File([new Uint8Array(5000)], 'broken.jpg', { type: 'image/jpeg' });
    expect(await scaled(broken, 200)).to.equal(broken);
    for (const type of ['image/gif', 'image/svg+xml', 'application/pdf', '']) { const other = aFile('other', type, 9000); expect(await scaled(other, 1)).to.equal(other); }
    const cut = new File([(await picture(800, 600)).slice(0, 400)], 'cut.jpg', { type: 'image/jpeg' });
    expect((await scaled(cut, 200)).name).to.equal('cut.jpg');
  });

  it('F212 goes out small where the company says how many pixels it wants, within the size that it takes, and says so', async () => {
    const large = await picture(800, 600);
    const field = define('photo', { maxPixels: 200, maxFiles: 3, maxSize: large.size - 1 });
    const element = await place('photo', { field, required: true, showFaults: true });
    const heard = listen(element);
    choose(element, [large, aFile('notes.pdf', 'application/pdf')]);
    // until it is small, it is an answer that isn't there: a step can't leave without it
    await until(() => part(element, '.file-name')?.textContent === 'roof.jpg');
    expect([element.matches(':invalid'), element.message]).to.deep.equal([true, '']);
    await until(() => heard.asked.length === 1);
    const [request] = heard.asked;
    const [sent] = request?.type === 'file-add' ? request.files : [];
    expect([sent?.name, (sent?.size ?? Infinity) < large.size]).to.deep.equal(['roof.jpg', true]);
    element.uploads = [{ local: 'u', field: 'one', name: 'roof.jpg', size: sent?.size ?? 0, type: 'image/jpeg', status: 'sending', sent: 0 }];
    await until(() => textOf(element).match(/Made smaller, from [\d.]+ kB to [\d.]+ kB/));
    expect(part(element, '.picture img') !== null).to.equal(true);
    expect(textOf(element)).to.include('notes.pdf This kind of file can’t be taken here.');
    element.uploads = [];
    element.value = [{ id: 'f', name: 'roof.jpg', size: sent?.size ?? 0, type: 'image/jpeg' }];
    await until(() => textOf(element).includes('Uploaded Made smaller'));
    expect(element.matches(':valid')).to.equal(true);
  });

  it('is one of several that stay in the order in which they were chosen, and beyond what is taken none is touched', async () => {
    const element = await place('photo', { field: define('photo', { maxPixels: 200, maxFiles: 2 }) });
    const heard = listen(element);
    choose(element, [await picture(600, 400, 'image/jpeg', '1.jpg')]);
    choose(element, [aFile('2.jpg', 'image/jpeg', 50)]);
    await until(() => heard.asked.length === 2);
    expect(heard.asked.flatMap((request) => (request.type === 'file-add' ? request.files.map(({ name }) => name) : []))).to.deep.equal(['1.jpg', '2.jpg']);
    choose(element, Array.from({ length: 40 }, (_, i) => aFile(`${i}.jpg`, 'image/jpeg', 50)));
    await until(() => heard.asked.length === 3);
    expect(part(element, '.refused')?.children.length).to.equal(38);
  });

  it('goes out as it is where the company doesn’t say', async () => {
    const large = await picture(800, 600);
    const element = await place('photo');
    const heard = listen(element);
    choose(element, [large]);
    expect(heard.asked).to.deep.equal([{ type: 'file-add', field: 'one', files: [large] }]);
  });
});
