import type { AppWords } from './app/words.js';
import type { ContractWords } from './contract/words.js';
import type { DrawingWords } from './drawing/words.js';
import type { Messages } from './en.js';
import type { FieldWords } from './fields/words.js';
import type { FinalizationWords } from './finalization/words.js';
import type { HelpWords } from './help/words.js';
import type { LeavingWords } from './leaving/words.js';
import type { OfferWords } from './offer/words.js';
import type { SignatureWords } from './signature/words.js';
import type { UnknownWords } from './unknown/words.js';
import type { UploadWords } from './upload/words.js';
import type { VisitWords } from './visit/words.js';

/** Every word of the SDK: those of the first screen and those that come with a view. */
type EveryWord = Messages & AppWords & ContractWords & DrawingWords & FieldWords & FinalizationWords & HelpWords & LeavingWords & OfferWords & SignatureWords & UnknownWords & UploadWords & VisitWords;

/** Some of them, as a page writes its own: within `faults`, `failure` and `refused` only those that it means to say otherwise. */
export type OwnWords = { readonly [K in keyof EveryWord]?: EveryWord[K] extends string | ((given: never) => string) ? EveryWord[K] : Partial<EveryWord[K]> };
