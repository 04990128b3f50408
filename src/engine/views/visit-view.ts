import type { VisitView } from '../../protocol/visit.js';
import type { Snapshot } from '../snapshot.js';
import { substitute } from '../substitute.js';
import { saneVisit } from '../visits.js';

/** The visit in the company's words, and what the customer last asked of it. */
export function visitMembers(snapshot: Snapshot): Omit<VisitView, 'kind'> {
  const { visit: held, asked = [] } = snapshot.opportunity;
  if (!held) return {};
  const visit = saneVisit(held);
  const last = asked.filter(({ kind, about }) => kind === 'visit-change' && about === visit.id).at(-1);
  return {
    visit: {
      ...visit,
      ...(visit.installer && { installer: { ...visit.installer, role: substitute(visit.installer.role, snapshot) } }),
      prepare: visit.prepare?.map((one) => substitute(one, snapshot)),
      notes: substitute(visit.notes, snapshot),
    },
    ...(last && { asked: { at: last.at, text: last.text } }),
  };
}
