import type { Words } from '../en.js';
import type { contract as source } from './en.js';

export const contract: Words<typeof source> = {
  contractsElsewhere: 'En este paso no hay ningún contrato que firmar.',
};
