import { VisitChangePayload } from '../../protocol/visit.js';
import { visitOver } from '../visits.js';
import { refusedAt, type ActionRule } from './action-rule.js';

/** The longest text that a customer may send with a wish, in characters. */
const longest = 2000;

/** Another time is asked for: the company hears of it, and the project stays unless the company set where it goes. */
export const askVisitChange: ActionRule = {
  moves: 'if-set',
  free: true,
  blocked({ opportunity: { visit }, now }) {
    if (!visit) return 'no-visit';
    if (now > (visitOver(visit) ?? now)) return 'visit-over';
    return visit.changeable ? undefined : 'visit-fixed';
  },
  take({ opportunity, now }, _shown, payload) {
    const read = VisitChangePayload.safeParse(payload);
    if (!read.success) return refusedAt('text', 'required');
    const { visit, text } = read.data;
    if (visit !== opportunity.visit?.id) return refusedAt('visit', 'unknown-visit');
    if (text.trim() === '') return refusedAt('text', 'required');
    if (text.length > longest) return { code: 'invalid', errors: [{ pointer: '/payload/text', code: 'too-long', params: { max: longest, length: text.length } }] };
    return { effects: [{ kind: 'ask', asked: { kind: 'visit-change', about: visit, text: text.trim(), at: now } }] };
  },
};
