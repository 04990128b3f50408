import type { SignatureWords } from './words.js';

export const signature: SignatureWords = {
  signaturePad: 'Zone pour signer au doigt, au stylet ou à la souris',
  signatureKeep: 'Utiliser cette signature',
  signatureMissing: 'Signez, puis appuyez sur « Utiliser cette signature ».',
  signatureClear: 'Recommencer',
  signatureType: 'Saisir mon nom',
  signatureDraw: 'Dessiner ma signature',
  signatureName: 'Votre nom complet, comme signature',
};
