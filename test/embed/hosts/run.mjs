import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../../../demo/install.mjs';
import { withModules } from '../../config/load.mjs';
import { contexts } from './contexts.mjs';
import { wholeFlow } from './flow.mjs';
import { picture, pointsChanged, prints, styles } from './looks.mjs';
import { patchedPages } from './patched.mjs';
import { fileOf, pinned, writePages } from './site.mjs';
import { stylesheets } from './stylesheets.mjs';

/** A fair handful for every day. */
const handful = ['Tailwind 4 preflight', 'the new CSS reset', '* { all: unset }', '!important text', '!important display: flex', 'like Prototype.js', 'like MooTools', 'zone.js', 'objects with more members', 'moved in the page', 'zoom of 400 %', 'strict policy, Trusted Types'];
/** What a customer sees, by the names of test/e2e/hostile/screens.ts. */
const shown = ['sign-in', 'documentation', 'what is missing', 'receipt', 'offers', 'accepting', 'contracts', 'visit', 'drawing', 'end', 'help'];
const everyday = ['documentation', 'offers'];

/** The page's font is taken over on purpose, and the element's own ground is the page's affair: they are the same on each. */
const pinFont = () => {
  for (const [name, value] of [['font-family', 'sans-serif'], ['background', 'none']]) document.querySelector('customer-portal').style.setProperty(name, value, 'important');
};

/** What went wrong, in a line. */
const words = (error) => String(error?.message ?? error).split('\n').slice(0, 2).join(' ').slice(0, 300);

async function openSite(load, pages) {
  const { openPortal, codeFor } = await load('test/e2e/portal.ts');
  const { Company } = await load('test/e2e/company.ts');
  const portal = await openPortal({ flow: 'demo/flows/solar.json', settings: 'demo/flows/solar.settings.json', demo: 'demo/flows/solar.demo.json', pages });
  const company = new Company(portal);
  await company.changeSubstate('initial-documents', { placements: [{ field: 'tax-id', required: true }], conditions: ['privacy'] });
  const settings = await company.get('/settings');
  await company.put('/settings', { ...settings, sites: [...(settings.sites ?? []), 'null'] });
  return { portal, company, codeFor };
}

/** A page, and what it complains of. */
async function open(browser, options, address, prepare = () => undefined) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1000, height: 900 }, ...options });
  await prepare(context);
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !/status of [45]\d\d|net::ERR_|Executing inline script violates/.test(message.text())) faults.push(message.text().slice(0, 200)); });
  await page.goto(address);
  return { page, faults };
}

/** Signs in, types and sends on a host's page, and asks what became of the page. */
async function worksOn(browser, site, name) {
  const row = {};
  const { page, faults } = await open(browser, {}, `${site.portal.host}/${fileOf(name)}.html`);
  try {
    await wholeFlow(page, site, await site.company.customer('initial-documents'));
    row.works = faults.length === 0 || faults.join('; ');
    const wrong = await page.evaluate(() => window.__probe.compare());
    row['page unchanged'] = wrong.length === 0 || wrong.join('; ');
  } catch (error) {
    row.works = [words(error), ...faults, await page.locator('#place').ariaSnapshot({ timeout: 3000 }).catch(() => '')].join('; ');
  } finally {
    await page.context().close();
  }
  return row;
}

/** Each stylesheet put into a page on which a screen stands, and taken out again. */
async function underStylesheets(page, screen, sheets, rows) {
  const clean = new Map();
  for (const { name, css, like } of sheets) {
    const { style = '', media = 'screen' } = like;
    await page.emulateMedia({ media, reducedMotion: 'reduce' });
    await page.evaluate(([place, text]) => { document.querySelector('#place').setAttribute('style', `${place} ${text}`); document.querySelector('customer-portal').setAttribute('style', `font-family: sans-serif !important; background: none !important; ${text}`); }, [pinned, style]);
    const key = `${style} ${media}`;
    await page.evaluate(styles, true);
    if (!clean.has(key)) clean.set(key, await picture(page));
    await page.evaluate((text) => { const sheet = Object.assign(document.createElement('style'), { id: 'host', textContent: text }); document.head.append(sheet); }, css);
    let seen = await page.evaluate(styles, false);
    // what is measured by an observer follows a frame later
    for (let tries = 0; seen.changed > 0 && tries < 3; tries++) seen = await page.evaluate(styles, false);
    let under = await picture(page);
    let points = pointsChanged(clean.get(key), under);
    // a busy machine may paint a corner late
    if (points > 0) points = pointsChanged(clean.get(key), (under = await picture(page)));
    await page.evaluate(() => document.querySelector('#host').remove());
    if (points > 0) {
      // the screen itself may have become another in the meantime: the clean page is also the one that is left
      clean.set(key, await picture(page));
      points = Math.min(points, pointsChanged(clean.get(key), under));
      if (points > 0 && process.env.PICTURES_IN) { writeFileSync(`${process.env.PICTURES_IN}/${screen}-a.png`, clean.get(key)); writeFileSync(`${process.env.PICTURES_IN}/${screen}-b.png`, under); }
    }
    const row = rows[name];
    row.styles += seen.changed;
    row.points += points;
    if (seen.changed > 0) row.told.push(`${screen}: ${seen.told.join(' | ')}`);
    if (points > 0) row.told.push(`${screen}: ${points} points`);
  }
}

/** The tables of the hosts: stylesheets, patched pages, places. `only` names rows; `short` takes a handful. */
export async function hostTables(here, { short = false, only = [], say = () => undefined } = {}) {
  const wanted = ({ name }) => (only.length > 0 ? only.some((part) => name.includes(part)) : !short || handful.includes(name));
  const sheets = stylesheets(here).filter(wanted);
  const patched = patchedPages(here).filter(wanted);
  const places = Object.entries(contexts).map(([name, context]) => ({ name, ...context })).filter(wanted);
  const pages = writePages(sheets, patched);
  const tables = { stylesheets: {}, 'patched pages': {}, places: {} };
  const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'] });
  try {
    await withModules(async (load) => {
      const site = await openSite(load, relative(root, pages.folder));
      const { HostileBackend } = await load('test/e2e/hostile/backend.ts');
      const { visit } = await load('test/e2e/hostile/scan.ts');
      const { screens } = await load('test/e2e/hostile/screens.ts');
      const backend = await HostileBackend.open();
      const chosen = (sheets.length + patched.length === 0 ? [] : short ? everyday : shown).map((name) => screens.find((screen) => screen.name === name));
      const show = async (page, screen) => {
        const name = `s${screens.indexOf(screen)}`;
        backend.put(name, screen.payloads);
        // a busy machine may take longer than a look has patience
        for (let tries = 0; ; tries++) {
          const { trouble, text } = await page.evaluate(visit, { endpoint: `${backend.url}/${name}`, language: 'en', direction: 'ltr', signedIn: screen.signedIn, press: screen.press, until: screen.until, plain: [], marked: [] });
          if (!trouble) {
            // what comes by itself, once the page is quiet
            if (screen.signedIn) await page.waitForFunction(() => document.querySelector('customer-portal').shadowRoot.querySelector('.moved'), undefined, { timeout: 10_000 });
            if (screen.name === 'drawing') await page.locator('.leaflet-map-pane').waitFor({ state: 'attached' });
            return;
          }
          if (tries === 4) throw new Error(`${screen.name}: ${trouble} ${text}`);
        }
      };
      try {
        const rows = Object.fromEntries(sheets.map(({ name }) => [name, { styles: 0, points: 0, told: [] }]));
        const cleanPrints = new Map();
        const prepared = { reducedMotion: 'reduce' };
        const { page, faults } = await open(browser, prepared, `${site.portal.host}/look.html`);
        for (const screen of chosen) {
          say(`looks: ${screen.name}`);
          // the sheets of the screen before may have had a page and a medium like their own
          await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
          await page.evaluate((place) => document.querySelector('#place').setAttribute('style', place), pinned);
          await show(page, screen).then(() => page.evaluate(pinFont)).catch((error) => { throw new Error([words(error), ...faults].join('; ')); });
          cleanPrints.set(screen.name, [await page.evaluate(prints), await picture(page)]);
          await underStylesheets(page, screen.name, sheets, rows);
        }
        await page.context().close();
        for (const { name } of sheets) {
          const { styles: changed, points, told } = rows[name];
          tables.stylesheets[name] = { 'styles changed 0': changed === 0 || `${changed} changed; ${told.slice(0, 3).join(' || ')}`, 'pixels changed 0': points === 0 || `${points} changed; ${told.at(-1)}` };
          say(`page: ${name}`);
          Object.assign(tables.stylesheets[name], await worksOn(browser, site, name));
        }
        for (const { name } of patched) {
          say(`page: ${name}`);
          const row = tables['patched pages'][name] = {};
          const opened = await open(browser, prepared, `${site.portal.host}/${fileOf(name)}-look.html`);
          try {
            let [changed, points] = [[], 0];
            for (const screen of chosen.filter(({ name: one }) => everyday.includes(one))) {
              await show(opened.page, screen);
              await opened.page.evaluate(pinFont);
              const [print, view] = cleanPrints.get(screen.name);
              const now = (await opened.page.evaluate(prints)).split('\n');
              changed = [...changed, ...print.split('\n').filter((one, i) => one !== now[i])];
              points += pointsChanged(view, await picture(opened.page));
            }
            row['styles changed 0'] = changed.length === 0 || `${changed.length} elements; ${changed.slice(0, 2).join(', ')}`;
            row['pixels changed 0'] = points === 0 || `${points} points`;
          } catch (error) {
            row['styles changed 0'] = [words(error), ...opened.faults].join('; ');
          }
          await opened.page.context().close();
          Object.assign(row, await worksOn(browser, site, name));
        }
        for (const { name, options = {}, address = 'bare.html', prepare = () => undefined, run } of places) {
          say(`place: ${name}`);
          const opened = await open(browser, options, `${site.portal.host}/${address}`, (context) => prepare(context, site)).catch((error) => ({ error }));
          try {
            if (opened.error) throw opened.error;
            tables.places[name] = await run(opened.page, site, await site.company.customer('initial-documents'));
            tables.places[name]['no error'] = opened.faults.length === 0 || opened.faults.join('; ');
          } catch (error) {
            const stands = await opened.page?.locator('body').ariaSnapshot({ timeout: 3000 }).catch(() => '');
            tables.places[name] = { works: [words(error), ...(opened.faults ?? []), stands].join('; ') };
          }
          await opened.page?.context().close();
        }
      } finally {
        backend.close();
        await site.portal.close();
      }
    });
  } finally {
    await browser.close();
    pages.remove();
  }
  for (const [title, rows] of Object.entries(tables)) if (Object.keys(rows).length === 0) delete tables[title];
  return tables;
}

// alone: `node test/embed/hosts/run.mjs Bootstrap zone` tries the hosts whose names hold these words
if (process.argv[1] === import.meta.filename) {
  process.chdir(root);
  const args = process.argv.slice(2);
  const tables = await hostTables(join(root, 'test/embed/hosts'), { short: args.includes('--short'), only: args.filter((one) => !one.startsWith('--')), say: console.log });
  console.log(JSON.stringify(tables, undefined, 1));
  process.exit();
}
