/**
 * What a company holds its own backend against, in any runner of tests (the entry `customer-portal-elements/testing`):
 * give it `sale` and `saleSettings`, tell a `Target` how to reach it, and `for (const { name, run } of rules) it(name, () => run(stage))`.
 */
export { coreRules, rules } from './rules.js';
export { Stage, type Rule, type Target } from './target.js';
export { sale, saleHelp, saleSettings } from '../fixtures/sale.js';
