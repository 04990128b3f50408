import { saneVisit } from '../../engine/visits.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { InstallerVisit, VisitView } from '../../protocol/visit.js';
import type { CalendarEvent } from './calendar.js';
import { mapAddress, type Told } from './visit-parts.js';

/** The client read it through the schema of its kind; a payload by hand may leave anything out, and a company's own client may hand in anything. */
export function visitOf({ view }: Opportunity): Partial<VisitView> {
  const { visit, asked } = (view ?? {}) as Partial<VisitView>;
  return { ...(visit && { visit: saneVisit(visit) }), ...(asked && { asked }) };
}

/** What a customer would have to know anew. */
export const news = ({ id, start, end, address, installer }: InstallerVisit): string => JSON.stringify([id, start, end, address, installer?.name]);

/** What is ticked off for a visit; another visit begins anew. */
export function preparedOf(work: unknown, visit: string): readonly string[] {
  const { visit: of, done } = (work ?? {}) as { visit?: unknown; done?: unknown };
  return of === visit && Array.isArray(done) ? done.filter((one): one is string => typeof one === 'string') : [];
}

/** The visit as a calendar has it: who comes, what to prepare, and the map, all to be read without the page. */
export function eventOf(visit: InstallerVisit, opportunity: string, company: string, { m, text }: Told, now: Date): CalendarEvent {
  const { id, start = '', end, position, address, installer, prepare = [], notes } = visit;
  const lines = [[installer?.name, installer?.phone].filter(Boolean).join(', '), ...prepare.map((one) => `- ${text(one)}`), text(notes), mapAddress(visit) ?? ''];
  return {
    uid: `${id}.${opportunity}@customer-portal`, start, end, now, position, location: address,
    summary: m.visitEvent(installer?.company ?? company), description: lines.filter((line) => line !== '').join('\n'),
  };
}
