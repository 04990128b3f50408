import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { CustomerRecord, OpportunityRecord, Settings, type FileRef } from '../../../src/protocol/index.js';
import { keepFile } from './company-files.js';
import { saveOpportunity } from './company-opportunities.js';
import { saveCustomer, saveSettings } from './company-records.js';
import type { Db } from './db.js';
import { loadFlow } from './flow-file.js';
import { loadOnce } from './loads.js';
import type { UploadStore } from './upload-store.js';

/** What a `*.demo.json` holds. Times may be relative to today: `-12d` for an instant, `+21d` for a day. Files are read beside it. */
const DemoData = z.object({
  customers: z.array(CustomerRecord),
  opportunities: z.array(z.looseObject({ id: z.string() })),
  files: z.optional(z.array(z.object({ id: z.string(), name: z.string(), path: z.string() }))),
});

/** Replaces relative times by real ones, everywhere in the data: `+6d`, or `+6dT08:00` at that hour in UTC. `validUntil` is a day, everything else an instant. */
export function resolveTimes(data: unknown, now: Date, key = ''): unknown {
  const [, days, clock] = (typeof data === 'string' && /^([+-]\d+)d(?:T(\d\d:\d\d))?$/.exec(data)) || [];
  if (days !== undefined) {
    const at = new Date(now.getTime() + Number(days) * 86_400_000).toISOString();
    return key === 'validUntil' ? at.slice(0, 10) : clock === undefined ? at : `${at.slice(0, 10)}T${clock}:00.000Z`;
  }
  if (Array.isArray(data)) return data.map((one) => resolveTimes(one, now, key));
  if (typeof data === 'object' && data !== null) return Object.fromEntries(Object.entries(data).map(([name, one]) => [name, resolveTimes(one, now, name)]));
  return data;
}

/** `{file: id}` in the data becomes the file as the backend keeps it. */
function placeFiles(data: unknown, files: ReadonlyMap<string, FileRef>): unknown {
  if (Array.isArray(data)) return data.map((one) => placeFiles(one, files));
  if (typeof data !== 'object' || data === null) return data;
  const { file } = data as { file?: unknown };
  const known = typeof file === 'string' ? files.get(file) : undefined;
  return known ?? Object.fromEntries(Object.entries(data).map(([name, one]) => [name, placeFiles(one, files)]));
}

/** Files that a company or its demo starts with. */
export interface SeedPaths {
  readonly flow: string;
  readonly settings: string;
  readonly demo?: string | undefined;
}

/** Loads settings, a flow and demo customers. A file that was loaded as it is isn't loaded again; customers and projects that are there are left as they are. Throws a FlowFileError for a broken flow. */
export async function seed(db: Db, store: UploadStore, paths: SeedPaths, now = new Date()): Promise<void> {
  const settings = await readFile(paths.settings, 'utf8');
  await loadOnce(db, 'settings', settings, () => saveSettings(db, Settings.parse(JSON.parse(settings))));
  await loadFlow(db, paths.flow);
  if (!paths.demo) return;
  const demo = DemoData.parse(resolveTimes(JSON.parse(await readFile(paths.demo, 'utf8')), now));
  const files = new Map<string, FileRef>();
  for (const { id, name, path } of demo.files ?? []) files.set(id, await keepFile(db, store, id, name, await readFile(join(dirname(paths.demo), path))));
  const known = new Set((await db.selectFrom('customers').select('id').execute()).map(({ id }) => id));
  const projects = new Set((await db.selectFrom('opportunities').select('id').execute()).map(({ id }) => id));
  for (const customer of demo.customers) if (!known.has(customer.id)) await saveCustomer(db, customer);
  for (const record of demo.opportunities) if (!projects.has(record.id)) await saveOpportunity(db, OpportunityRecord.parse(placeFiles(record, files)), now, store);
}
