import { html, nothing, type TemplateResult } from 'lit';
import { pointedAt } from '../engine/pointer.js';
import { ticketSlot } from '../engine/upload-slots.js';
import type { Messages } from '../i18n/en.js';
import type { PlacedField } from '../protocol/field.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { ProblemError } from '../protocol/problem.js';
import type { Text } from '../protocol/text.js';
import type { PortalState, StepState } from '../store/state.js';
import { icons } from '../theme/icons.js';

/** One thing that held the step up when the customer last tried to send it. */
export interface SummaryLine {
  readonly field: string | undefined;
  readonly condition: string | undefined;
  readonly label: string;
  readonly message: string;
  /** something to fill in, as opposed to something to mend */
  readonly missing: boolean;
  /** brings the focus to what is neither a field nor a condition */
  readonly go?: () => void;
  /** not yet mended: looks at the state as it is now */
  stands(state: PortalState, faults: readonly ProblemError[]): boolean;
}

/** What the server said of a step, and the step as it was then: a verdict stands until that is changed. */
export interface Verdict { readonly errors: readonly ProblemError[]; readonly step: StepState }

/** What an error is about, as the customer holds it. */
const held = ({ pointer }: ProblemError, step: StepState): unknown => {
  const field = pointedAt(pointer, 'values');
  return field === undefined ? step.consents.includes(pointedAt(pointer, 'consents') ?? '') : step.values[field];
};

/** The server's errors that the customer hasn't answered by a change. */
export const standing = (verdict: Verdict | undefined, step: StepState): readonly ProblemError[] =>
  verdict?.errors.filter((error) => held(error, step) === held(error, verdict.step)) ?? [];

export interface SummarySource {
  readonly opportunity: Opportunity;
  readonly state: PortalState;
  readonly faults: readonly ProblemError[];
  readonly verdict: Verdict | undefined;
  readonly m: Messages;
  /** a fault in words */
  say(error: ProblemError, placed: PlacedField | undefined): string;
  text(text: Text | undefined): string;
}

/** What holds the step up now: the engine's faults, the server's where they stand, and the files that are not there yet. */
export function summaryLines({ opportunity, state, faults, verdict, m, say, text }: SummarySource): SummaryLine[] {
  const known = new Set(faults.map(({ pointer }) => pointer));
  const refused = standing(verdict, state.step).filter(({ pointer }) => !known.has(pointer));
  const line = (error: ProblemError, stands: SummaryLine['stands']): SummaryLine[] => {
    const field = pointedAt(error.pointer, 'values');
    const condition = pointedAt(error.pointer, 'consents');
    const placed = opportunity.placements.find((one) => one.field === field);
    const label = text(placed?.definition.label ?? opportunity.conditions.find(({ id }) => id === condition)?.name);
    const missing = error.code === 'required' || error.code === 'consent-required';
    return label ? [{ field, condition, label, message: say(error, placed), missing, stands }] : [];
  };
  const late = state.uploads.filter(({ field }) => field !== ticketSlot.field).map((upload): SummaryLine => ({
    field: upload.field, condition: undefined, label: upload.name, message: upload.status === 'failed' || upload.status === 'paused' ? m.fileFailedLine : m.fileLateLine, missing: false,
    stands: (now) => now.uploads.some(({ local }) => local === upload.local),
  }));
  return [
    ...faults.flatMap((error) => line(error, (_, current) => current.some(({ pointer }) => pointer === error.pointer))),
    ...refused.flatMap((error) => line(error, (now) => standing(verdict, now.step).includes(error))),
    ...late,
  ];
}

/** All that holds the step up, in one place that takes the focus, each with a link to where it is mended. What is mended is ticked off and stays, so that nothing moves under the customer's hands. */
export function errorSummary(m: Messages, lines: readonly { readonly line: SummaryLine; readonly stands: boolean }[], goTo: (line: SummaryLine) => void): TemplateResult {
  const left = lines.filter(({ stands }) => stands);
  const title = left.length === 0 ? m.summaryDone : left.every(({ line }) => line.missing) ? m.summaryTitle(left.length) : m.summaryMend(left.length);
  return html`
    <div class="summary notice ${left.length > 0 ? 'danger' : 'success'}" part="summary" role="group" aria-labelledby="summary" tabindex="-1">${left.length > 0 ? icons.alert : icons.check}
      <div class="stack tight">
        <strong id="summary">${title}</strong>
        <ul>${lines.map(({ line, stands }) => html`
          <li class=${stands ? '' : 'mended'}><span class="tick">${stands ? nothing : icons.check}</span><span><a href="#" @click=${(event: Event) => { event.preventDefault(); goTo(line); }}>${line.label}</a>${stands ? html` <span>${line.message}</span>` : nothing}</span></li>`)}</ul>
      </div>
    </div>`;
}
