export * from './action.js';
export * from './app-block.js';
export * from './automatic.js';
export * from './condition.js';
export * from './config.js';
export * from './contract.js';
export * from './draft.js';
export * from './drawing.js';
export * from './end.js';
export * from './field.js';
export * from './file.js';
export * from './flow.js';
export * from './help.js';
export * from './live-event.js';
export * from './offer.js';
export * from './opportunity.js';
export * from './problem.js';
export * from './session.js';
export * from './settings.js';
export * from './text.js';
export * from './visit.js';

/** The version that stands in `/config`. A removed or retyped member means the next one. */
export const protocolVersion = 1;
