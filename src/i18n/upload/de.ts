import type { UploadWords } from './words.js';

export const upload: UploadWords = {
  uploadPause: (name) => `${name} anhalten`,
  uploadResume: (name) => `${name} fortsetzen`,
  uploadPaused: ({ sent, size }) => `Angehalten · ${sent} von ${size} sind da`,
  uploadMissing: ({ sent, size }) => `Wählen Sie diese Datei noch einmal, um fortzufahren · ${sent} von ${size} sind da`,
  uploadElsewhere: ({ sent, size }) => `Wird in einem anderen Tab gesendet · ${sent} von ${size}`,
  uploadNoRoom: 'Für diese Datei ist im Moment kein Platz. Versuchen Sie es später noch einmal.',
  uploadScaling: 'Das Bild wird verkleinert',
  uploadScaled: ({ before, after }) => `Verkleinert von ${before} auf ${after}`,
};
