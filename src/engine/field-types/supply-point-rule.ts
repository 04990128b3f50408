import { codeRule, type CodeKind } from './code-rule.js';

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Spain's two control letters: the sixteen digits modulo 529, and that by 23. Sixteen digits are more than a number holds exactly. */
function controlLetters(digits: string): string {
  const left = [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 529, 0);
  return `${letters.charAt(Math.floor(left / 23))}${letters.charAt(left % 23)}`;
}

/** Where electricity comes to: kind → code. For Italy and France no check is published, so that only the form can be looked at. */
export const supplyPoints = {
  cups: {
    country: 'ES', name: 'CUPS', lengths: [20, 22],
    // the last two, where they are, say where in the installation it is measured
    valid: (code) => /^ES\d{16}[A-Z]{2}(\d[FPRCXYZ])?$/.test(code) && code.slice(18, 20) === controlLetters(code.slice(2, 18)),
    grouped: (code) => code.replace(/^(..)(.{4})(.{4})(.{4})(.{4})(..)/, '$1 $2 $3 $4 $5 $6 ').trim(),
  },
  pod: { country: 'IT', name: 'POD', lengths: [14, 15], valid: (code) => /^IT\d{3}E[A-Z\d]{8,9}$/.test(code) },
  pdl: { country: 'FR', name: 'PDL', lengths: [14], valid: (code) => /^\d{14}$/.test(code), grouped: (code) => code.replace(/^(..)(...)(...)(...)/, '$1 $2 $3 $4 ') },
} as const satisfies Record<string, CodeKind>;

/** A supply point of electricity. */
export const supplyPoint = codeRule(supplyPoints);
