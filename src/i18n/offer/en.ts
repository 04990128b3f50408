/** What the offers say. */
export const offer = {
  offersEmpty: 'Your offers will show here as soon as they are ready.',
  offersElsewhere: 'There are no offers to choose from in this step. When the company sends you offers, they will show here.',
  offerLines: 'What is in it',
  offerNumber: (number: string) => `Offer ${number}`,
  offerAttachments: 'Files to download',
  offerMonthly: (amount: string) => `or ${amount} a month`,
  offerValid: (day: string) => `Valid until ${day}`,
  offerExpiredOn: (day: string) => `Was valid until ${day}`,
  offerStatusAccepted: 'Accepted',
  offerStatusDeclined: 'Declined',
  offerStatusExpired: 'No longer valid',
  offerStatusWithdrawn: 'Withdrawn by the company',
  offerAccept: 'Accept this offer',
  offerAcceptNamed: (name: string) => `Accept this offer: ${name}`,
  offerConfirm: (name: string) => `Accept “${name}”?`,
  offerConfirmText: 'The company is told at once and goes on with your project.',
  offerOthers: (count: number) => (count === 1 ? 'The other offer is then declined.' : `The ${count} other offers are then declined.`),
  offerAccepted: 'Your offer is accepted. Thank you.',
  // what the server refused, by its code
  refused: {
    'offer-expired': { title: 'This offer is no longer valid', text: 'Its last day has passed. Ask the company for a new one.' },
    'offer-withdrawn': { title: 'The company has withdrawn this offer', text: 'Look at the others, or ask for a new one.' },
    'offer-not-open': { title: 'This offer can’t be accepted any more', text: 'An offer of this project was accepted or declined already.' },
    'already-accepted': { title: 'You have already accepted an offer', text: 'The company goes on with your project.' },
    'nothing-open': { title: 'None of these offers can be accepted any more', text: 'Ask the company for a new one.' },
  },
};
