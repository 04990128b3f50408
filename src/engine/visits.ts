import type { ProblemError } from '../protocol/problem.js';
import type { InstallerVisit } from '../protocol/visit.js';
import { isPage, isPicture } from './addresses.js';

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

const isPosition = ([longitude, latitude, ...more]: readonly number[]): boolean =>
  longitude !== undefined && latitude !== undefined && more.length < 2 && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

/** Member → whether it is one that can be shown; those of the installer by `installer/…`. */
const checks: readonly [string, string, (visit: InstallerVisit) => boolean][] = [
  ['end', 'before-start', ({ start, end }) => end === undefined || (start !== undefined && Date.parse(end) > Date.parse(start))],
  ['timeZone', 'time-zone', ({ timeZone }) => timeZone === undefined || isTimeZone(timeZone)],
  ['position', 'position', ({ position }) => position === undefined || isPosition(position)],
  ['map', 'address', ({ map }) => map === undefined || isPage(map)],
  ['installer/picture', 'picture', ({ installer }) => installer?.picture === undefined || isPicture(installer.picture)],
  ['installer/phone', 'phone', ({ installer }) => installer?.phone === undefined || /^[+(\d][\d\s().\-/]{2,}$/.test(installer.phone.trim())],
  ['installer/email', 'email', ({ installer }) => installer?.email === undefined || /^[^\s@?&]+@[^\s@?&]+$/.test(installer.email)],
];

/** What of a visit no page could show, each at its place in the visit. A company's API refuses these. */
export function visitFaults(visit: InstallerVisit): ProblemError[] {
  return checks.flatMap(([member, code, good]) => (good(visit) ? [] : [{ pointer: `/${member}`, code }]));
}

/** The visit without what no page could show: what was kept before a rule was there doesn't break the view. */
export function saneVisit(visit: InstallerVisit): InstallerVisit {
  const faults = new Set(visitFaults(visit).map(({ pointer }) => pointer));
  const kept = <T extends object>(of: T, at: string): T => Object.fromEntries(Object.entries(of).filter(([member]) => !faults.has(`${at}/${member}`))) as T;
  return { ...kept(visit, ''), ...(visit.installer && { installer: kept(visit.installer, '/installer') }) };
}

/** When it is over: at its end, or a day after its start where no end was said; undefined while there is no day. */
export function visitOver({ start, end }: InstallerVisit): string | undefined {
  return end ?? (start && new Date(Date.parse(start) + 86_400_000).toISOString());
}
