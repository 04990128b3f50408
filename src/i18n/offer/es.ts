import type { Words } from '../en.js';
import type { offer as source } from './en.js';

export const offer: Words<typeof source> = {
  offersEmpty: 'Sus ofertas aparecerán aquí en cuanto estén listas.',
  offersElsewhere: 'En este paso no hay ofertas entre las que elegir. Cuando la empresa le envíe ofertas, aparecerán aquí.',
  offerLines: 'Qué incluye',
  offerNumber: (number: string) => `Oferta ${number}`,
  offerAttachments: 'Archivos para descargar',
  offerMonthly: (amount: string) => `o ${amount} al mes`,
  offerValid: (day: string) => `Válida hasta el ${day}`,
  offerExpiredOn: (day: string) => `Era válida hasta el ${day}`,
  offerStatusAccepted: 'Aceptada',
  offerStatusDeclined: 'Rechazada',
  offerStatusExpired: 'Ya no es válida',
  offerStatusWithdrawn: 'Retirada por la empresa',
  offerAccept: 'Aceptar esta oferta',
  offerAcceptNamed: (name: string) => `Aceptar esta oferta: ${name}`,
  offerConfirm: (name: string) => `¿Aceptar «${name}»?`,
  offerConfirmText: 'La empresa lo sabrá enseguida y seguirá adelante con su proyecto.',
  offerOthers: (count: number) => (count === 1 ? 'La otra oferta quedará rechazada.' : `Las otras ${count} ofertas quedarán rechazadas.`),
  offerAccepted: 'Su oferta está aceptada. Gracias.',
  // what the server refused, by its code
  refused: {
    'offer-expired': { title: 'Esta oferta ya no es válida', text: 'Su último día ha pasado. Pida una nueva a la empresa.' },
    'offer-withdrawn': { title: 'La empresa ha retirado esta oferta', text: 'Mire las demás o pida una nueva.' },
    'offer-not-open': { title: 'Esta oferta ya no se puede aceptar', text: 'Ya se aceptó o rechazó una oferta de este proyecto.' },
    'already-accepted': { title: 'Ya ha aceptado una oferta', text: 'La empresa continúa con su proyecto.' },
    'nothing-open': { title: 'Ya no se puede aceptar ninguna de estas ofertas', text: 'Pida una nueva a la empresa.' },
  },
};
