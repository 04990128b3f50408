import { addRule, everydayRules } from './field-types/field-types.js';
import { furtherRules } from './field-types/further-rules.js';

export { changedSince } from './actions/dropped-signatures.js';
export { automaticAt, isImmediate, passesTo } from './automatic.js';
export { availableActions } from './availability.js';
export { configOf, settingsFor } from './company.js';
export { decide } from './decide.js';
export { editsOf, mergeDrafts } from './drafts.js';
export { fileTypes, ruleOf } from './field-types/field-types.js';
export { accepts, checkFile, fileIds } from './field-types/file-rule.js';
export { registerRule, type OwnRule } from './field-types/own-rule.js';
export type { Fault, FieldRule } from './field-types/rule.js';
export { externalAction, placeOf, places, source } from './flow.js';
export { isLink, longestTicket, modulesOf, presentHelp, ticketFaults } from './help.js';
export { lint, type LintFinding, type LintInput } from './lint.js';
export { offerAt } from './offers.js';
export { consentPointer, pointedAt, valuePointer } from './pointer.js';
export { MissingSubstateError, present } from './present.js';
export { shownFields } from './shown.js';
export type { Asked, Decision, Effect, GivenConsent, HistoryEntry, Snapshot } from './snapshot.js';
export { checkStep, checkValue, owedConditions, valuesToSend, writable } from './step.js';
export { mostPoints, mostStrokes, signerFault, strokesFault } from './signature.js';
export { decideService, signatureService } from './signature-service.js';
export { substitute } from './substitute.js';
export { targetOf } from './target.js';
export { contractSlot, signatureSlot, ticketSlot, uploadSlots } from './upload-slots.js';
export { visitFaults } from './visits.js';

/** Type → rule, all of this version. */
export const fieldRules = { ...everydayRules, ...furtherRules };

// whoever takes the engine by this door judges every answer
for (const [type, rule] of Object.entries(furtherRules)) addRule(type, rule);
