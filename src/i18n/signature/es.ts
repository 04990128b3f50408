import type { SignatureWords } from './words.js';

export const signature: SignatureWords = {
  signaturePad: 'Espacio para firmar con el dedo, el lápiz o el ratón',
  signatureKeep: 'Usar esta firma',
  signatureMissing: 'Firme y pulse «Usar esta firma».',
  signatureClear: 'Empezar de nuevo',
  signatureType: 'Escribir mi nombre',
  signatureDraw: 'Dibujar la firma',
  signatureName: 'Su nombre completo, como firma',
};
