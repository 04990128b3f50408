import type { SignatureWords } from './words.js';

export const signature: SignatureWords = {
  signaturePad: 'Feld zum Unterschreiben mit Finger, Stift oder Maus',
  signatureKeep: 'Diese Unterschrift verwenden',
  signatureMissing: 'Unterschreiben Sie und drücken Sie „Diese Unterschrift verwenden“.',
  signatureClear: 'Neu beginnen',
  signatureType: 'Lieber den Namen tippen',
  signatureDraw: 'Lieber zeichnen',
  signatureName: 'Ihr voller Name als Unterschrift',
};
