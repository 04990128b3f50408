import type { LeavingWords } from './words.js';

export const leaving: LeavingWords = {
  leavingWaiting: (count) => (count === 1 ? 'Un envío suyo aún no ha llegado. Si cierra la sesión ahora, se borrará.' : `${count} envíos suyos aún no han llegado. Si cierra la sesión ahora, se borrarán.`),
  leavingStay: 'Seguir con la sesión abierta',
};
