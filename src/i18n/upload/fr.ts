import type { UploadWords } from './words.js';

export const upload: UploadWords = {
  uploadPause: (name) => `Mettre en pause ${name}`,
  uploadResume: (name) => `Reprendre ${name}`,
  uploadPaused: ({ sent, size }) => `En pause · ${sent} sur ${size} reçus`,
  uploadScaling: 'Réduction de l’image en cours',
  uploadScaled: ({ before, after }) => `Réduite de ${before} à ${after}`,
};
