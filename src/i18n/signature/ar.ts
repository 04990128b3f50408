import type { SignatureWords } from './words.js';

export const signature: SignatureWords = {
  signaturePad: 'مساحة للتوقيع بالإصبع أو القلم أو الفأرة',
  signatureKeep: 'استخدام هذا التوقيع',
  signatureMissing: 'يُرجى التوقيع ثم الضغط على «استخدام هذا التوقيع».',
  signatureClear: 'البدء من جديد',
  signatureType: 'كتابة اسمي بدلًا من ذلك',
  signatureDraw: 'رسم التوقيع بدلًا من ذلك',
  signatureName: 'اسمك الكامل كتوقيع',
};
