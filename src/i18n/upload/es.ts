import type { UploadWords } from './words.js';

export const upload: UploadWords = {
  uploadPause: (name) => `Pausar ${name}`,
  uploadResume: (name) => `Continuar con ${name}`,
  uploadPaused: ({ sent, size }) => `En pausa · recibidos ${sent} de ${size}`,
  uploadMissing: ({ sent, size }) => `Elija otra vez este archivo para continuar · recibidos ${sent} de ${size}`,
  uploadElsewhere: ({ sent, size }) => `Se envía desde otra pestaña · ${sent} de ${size}`,
  uploadNoRoom: 'En este momento no hay espacio para este archivo. Inténtelo más tarde.',
  uploadScaling: 'Reduciendo la imagen',
  uploadScaled: ({ before, after }) => `Reducida de ${before} a ${after}`,
};
