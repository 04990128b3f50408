import type { Words } from '../en.js';
import type { unknown as source } from './en.js';

export const unknown: Words<typeof source> = {
  unknownTitle: 'Questo passaggio non si può ancora mostrare qui',
  unknownText: 'Il suo progetto è a posto e non si è perso nulla. Per continuare, si metta in contatto con noi.',
  closedTitle: 'Qui il portale clienti non è attivo',
  closedText: 'Per qualsiasi cosa riguardi il suo progetto, contatti l’azienda come ha fatto finora.',
};
