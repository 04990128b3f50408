import type { Words } from '../en.js';
import type { contract as source } from './en.js';

export const contract: Words<typeof source> = {
  contractsElsewhere: 'Il n’y a pas de contrat à signer à cette étape.',
};
