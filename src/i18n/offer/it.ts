import type { Words } from '../en.js';
import type { offer as source } from './en.js';

export const offer: Words<typeof source> = {
  offersEmpty: 'Le sue offerte appariranno qui appena saranno pronte.',
  offersElsewhere: 'In questo passaggio non ci sono offerte tra cui scegliere. Quando l’azienda ne invierà, le troverà qui.',
  offerLines: 'Che cosa comprende',
  offerNumber: (number: string) => `Offerta ${number}`,
  offerAttachments: 'File da scaricare',
  offerMonthly: (amount: string) => `oppure ${amount} al mese`,
  offerValid: (day: string) => `Valida fino a ${day}`,
  offerExpiredOn: (day: string) => `Era valida fino a ${day}`,
  offerStatusAccepted: 'Accettata',
  offerStatusDeclined: 'Rifiutata',
  offerStatusExpired: 'Non più valida',
  offerStatusWithdrawn: 'Ritirata dall’azienda',
  offerAccept: 'Accetta questa offerta',
  offerAcceptNamed: (name: string) => `Accetta questa offerta: ${name}`,
  offerConfirm: (name: string) => `Accettare «${name}»?`,
  offerConfirmText: 'L’azienda riceve subito la notizia e prosegue con il suo progetto.',
  offerOthers: (count: number) => (count === 1 ? 'L’altra offerta sarà rifiutata.' : `Le altre ${count} offerte saranno rifiutate.`),
  offerAccepted: 'La sua offerta è accettata. Grazie.',
  // what the server refused, by its code
  refused: {
    'offer-expired': { title: 'Questa offerta non è più valida', text: 'L’ultimo giorno è passato. Ne chieda una nuova all’azienda.' },
    'offer-withdrawn': { title: 'L’azienda ha ritirato questa offerta', text: 'Guardi le altre, o ne chieda una nuova.' },
    'offer-not-open': { title: 'Questa offerta non si può più accettare', text: 'Un’offerta di questo progetto è già stata accettata o rifiutata.' },
    'already-accepted': { title: 'Ha già accettato un’offerta', text: 'L’azienda prosegue con il suo progetto.' },
    'nothing-open': { title: 'Nessuna di queste offerte si può più accettare', text: 'Ne chieda una nuova all’azienda.' },
  },
};
