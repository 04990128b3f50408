import { validate as isNif } from 'stdnum/lib/cjs/es/nif.js';
import { validate as isSpi } from 'stdnum/lib/cjs/fr/nif.js';
import { validate as isSiren } from 'stdnum/lib/cjs/fr/siren.js';
import { validate as isSiret } from 'stdnum/lib/cjs/fr/siret.js';
import { validate as isTva } from 'stdnum/lib/cjs/fr/tva.js';
import { validate as isCodiceFiscale } from 'stdnum/lib/cjs/it/codicefiscale.js';
import { validate as isPartitaIva } from 'stdnum/lib/cjs/it/iva.js';
import { codeRule, type CodeKind } from './code-rule.js';

/** The library takes dashes and country prefixes too; a code as it is kept has none but those of its own form. */
const by = (country: string, name: string, lengths: readonly number[], validate: (code: string) => { isValid: boolean }, form: RegExp, grouped?: CodeKind['grouped']): CodeKind =>
  ({ country, name, lengths, valid: (code) => form.test(code) && validate(code).isValid, ...(grouped && { grouped }) });

const threes = (code: string): string => code.replace(/^(\d{3})(\d{3})(\d{3})(?=\d|$)/, '$1 $2 $3 ').trim();

/** Kind → tax number. Spain's three share one form: by their first character. */
export const taxIds = {
  'codice-fiscale': by('IT', 'codice fiscale', [16], isCodiceFiscale, /^[A-Z0-9]{16}$/),
  'partita-iva': by('IT', 'partita IVA', [11, 13], isPartitaIva, /^(IT)?\d{11}$/),
  nif: by('ES', 'NIF', [9], isNif, /^[\dKLM][A-Z\d]{8}$/),
  nie: by('ES', 'NIE', [9], isNif, /^[XYZ][A-Z\d]{8}$/),
  cif: by('ES', 'CIF', [9], isNif, /^[A-JN-W][A-Z\d]{8}$/),
  siren: by('FR', 'SIREN', [9], isSiren, /^\d{9}$/, threes),
  siret: by('FR', 'SIRET', [14], isSiret, /^\d{14}$/, threes),
  tva: by('FR', 'n° TVA', [13], isTva, /^FR[A-Z\d]{11}$/, (code) => `${code.slice(0, 4)} ${threes(code.slice(4))}`),
  spi: by('FR', 'numéro fiscal', [13], isSpi, /^\d{13}$/),
} as const satisfies Record<string, CodeKind>;

/** A tax number of a person or of a company, with its check digits. */
export const taxId = codeRule(taxIds);
