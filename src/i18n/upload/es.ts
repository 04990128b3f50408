import type { UploadWords } from './words.js';

export const upload: UploadWords = {
  uploadPause: (name) => `Pausar ${name}`,
  uploadResume: (name) => `Continuar con ${name}`,
  uploadPaused: ({ sent, size }) => `En pausa · recibidos ${sent} de ${size}`,
  uploadScaling: 'Reduciendo la imagen',
  uploadScaled: ({ before, after }) => `Reducida de ${before} a ${after}`,
};
