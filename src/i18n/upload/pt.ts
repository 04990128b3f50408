import type { UploadWords } from './words.js';

export const upload: UploadWords = {
  uploadPause: (name) => `Pôr em pausa ${name}`,
  uploadResume: (name) => `Retomar ${name}`,
  uploadPaused: ({ sent, size }) => `Em pausa · chegaram ${sent} de ${size}`,
  uploadMissing: ({ sent, size }) => `Escolha de novo este ficheiro para continuar · chegaram ${sent} de ${size}`,
  uploadElsewhere: ({ sent, size }) => `Outro separador está a enviá-lo · ${sent} de ${size}`,
  uploadNoRoom: 'De momento não há espaço para este ficheiro. Tente mais tarde.',
  uploadScaling: 'A reduzir a imagem',
  uploadScaled: ({ before, after }) => `Reduzida de ${before} para ${after}`,
};
