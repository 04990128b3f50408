import { actionRules } from './action-rules.js';
import { configRules } from './config-rules.js';
import { coreRules as core } from './core-rules.js';
import { eventRules } from './event-rules.js';
import { fileRules } from './file-rules.js';
import { helpRules } from './help-rules.js';
import { opportunityRules } from './opportunity-rules.js';
import { problemRules } from './problem-rules.js';
import { sessionRules } from './session-rules.js';
import type { Rule } from './target.js';

/** The rules of protocol version 1 that any backend can be held against. */
export const rules: readonly Rule[] = [...configRules, ...core, ...sessionRules, ...opportunityRules, ...actionRules, ...fileRules, ...eventRules, ...helpRules, ...problemRules];

/** Those that a portal is of no use without: settings, a token of the company's own, the step, its action, refusals, each action once. */
export const coreRules: readonly Rule[] = [...configRules.slice(0, 1), ...core];
