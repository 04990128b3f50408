import { appWords } from '../../src/i18n/app/words.js';
import { contractWords } from '../../src/i18n/contract/words.js';
import { drawingWords } from '../../src/i18n/drawing/words.js';
import { fieldWords } from '../../src/i18n/fields/words.js';
import { finalizationWords } from '../../src/i18n/finalization/words.js';
import { helpWords } from '../../src/i18n/help/words.js';
import { leavingWords } from '../../src/i18n/leaving/words.js';
import type { Area } from '../../src/i18n/locale.js';
import { offerWords } from '../../src/i18n/offer/words.js';
import { signatureWords } from '../../src/i18n/signature/words.js';
import { unknownWords } from '../../src/i18n/unknown/words.js';
import { uploadWords } from '../../src/i18n/upload/words.js';
import { visitWords } from '../../src/i18n/visit/words.js';

/** The words that come with a view. */
export const areas: readonly Area[] = [appWords, contractWords, drawingWords, fieldWords, finalizationWords, helpWords, leavingWords, offerWords, signatureWords, unknownWords, uploadWords, visitWords];
