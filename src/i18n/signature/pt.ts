import type { SignatureWords } from './words.js';

export const signature: SignatureWords = {
  signaturePad: 'Espaço para assinar com o dedo, a caneta ou o rato',
  signatureKeep: 'Usar esta assinatura',
  signatureMissing: 'Assine e prima «Usar esta assinatura».',
  signatureClear: 'Recomeçar',
  signatureType: 'Escrever o nome',
  signatureDraw: 'Desenhar a assinatura',
  signatureName: 'O seu nome completo, como assinatura',
};
