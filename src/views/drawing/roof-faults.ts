import { checkDrawing, faceAt } from '../../engine/roof/check.js';
import { faultMessage } from '../../i18n/faults.js';
import type { ProblemError } from '../../protocol/problem.js';
import type { SendState } from '../../store/state.js';
import type { SummaryLine } from '../summary.js';
import { faceName } from './roof-words.js';
import type { RoofWork } from './roof-work.js';

/** What holds the roof up, by the rule that the server has too; and what a server said that knows more. A line of the server's stands until the roof changes. */
export function drawingFaults(work: RoofWork, send: SendState): SummaryLine[] {
  const { plan, m, language } = work;
  const own = checkDrawing(plan.drawing);
  const theirs = send.status === 'refused' ? send.failure.errors.filter(({ pointer }) => pointer.startsWith('/payload/drawing') && !own.some((one) => one.pointer === pointer)) : [];
  const then = plan.faces;
  const line = (error: ProblemError, stands: () => boolean): SummaryLine => {
    const at = faceAt(error.pointer);
    const face = at === undefined ? undefined : then[at];
    return {
      field: undefined, condition: undefined, missing: error.code === 'no-face', stands,
      label: face && at !== undefined ? faceName(m, face, at) : m.drawingRoof,
      message: faultMessage(m, error, 'text', language),
      go: () => work.goTo(face),
    };
  };
  // a face keeps its id, though its place among the others may change
  const stillThere = (error: ProblemError): boolean => {
    const id = then[faceAt(error.pointer) ?? -1]?.id;
    return checkDrawing(plan.drawing).some(({ pointer, code }) => code === error.code && plan.faces[faceAt(pointer) ?? -1]?.id === id);
  };
  return [...own.map((error) => line(error, () => stillThere(error))), ...theirs.map((error) => line(error, () => plan.faces === then))];
}
