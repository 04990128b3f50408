import { expect } from 'chai';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import { expectAccessible } from '../views/accessibility.js';
import { clean, textOf, until } from '../views/fake-store.js';
import { all, control, enter, leave, listen, nameOf, part, place, press, ways } from '../suites/place.js';

const canvasOf = (element: Element): HTMLCanvasElement => part<HTMLCanvasElement>(element, 'canvas') as HTMLCanvasElement;
const ready = (element: Element): boolean => all(element, 'button').find((one) => one.textContent?.includes('Use this signature'))?.getAttribute('aria-disabled') === 'false';
/** The share of a picture that is ink, and the place of its middle, across. */
function ink(source: CanvasImageSource & { width: number; height: number }): { share: number; middle: number } {
  const canvas = Object.assign(document.createElement('canvas'), { width: source.width, height: source.height });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(source, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 128 && data[i + 3] === 255) { count++; sum += (i / 4) % canvas.width; }
  return { share: count / (data.length / 4), middle: sum / count / canvas.width };
}

/** A stroke of the pointer across a part of the pad, from left to right. */
async function stroke(element: Element, from = 0.2, to = 0.8): Promise<void> {
  const canvas = canvasOf(element);
  const box = canvas.getBoundingClientRect();
  const at = (share: number, type: string): void => {
    const target = type === 'pointerdown' ? canvas : window;
    target.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, pointerType: 'pen', button: 0, buttons: type === 'pointerup' ? 0 : 1, pressure: 0.5, clientX: box.left + box.width * share, clientY: box.top + box.height * (0.3 + 0.4 * share) }));
  };
  at(from, 'pointerdown');
  for (let i = 1; i < 12; i++) {
    at(from + ((to - from) * i) / 12, 'pointermove');
    // the pad draws once a frame
    await new Promise(requestAnimationFrame);
  }
  at(to, 'pointerup');
}

/** The pad is there once its library has come: it paints the area white. */
async function pad(): Promise<PortalFieldElement> {
  const element = await place('signature', {}, { width: '600px' });
  await until(() => canvasOf(element).getContext('2d')?.getImageData(5, 5, 1, 1).data[3] === 255);
  return element;
}

async function kept(element: PortalFieldElement): Promise<File> {
  const heard = listen(element);
  press(element, 'Use this signature');
  const [request] = await until(() => heard.asked.length > 0 && heard.asked);
  if (request?.type !== 'file-add') throw new Error(`asked for ${request?.type}`);
  expect([heard.asked.length, request.field, request.files.length]).to.deep.equal([1, 'one', 1]);
  return request.files[0] as File;
}

describe('a signature', () => {
  afterEach(clean);

  it('is drawn, and kept as a picture', async () => {
    const element = await pad();
    expect(ready(element)).to.equal(false);
    await stroke(element);
    await until(() => ready(element));
    const file = await kept(element);
    expect([file.name, file.type]).to.deep.equal(['signature.png', 'image/png']);
    const drawn = ink(await createImageBitmap(file));
    expect(drawn.share).to.be.greaterThan(0.0005);
    expect(drawn.middle).to.be.closeTo(0.5, 0.15);
  });

  it('is begun again', async () => {
    const element = await pad();
    await stroke(element);
    await until(() => ready(element));
    press(element, 'Start again');
    await until(() => !ready(element));
    expect(ink(canvasOf(element)).share).to.equal(0);
    await stroke(element, 0.1, 0.3);
    await until(() => ready(element));
    expect(ink(await createImageBitmap(await kept(element))).middle).to.be.closeTo(0.2, 0.1);
  });

  it('is where the pen is after the page gave the area another width', async () => {
    const element = await pad();
    (element.closest('main') as HTMLElement).style.width = '300px';
    await stroke(element, 0.7, 0.9);
    await until(() => ready(element));
    expect(ink(canvasOf(element)).middle).to.be.closeTo(0.8, 0.06);
  });

  it('that is drawn and not kept yet moves with the element', async () => {
    const element = await pad();
    await stroke(element, 0.1, 0.3);
    await until(() => ready(element));
    const canvas = canvasOf(element);
    // wiped, so that the ink can't be the one from before
    canvas.width = 600;
    expect(ink(canvas).share).to.equal(0);
    (element.closest('main') as HTMLElement).prepend(element);
    await until(() => ink(canvasOf(element)).share > 0);
    expect(ready(element)).to.equal(true);
    expect(ink(canvasOf(element)).middle).to.be.closeTo(0.2, 0.1);
  });

  it('is typed by those who can’t draw, with the keyboard alone', async () => {
    const element = await place('signature');
    press(element, 'Type my name instead');
    const input = await until(() => part<HTMLInputElement>(element, 'input#control'));
    await until(() => element.shadowRoot?.activeElement === input);
    expect([nameOf(input), input.autocomplete]).to.deep.equal(['Your full name, as a signature', 'name']);
    expect(ready(element)).to.equal(false);
    await expectAccessible(element);
    enter(element, 'Anna Rossi');
    await until(() => ready(element));
    const heard = listen(element);
    const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true });
    input.dispatchEvent(key);
    // and doesn't send the step that it stands in
    expect(key.defaultPrevented).to.equal(true);
    const [request] = await until(() => heard.asked.length > 0 && heard.asked);
    const [file] = request?.type === 'file-add' ? request.files : [];
    const picture = ink(await createImageBitmap(file as File));
    expect([file?.type, picture.share > 0.002]).to.deep.equal(['image/png', true]);
    expect(picture.middle).to.be.closeTo(0.5, 0.05);
    press(element, 'Draw it instead');
    await until(() => canvasOf(element));
  });

  it('says what is missing when nothing is drawn or written yet, and keeps nothing', async () => {
    const element = await place('signature', { required: true });
    const heard = listen(element);
    press(element, 'Use this signature');
    await until(() => part(element, '[part=error]')?.textContent?.includes('Sign, then press “Use this signature”.'));
    expect(heard.asked).to.deep.equal([]);
  });

  it('that is kept shows as a file, and can be removed; the focus doesn’t get lost', async () => {
    const element = await pad();
    await stroke(element);
    await until(() => ready(element));
    control(element).focus();
    await kept(element);
    element.value = [{ id: 's', name: 'signature.png', size: 18_000, type: 'image/png' }];
    await until(() => textOf(element).includes('signature.png'));
    expect(canvasOf(element) === null).to.equal(true);
    const heard = listen(element);
    (part(element, '.file button') as HTMLElement).focus();
    press(element, 'Remove signature.png');
    element.value = [];
    await until(() => canvasOf(element) !== null && element.shadowRoot?.activeElement === control(element));
    expect(heard.asked).to.deep.equal([{ type: 'file-remove', field: 'one', file: 's' }]);
    expect(ready(element)).to.equal(false);
  });

  it('F42 that is read-only is a download: nothing to draw in', async () => {
    const element = await place('signature', { value: [{ id: 's', name: 'signature.png', size: 18_000, type: 'image/png' }], readOnly: true });
    expect(ways(element)).to.deep.equal([]);
    expect(all(element, 'button').map(nameOf)).to.deep.equal(['Download signature.png']);
    leave(element);
    expect(part(element, '[part=error]') === null).to.equal(true);
  });
});
