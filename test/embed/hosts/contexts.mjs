import { send, signIn, typeAnswers, wholeFlow } from './flow.mjs';

/** Runs within the page: whether it can be pushed sideways, or a box of the portal stands out of it. */
function sideways() {
  const edge = document.documentElement.clientWidth;
  return document.documentElement.scrollWidth > edge + 1 || document.body.scrollWidth > edge + 1;
}
const unbroken = async (page) => ((await page.evaluate(sideways)) ? 'the page scrolls sideways' : true);
/** Puts the portal that stands in the page somewhere else, before it has begun. */
const place = (page, how) => page.evaluate(how);

/** In a narrow place everything is done, and at each step nothing leaves it. */
async function narrow(page, site, customer) {
  const steps = [];
  const look = async (step) => { if ((await unbroken(page)) !== true) steps.push(step); };
  await page.getByLabel('E-mail address or phone number').waitFor();
  await look('sign-in');
  await signIn(page, site, customer);
  await look('step');
  await typeAnswers(page);
  await send(page, site, customer);
  await look('receipt');
  return { works: true, 'no sideways scroll': steps.length === 0 || steps.join(', ') };
}

/** The chunk that doesn't come at first. */
const blocked = /portal-field-tax-id-[\w-]+\.js/;

/** Where a portal may stand: name → what is done and seen there. `options` are those of the browser's context, `address` another page than the bare one. */
export const contexts = {
  'in a dialog': { async run(page, site, customer) {
    await place(page, () => { const dialog = document.createElement('dialog'); dialog.append(document.querySelector('customer-portal')); document.body.append(dialog); dialog.showModal(); });
    await wholeFlow(page, site, customer);
    return { works: true, 'no sideways scroll': await unbroken(page) };
  } },
  'in an iframe': { address: 'empty.html', async run(page, site, customer) {
    await page.evaluate((src) => { document.body.append(Object.assign(document.createElement('iframe'), { src, width: 600, height: 700 })); }, `${site.portal.host}/bare.html`);
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    await wholeFlow(frame, site, customer);
    return { works: true, 'no sideways scroll': await unbroken(frame) };
  } },
  'in a sandboxed iframe': { address: 'empty.html', async run(page, site, customer) {
    await page.evaluate((src) => { const frame = Object.assign(document.createElement('iframe'), { width: 600, height: 700, sandbox: 'allow-scripts allow-forms' }); frame.src = src; document.body.append(frame); }, `${site.portal.host}/bare.html`);
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    await signIn(frame, site, customer);
    await typeAnswers(frame);
    await frame.getByText('Kept only as long as this page is open').waitFor();
    await send(frame, site, customer);
    return { works: true };
  } },
  'in another shadow root': { async run(page, site, customer) {
    await place(page, () => { const outer = document.createElement('company-box'); const root = outer.attachShadow({ mode: 'open' }); const portal = document.querySelector('customer-portal'); root.append(Object.assign(document.createElement('section'), { textContent: 'A box of the page' }), portal); document.body.append(outer); });
    await wholeFlow(page, site, customer);
    return { works: true, 'no sideways scroll': await unbroken(page) };
  } },
  'in a closed tab, then opened': { async run(page, site, customer) {
    await place(page, () => { document.querySelector('main').style.display = 'none'; });
    // it is there before anybody sees it
    await page.locator('portal-sign-in input').first().waitFor({ state: 'attached' });
    if (await page.locator('customer-portal').isVisible()) throw new Error('it shows though its box doesn’t');
    await place(page, () => { document.querySelector('main').style.display = ''; });
    await wholeFlow(page, site, customer);
    return { works: true, 'no sideways scroll': await unbroken(page) };
  } },
  'hidden by a class of the page': { async run(page, site, customer) {
    await place(page, () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('.d-none { display: none }'); document.adoptedStyleSheets = [sheet]; document.querySelector('customer-portal').className = 'd-none'; });
    await page.locator('portal-sign-in input').first().waitFor({ state: 'attached' });
    if (await page.locator('customer-portal').isVisible()) throw new Error('it shows though the page hides it');
    await place(page, () => { document.querySelector('customer-portal').className = ''; });
    await wholeFlow(page, site, customer);
    return { works: true };
  } },
  'moved in the page': { async run(page, site, customer) {
    await signIn(page, site, customer);
    await typeAnswers(page);
    await place(page, () => { const section = document.createElement('section'); document.body.prepend(section); section.append(document.querySelector('customer-portal')); });
    await page.getByLabel('Tax number').waitFor();
    const [typed, checked] = [await page.getByLabel('Tax number').inputValue(), await page.getByRole('checkbox', { name: 'I accept: Privacy notice' }).isChecked()];
    await send(page, site, customer);
    return { works: true, 'keeps what was typed': (typed === 'FRRGLI80A41F257I' && checked) || `${typed} ${checked}` };
  } },
  '320 px wide': { options: { viewport: { width: 320, height: 640 } }, run: narrow },
  'zoom of 400 %': { options: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, run: narrow },
  'text of 200 %': { options: { viewport: { width: 640, height: 800 } }, async run(page, site, customer) {
    await place(page, () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('html { font-size: 32px } customer-portal { --portal-font-size-s: 28px; --portal-font-size-m: 32px; --portal-font-size-l: 36px; --portal-font-size-xl: 44px; --portal-font-size-2xl: 56px }'); document.adoptedStyleSheets = [sheet]; });
    const row = await narrow(page, site, customer);
    const size = await page.locator('customer-portal [part=base]').evaluate((element) => getComputedStyle(element).fontSize);
    return { ...row, 'is as large': size === '32px' || size };
  } },
  'forced colours': { options: { forcedColors: 'active' }, async run(page, site, customer) {
    await signIn(page, site, customer);
    const said = await page.getByRole('button', { name: 'Send', exact: true }).evaluate((button) => {
      const { backgroundColor, color, borderTopWidth, borderTopStyle } = getComputedStyle(button);
      return backgroundColor !== color && (borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1) ? '' : `${color} on ${backgroundColor}, border ${borderTopWidth} ${borderTopStyle}`;
    });
    await typeAnswers(page);
    await send(page, site, customer);
    return { works: true, 'buttons can be seen': said === '' || said };
  } },
  'reduced motion': { options: { reducedMotion: 'reduce' }, async run(page, site, customer) {
    await signIn(page, site, customer);
    await typeAnswers(page);
    const moving = await page.evaluate(() => {
      const inside = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
      return inside(document.querySelector('customer-portal').shadowRoot).filter((element) => { const { transitionDuration, animationDuration, animationName } = getComputedStyle(element); return transitionDuration.split(',').some((time) => parseFloat(time) > 0.01) || (animationName !== 'none' && parseFloat(animationDuration) > 0.01); }).map(({ localName, className }) => `${localName}.${className}`);
    });
    await send(page, site, customer);
    return { works: true, 'nothing moves': moving.length === 0 || [...new Set(moving)].join(', ') };
  } },
  'strict policy, Trusted Types': { address: 'strict.html', async prepare(context) {
    await context.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, lineNumber, sourceFile }) => { if (!(violatedDirective === 'script-src-elem' && blockedURI === 'inline')) console.error('policy:', violatedDirective, blockedURI, sourceFile, lineNumber); }));
  }, async run(page, site, customer) {
    await wholeFlow(page, site, customer);
    return { works: true };
  } },
  'blocked storage': { async prepare(context) {
    await context.addInitScript(() => { IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'SecurityError'); }; for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { get() { throw new DOMException('blocked', 'SecurityError'); } }); });
  }, async run(page, site, customer) {
    await signIn(page, site, customer);
    await typeAnswers(page);
    await page.getByText('Kept only as long as this page is open').waitFor();
    await send(page, site, customer);
    return { works: true };
  } },
  'a blocked chunk': { async prepare(context) {
    await context.route(blocked, (route) => route.abort());
  }, async run(page, site, customer) {
    const identifier = page.getByLabel('E-mail address or phone number');
    await identifier.fill(customer.email);
    await identifier.press('Enter');
    await page.getByLabel('Code (6 digits)').fill(await site.codeFor(site.portal.api, customer.email));
    await page.getByLabel('Code (6 digits)').press('Enter');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.context().unroute(blocked);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByLabel('Tax number').waitFor();
    await typeAnswers(page);
    await send(page, site, customer);
    return { works: true };
  } },
};
