import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDb } from '../../demo/backend/src/db.js';
import { matrix, type Row } from './authority-matrix.js';
import { plant, settings, type Planted } from './authority-world.js';
import { TestBackend } from './open-backend.js';
import { WithoutFilter, type Site } from './without-filter.js';

/** The filters that nobody gets past though they are gone: a part of the query, and what stands in the way. */
const argued: readonly (readonly [part: string, filter: number, why: string])[] = [
  ['select greatest(0, (select max(id) from events where customer', 0, 'a number to go on from: it tells nothing, and what follows it is filtered'],
  ['select 1 from opportunities where id = $1 and customer = $2 for update', 0, 'holds a row and reads nothing: the query after it decides'],
  ['select "id", "name", "email", "phone", "language", "unit", "portal" from "customers"', 0, 'says which business unit’s help it is, and nothing of it goes out'],
  ['select "opportunity" from "files" where "id" in ($1)', 0, 'which row to hold: the query after it decides'],
  ['select "id" from "opportunities" where "id" in (select "opportunity" from "files"', 0, 'holds a row and reads nothing: the query after it decides'],
  ['select "id" from "customers" where "id" = $1', 0, 'whether the company’s record names a customer who is there'],
];

const is = (site: Site, [part, filter]: (typeof argued)[number]): boolean => site.includes(part) && site.endsWith(` #${filter}`);

/** What another customer can ask, and the slip of a company. */
const which = ({ whose, about }: Row): boolean => whose === 'own' || whose === 'thing' || (whose === 'company' && about !== undefined);

describe('the filters by customer', () => {
  const without = new WithoutFilter();
  let portal: TestBackend;
  let world: Planted;
  beforeAll(async () => {
    const opened = await openDb({ dump: new Blob([readFileSync(inject('databases').dump)]) });
    portal = await TestBackend.open('PGlite', { database: { ...opened, db: opened.db.withPlugin(without) } });
    await portal.put('/company/settings', settings);
    world = await plant(portal);
    without.seen.clear();
  });
  afterAll(() => portal?.close());

  const faults = async (): Promise<string[]> => (await matrix(portal, world, ['another customer', 'company'], which)).flatMap(({ row, kind, fault }) => (fault === undefined ? [] : `${row} by ${kind}: ${fault}`));

  it('are each noticed when one is gone, or there is a reason why nothing comes of it', async () => {
    expect(await faults()).toEqual([]);
    const sites = [...without.seen];
    expect(sites.length).toBeGreaterThan(15);
    const unnoticed: Site[] = [];
    for (const site of sites) {
      // anew each time: what was asked may have changed something
      world = await plant(portal);
      without.left = site;
      const found = await faults();
      without.left = undefined;
      // a query that fails tells nobody anything
      expect(found.filter((fault) => fault.includes('answers 5'))).toEqual([]);
      if (found.length === 0) unnoticed.push(site);
    }
    console.log(`${sites.length} filters by customer, ${sites.length - unnoticed.length} noticed when gone`);
    expect(unnoticed.filter((site) => !argued.some((one) => is(site, one)))).toEqual([]);
    // a reason that nothing needs any more is no reason
    expect(argued.filter((one) => !unnoticed.some((site) => is(site, one)))).toEqual([]);
  }, 240_000);
});
