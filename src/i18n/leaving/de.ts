import type { LeavingWords } from './words.js';

export const leaving: LeavingWords = {
  leavingWaiting: (count) => (count === 1 ? 'Eine Ihrer Sendungen ist noch nicht angekommen. Wenn Sie sich jetzt abmelden, wird sie gelöscht.' : `${count} Ihrer Sendungen sind noch nicht angekommen. Wenn Sie sich jetzt abmelden, werden sie gelöscht.`),
  leavingStay: 'Angemeldet bleiben',
};
