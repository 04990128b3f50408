import type { Words } from '../en.js';
import type { contract as source } from './en.js';

export const contract: Words<typeof source> = {
  contractsElsewhere: 'In questa fase non ci sono contratti da firmare.',
};
