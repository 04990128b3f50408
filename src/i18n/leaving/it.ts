import type { LeavingWords } from './words.js';

export const leaving: LeavingWords = {
  leavingWaiting: (count) => (count === 1 ? 'Un Suo invio non è ancora arrivato. Se esce ora, viene eliminato.' : `${count} Suoi invii non sono ancora arrivati. Se esce ora, vengono eliminati.`),
  leavingStay: 'Rimani nel portale',
};
