import type { PortalState } from '../store/state.js';

/** There is no portal here: the company hasn't contracted it, or not for this business unit. */
export const isClosed = (config: PortalState['config'] | undefined): boolean => config?.status === 'failed' && config.failure.problem === 'not-contracted';
