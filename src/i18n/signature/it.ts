import type { SignatureWords } from './words.js';

export const signature: SignatureWords = {
  signaturePad: 'Spazio per firmare con il dito, la penna o il mouse',
  signatureKeep: 'Usa questa firma',
  signatureMissing: 'Firmi, poi prema «Usa questa firma».',
  signatureClear: 'Ricomincia',
  signatureType: 'Scrivi il nome',
  signatureDraw: 'Disegna la firma',
  signatureName: 'Il suo nome completo, come firma',
};
