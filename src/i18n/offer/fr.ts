import type { Words } from '../en.js';
import type { offer as source } from './en.js';

export const offer: Words<typeof source> = {
  offersEmpty: 'Vos offres apparaîtront ici dès qu’elles seront prêtes.',
  offersElsewhere: 'Il n’y a pas d’offre à choisir à cette étape. Quand l’entreprise vous en enverra, elles s’afficheront ici.',
  offerLines: 'Ce qu’elle comprend',
  offerNumber: (number: string) => `Offre ${number}`,
  offerAttachments: 'Fichiers à télécharger',
  offerMonthly: (amount: string) => `ou ${amount} par mois`,
  offerValid: (day: string) => `Valable jusqu’au ${day}`,
  offerExpiredOn: (day: string) => `Était valable jusqu’au ${day}`,
  offerStatusAccepted: 'Acceptée',
  offerStatusDeclined: 'Refusée',
  offerStatusExpired: 'Expirée',
  offerStatusWithdrawn: 'Retirée par l’entreprise',
  offerAccept: 'Accepter cette offre',
  offerAcceptNamed: (name: string) => `Accepter cette offre : ${name}`,
  offerConfirm: (name: string) => `Accepter « ${name} » ?`,
  offerConfirmText: 'L’entreprise est prévenue aussitôt et poursuit votre projet.',
  offerOthers: (count: number) => (count === 1 ? 'L’autre offre sera alors refusée.' : `Les ${count} autres offres seront alors refusées.`),
  offerAccepted: 'Votre offre est acceptée. Merci.',
  // what the server refused, by its code
  refused: {
    'offer-expired': { title: 'Cette offre n’est plus valable', text: 'Son dernier jour est passé. Demandez-en une nouvelle à l’entreprise.' },
    'offer-withdrawn': { title: 'L’entreprise a retiré cette offre', text: 'Regardez les autres, ou demandez-en une nouvelle.' },
    'offer-not-open': { title: 'Cette offre ne peut plus être acceptée', text: 'Une offre de ce projet a déjà été acceptée ou refusée.' },
    'already-accepted': { title: 'Vous avez déjà accepté une offre', text: 'L’entreprise poursuit votre projet.' },
    'nothing-open': { title: 'Aucune de ces offres ne peut plus être acceptée', text: 'Demandez-en une nouvelle à l’entreprise.' },
  },
};
