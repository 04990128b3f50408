import { DrawingPayload } from '../../protocol/drawing.js';
import { checkDrawing } from '../roof/check.js';
import { finished } from '../roof/figures.js';
import { refusedAt, type ActionRule } from './action-rule.js';
import { readValues } from './submit-step.js';

/** The roof as the customer drew it, with what the step asks beside it. */
export const submitDrawing: ActionRule = {
  moves: 'needed',
  take(snapshot, shown, payload) {
    const read = DrawingPayload.safeParse(payload);
    if (!read.success) return refusedAt('drawing', 'drawing-unreadable');
    const { drawing } = read.data;
    const faults = checkDrawing(drawing);
    const { effect, files, errors } = readValues(snapshot, shown, payload.values ?? {});
    if (faults.length > 0) return { effects: [], errors: [...faults, ...errors] };
    return { effects: [effect, { kind: 'set-drawing', drawing: finished(drawing) }], files, errors };
  },
};
