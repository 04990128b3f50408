import type { LeavingWords } from './words.js';

export const leaving: LeavingWords = {
  leavingWaiting: (count) => (count === 1 ? 'Etwas, das Sie gesendet haben, ist noch nicht angekommen. Wenn Sie sich jetzt abmelden, wird es gelöscht.' : `${count} Sendungen von Ihnen sind noch nicht angekommen. Wenn Sie sich jetzt abmelden, werden sie gelöscht.`),
  leavingStay: 'Angemeldet bleiben',
};
