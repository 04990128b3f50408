import type { LeavingWords } from './words.js';

export const leaving: LeavingWords = {
  leavingWaiting: (count) => (count === 1 ? 'Un de vos envois n’est pas encore arrivé. Si vous vous déconnectez maintenant, il sera supprimé.' : `${count} de vos envois ne sont pas encore arrivés. Si vous vous déconnectez maintenant, ils seront supprimés.`),
  leavingStay: 'Rester connecté',
};
