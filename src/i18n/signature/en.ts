/** What a field to sign in says. */
export const signature = {
  signaturePad: 'Area to sign in with finger, pen or mouse',
  signatureKeep: 'Use this signature',
  signatureMissing: 'Sign, then press “Use this signature”.',
  signatureClear: 'Start again',
  signatureType: 'Type my name instead',
  signatureDraw: 'Draw it instead',
  signatureName: 'Your full name, as a signature',
};
