import type { LeavingWords } from './words.js';

export const leaving: LeavingWords = {
  leavingWaiting: (count) => (count === 1 ? 'Um dos seus envios ainda não chegou. Se terminar a sessão agora, será apagado.' : `${count} dos seus envios ainda não chegaram. Se terminar a sessão agora, serão apagados.`),
  leavingStay: 'Manter a sessão',
};
