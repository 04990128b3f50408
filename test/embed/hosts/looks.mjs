import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Runs within the page: the computed styles of every element within the portal, all properties. With `keep` they are what later ones are held against; else says how many elements differ, and how. */
export async function styles(keep) {
  const inside = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
  const portal = document.querySelector('customer-portal');
  const frame = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
  await document.fonts.ready;
  await frame();
  const name = (element) => `${element.getRootNode().host?.localName} ${element.localName}.${element.getAttribute('class') ?? ''}`;
  // Chromium's `cssText` of computed styles is empty; the names that a page has for its own values are nobody's look
  const all = (element) => { const css = getComputedStyle(element); let text = ''; for (let i = 0; i < css.length; i++) if (!css[i].startsWith('--')) text += `${css[i]}: ${css.getPropertyValue(css[i])}; `; return text; };
  const now = inside(portal.shadowRoot).map((element) => [name(element), all(element)]);
  if (now.length === 0 || now.some(([, css]) => css.length < 1000)) throw new Error('styles can’t be read');
  if (keep) { Object.defineProperty(window, '__clean', { value: now, configurable: true }); return { count: now.length, changed: 0, told: [] }; }
  const was = window.__clean;
  if (was.length !== now.length) return { count: now.length, changed: Math.abs(was.length - now.length), told: [`${was.length} elements became ${now.length}`] };
  const told = [];
  let changed = 0;
  now.forEach(([who, css], i) => {
    if (css === was[i][1]) return;
    const [olds, news] = [was[i][1].split('; '), css.split('; ')];
    const differs = news.filter((rule, at) => rule !== olds[at]);
    changed += Math.max(differs.length, 1);
    if (told.length < 3) told.push(`${who} { ${differs.slice(0, 3).join('; ')} } was { ${olds.filter((rule, at) => rule !== news[at]).slice(0, 3).join('; ')} }`);
  });
  return { count: now.length, changed, told };
}

/** The same in short, to be held against another page: a number for each element. */
export function prints() {
  const all = [];
  const look = (root) => {
    const elements = root.querySelectorAll('*');
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i];
      const css = getComputedStyle(element);
      let hash = 0;
      for (let k = 0; k < css.length; k++) {
        if (css[k].slice(0, 2) === '--') continue;
        const rule = css[k] + css.getPropertyValue(css[k]);
        for (let at = 0; at < rule.length; at++) hash = (Math.imul(hash, 31) + rule.charCodeAt(at)) | 0;
      }
      if (hash === 0) throw new Error('styles can’t be read');
      all.push(`${element.getRootNode().host?.localName} ${element.localName}.${element.getAttribute('class') ?? ''} ${hash}`);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document.querySelector('customer-portal').shadowRoot);
  return all.join('\n');
}

/** What the place of the portal looks like. */
export async function picture(page) {
  const box = await page.locator('#place').boundingBox();
  return page.screenshot({ animations: 'disabled', caret: 'hide', clip: { x: 0, y: 0, width: 800, height: Math.ceil(Math.min(box.height, 6000)) }, fullPage: true });
}

/** How many of the points of two pictures differ, to an eye: how the edge of a rounded corner is smoothed depends on where a browser cuts its tiles. */
export function pointsChanged(a, b) {
  if (a.equals(b)) return 0;
  const [one, two] = [PNG.sync.read(a), PNG.sync.read(b)];
  if (one.width !== two.width || one.height !== two.height) return one.width * one.height;
  return pixelmatch(one.data, two.data, undefined, one.width, one.height, { threshold: 0.03 });
}
