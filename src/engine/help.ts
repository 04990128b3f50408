import type { AppSettings } from '../protocol/app-block.js';
import type { Help, HelpSettings, TicketRequest } from '../protocol/help.js';
import type { ProblemError } from '../protocol/problem.js';
import type { Settings } from '../protocol/settings.js';
import type { Snapshot } from './snapshot.js';
import { substitute } from './substitute.js';
import { ticketSlot } from './upload-slots.js';

/** The longest query or report, in characters. */
export const longestTicket = 5000;

/** An address that a customer may be sent to: https, and nothing that a page could run. */
export function isLink(address: string | undefined): address is string {
  return /^https:\/\/[^\s"'<>\\/?#@]+([/?#][^\s"'<>\\]*)?$/.test(address ?? '');
}

/** The app as customers see it: with the links that are good; undefined where that leaves none. */
function appOf(app: AppSettings | undefined): AppSettings | undefined {
  if (!app) return undefined;
  const { android, ios, ...rest } = app;
  if (!isLink(android) && !isLink(ios)) return undefined;
  return { ...rest, ...(isLink(android) && { android }), ...(isLink(ios) && { ios }) };
}

/** The modules that are on: those that the company names itself, and those that its settings fill. */
export function modulesOf({ modules, help, app }: Settings): string[] {
  const named = (modules ?? []).filter((name) => name !== 'help' && name !== 'app');
  return [...named, ...(help ? ['help'] : []), ...(appOf(app) ? ['app'] : [])];
}

/** What one customer sees of the help and the app, with the codes in its texts filled in. `there`: ids of the files that can be had; a list that they leave empty is off. */
export function presentHelp(settings: Settings, customer: Snapshot['customer'], there: ReadonlySet<string>): Help {
  const { query, incident, files } = settings.help ?? {};
  const known = { settings, customer };
  const list = files?.list.filter(({ file }) => there.has(file.id)) ?? [];
  const app = appOf(settings.app);
  return {
    ...(query && { query }),
    ...(incident && { incident: { ...incident, types: incident.types.map((type) => ({ ...type, name: substitute(type.name, known) })) } }),
    ...(list.length > 0 && { files: { text: substitute(files?.text, known), list: list.map((one) => ({ ...one, name: substitute(one.name, known), text: substitute(one.text, known) })) } }),
    ...(app && { app: { ...app, name: substitute(app.name, known), description: substitute(app.description, known) } }),
  };
}

/** What holds a query or an incident up. Which uploads there are, the server knows alone. */
export function ticketFaults({ kind, type, text, files = [] }: TicketRequest, help: HelpSettings): ProblemError[] {
  const most = ticketSlot.definition.maxFiles ?? 1;
  if (!help[kind]) return [{ pointer: '/kind', code: 'not-offered' }];
  const types = kind === 'incident' ? (help.incident?.types ?? []) : [];
  return [
    ...(type === undefined && types.length > 0 ? [{ pointer: '/type', code: 'required' }] : []),
    ...(type !== undefined && !types.some(({ id }) => id === type) ? [{ pointer: '/type', code: 'not-a-choice' }] : []),
    ...(text.trim() === '' ? [{ pointer: '/text', code: 'required' }] : []),
    ...(text.length > longestTicket ? [{ pointer: '/text', code: 'too-long', params: { max: longestTicket, length: text.length } }] : []),
    ...(files.length > most ? [{ pointer: '/files', code: 'too-many-files', params: { max: most } }] : []),
  ];
}
