import type { UploadWords } from './words.js';

export const upload: UploadWords = {
  uploadPause: (name) => `Metti in pausa ${name}`,
  uploadResume: (name) => `Riprendi ${name}`,
  uploadPaused: ({ sent, size }) => `In pausa · ricevuti ${sent} di ${size}`,
  uploadMissing: ({ sent, size }) => `Scelga di nuovo questo file per continuare · ricevuti ${sent} di ${size}`,
  uploadElsewhere: ({ sent, size }) => `Invio in corso da un’altra scheda · ${sent} di ${size}`,
  uploadNoRoom: 'Al momento non c’è spazio per questo file. Riprovi più tardi.',
  uploadScaling: 'Riduzione dell’immagine in corso',
  uploadScaled: ({ before, after }) => `Ridotta da ${before} a ${after}`,
};
