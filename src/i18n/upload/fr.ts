import type { UploadWords } from './words.js';

export const upload: UploadWords = {
  uploadPause: (name) => `Mettre en pause ${name}`,
  uploadResume: (name) => `Reprendre ${name}`,
  uploadPaused: ({ sent, size }) => `En pause · ${sent} sur ${size} reçus`,
  uploadMissing: ({ sent, size }) => `Choisissez de nouveau ce fichier pour continuer · ${sent} sur ${size} reçus`,
  uploadElsewhere: ({ sent, size }) => `Envoi en cours dans un autre onglet · ${sent} sur ${size}`,
  uploadNoRoom: 'Il n’y a pas de place pour ce fichier pour le moment. Réessayez plus tard.',
  uploadScaling: 'Réduction de l’image en cours',
  uploadScaled: ({ before, after }) => `Réduite de ${before} à ${after}`,
};
