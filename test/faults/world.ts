import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { FileRef, Settings } from '../../src/protocol/index.js';
import { contractPdf } from '../backend/contract-world.js';
import { chromiumFlags, chromiumPath } from '../config/browser.js';
import { createDatabase, startPostgres, type Postgres } from '../config/postgres.js';
import { Company } from '../e2e/company.js';
import { openPortal, type Portal } from '../e2e/portal.js';
import type { Step } from './steps.js';

const root = resolve(import.meta.dirname, '../..');
/** A name that is no loopback's: pages on it have neither `crypto.randomUUID` nor Web Locks. */
export const plainName = 'portal.example';
/** What every browser of the suite is started with. */
export const flags = [...chromiumFlags, '--lang=en-GB', `--host-resolver-rules=MAP ${plainName} localhost`];

/** A portal on PostgreSQL with the demo's sale, made short. */
export interface Site {
  readonly portal: Portal;
  readonly company: Company;
  /** the contract that everybody signs */
  readonly contract: FileRef;
  /** how far the backend's clock is ahead, in ms */
  readonly clock: { ahead: number };
}

/** The sale with as few answers as a step can have, and one file; nothing moves but by the customer. */
export function shorten(company: Company): Promise<void> {
  return company.changeFlow(({ states }) => {
    for (const substate of states.flatMap(({ substates }) => substates)) {
      delete substate.automatic;
      if (substate.id === 'choose-offer') delete substate.conditions;
      if (substate.id === 'initial-documents') Object.assign(substate, { placements: [{ field: 'remarks', required: true }, { field: 'identity-document', required: true }], conditions: ['privacy'] });
    }
  });
}

async function openSite(postgres: Postgres, name: string, scripts: string, drafts = false): Promise<Site> {
  const clock = { ahead: 0 };
  const portal = await openPortal({
    flow: 'demo/flows/solar.json', settings: 'demo/flows/solar.settings.json', demo: 'demo/flows/solar.demo.json', pages: 'test/faults/pages', scripts,
    databaseUrl: await createDatabase(postgres.url, `faults_${name}_${process.pid}`), now: () => Date.now() + clock.ahead,
  });
  const company = new Company(portal);
  await shorten(company);
  const settings = await company.get<Settings>('/settings');
  await company.put('/settings', { ...settings, drafts, sites: [...settings.sites ?? [], portal.host.replace('localhost', plainName)] });
  return { portal, company, contract: await company.file('Supply contract.pdf', await contractPdf(1, 'Supply contract')), clock };
}

/** What all runs share: the database server, three portals, the built script as it was at the start, and a browser. */
export interface World {
  readonly postgres: Postgres;
  readonly site: Site;
  /** its clock jumps */
  readonly jumping: Site;
  /** it keeps drafts for other devices */
  readonly drafting: Site;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Where a step comes up at all. */
export const siteFor = ({ site, drafting }: World, step: Step): Site => (step === 'draft' || step === 'draft-read' ? drafting : site);

export async function openWorld(): Promise<World> {
  // a build may be put in place while this runs
  const scripts = mkdtempSync(join(tmpdir(), 'portal-script-'));
  cpSync(join(root, 'dist/cdn'), scripts, { recursive: true });
  const postgres = await startPostgres();
  const [site, jumping, drafting, browser] = [await openSite(postgres, 'site', scripts), await openSite(postgres, 'jumping', scripts), await openSite(postgres, 'drafting', scripts, true), await chromium.launch({ executablePath: chromiumPath, args: flags })];
  return {
    postgres, site, jumping, drafting, browser,
    async close() {
      await browser.close();
      await Promise.all([site, jumping, drafting].map(({ portal }) => portal.close()));
      await postgres.close();
      rmSync(scripts, { recursive: true, force: true });
    },
  };
}
