import type { UploadWords } from './words.js';

export const upload: UploadWords = {
  uploadPause: (name) => `Metti in pausa ${name}`,
  uploadResume: (name) => `Riprendi ${name}`,
  uploadPaused: ({ sent, size }) => `In pausa · ricevuti ${sent} di ${size}`,
  uploadScaling: 'Riduzione dell’immagine in corso',
  uploadScaled: ({ before, after }) => `Ridotta da ${before} a ${after}`,
};
