import type { Words } from '../en.js';
import type { unknown as source } from './en.js';

export const unknown: Words<typeof source> = {
  unknownTitle: 'Cette étape ne peut pas encore être affichée ici',
  unknownText: 'Votre projet est en ordre et rien n’est perdu. Pour continuer, contactez-nous.',
  closedTitle: 'L’espace client n’est pas ouvert ici',
  closedText: 'Pour toute question sur votre projet, contactez l’entreprise comme auparavant.',
};
