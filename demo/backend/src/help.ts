import { isLink, presentHelp, settingsFor } from '../../../src/engine/index.js';
import type { Help, ProblemError, Settings } from '../../../src/protocol/index.js';
import { pointer } from './body.js';
import { refsOf } from './company-files.js';
import { customerRecord, settingsOf } from './company-records.js';
import type { Db } from './db.js';
import { Refusal } from './problems.js';

const helpFiles = (settings: Settings | undefined): string[] => settings?.help?.files?.list.map(({ file }) => file.id) ?? [];

/** Files of the company's own by their ids. */
const companyFiles = (db: Db, ids: readonly string[]): ReturnType<typeof refsOf> => refsOf(db, '', ids);

/**
 * The settings as they may be kept: help without an address and a number to turn to is refused, and so are files that the
 * company hasn't put here, incident types that share an id, and links to the app that aren't https.
 */
export async function checkedSettings(db: Db, settings: Settings): Promise<Settings> {
  const { support, showSupport, help, app } = settings;
  const known = await companyFiles(db, helpFiles(settings));
  const errors: ProblemError[] = [];
  const fault = (path: readonly PropertyKey[], code: string): void => { errors.push({ pointer: pointer(path), code }); };
  const ways = (shown: boolean, { email, phone }: Settings['support'], path: readonly PropertyKey[]): void => {
    for (const [way, given] of Object.entries({ email, phone })) if ((help || shown) && !given?.trim()) fault([...path, way], 'required');
  };
  ways(showSupport, support, ['support']);
  for (const [name, unit] of Object.entries(settings.units ?? {})) if (unit.support || unit.showSupport) ways(unit.showSupport ?? showSupport, { ...support, ...unit.support }, ['units', name, 'support']);
  const types = help?.incident?.types.map(({ id }) => id) ?? [];
  types.forEach((id, i) => { if (id === '' || types.indexOf(id) !== i) fault(['help', 'incident', 'types', i, 'id'], id === '' ? 'required' : 'duplicate-id'); });
  const list = help?.files?.list.flatMap((one, i) => {
    const file = known.get(one.file.id);
    if (!file) fault(['help', 'files', 'list', i, 'file'], 'unknown-file');
    return file ? { ...one, file } : [];
  });
  for (const store of ['android', 'ios'] as const) if (app?.[store] !== undefined && !isLink(app[store])) fault(['app', store], 'not-a-link');
  if (app && app.android === undefined && app.ios === undefined) fault(['app'], 'no-link');
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors });
  return help?.files && list ? { ...settings, help: { ...help, files: { ...help.files, list } } } : settings;
}

/** The help as this customer sees it. */
export async function helpOf(db: Db, customer: string): Promise<Help> {
  const record = await customerRecord(db, customer);
  const general = await settingsOf(db);
  const settings = general && settingsFor(general, record.unit);
  if (!settings) return {};
  return presentHelp(settings, record, new Set((await companyFiles(db, helpFiles(settings))).keys()));
}
