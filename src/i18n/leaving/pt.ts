import type { LeavingWords } from './words.js';

export const leaving: LeavingWords = {
  leavingWaiting: (count) => (count === 1 ? 'Um envio seu ainda não chegou. Se terminar a sessão agora, será apagado.' : `${count} envios seus ainda não chegaram. Se terminar a sessão agora, serão apagados.`),
  leavingStay: 'Manter a sessão iniciada',
};
