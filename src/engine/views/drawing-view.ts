import type { DrawingView } from '../../protocol/drawing.js';
import type { Snapshot } from '../snapshot.js';

/** What lies under the drawing, and the roof as far as it is drawn. */
export function drawingMembers({ settings, opportunity }: Snapshot): Omit<DrawingView, 'kind'> {
  return { ...(settings.map && { map: settings.map }), ...(opportunity.drawing && { drawing: opportunity.drawing }) };
}
