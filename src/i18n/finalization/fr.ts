import type { Words } from '../en.js';
import type { finalization as source } from './en.js';

export const finalization: Words<typeof source> = {
  finalizationElsewhere: 'Votre projet est toujours en cours.',
  endSuccess: 'Votre projet est terminé. Merci de votre confiance.',
  endFailure: 'Votre projet a été clos sans être mené à terme. Si quelque chose n’est pas clair, ou si vous voyez les choses autrement, n’hésitez pas à nous en parler.',
  endFinishedOn: (date) => `Terminé le ${date}`,
  endClosedOn: (date) => `Clos le ${date}`,
  endDocuments: 'Documents à conserver',
  endContract: 'Contrat signé',
  endOffer: 'Offre acceptée',
  endDone: 'Ce qui a été fait',
  endContact: 'Restons en contact',
  endContactText: (company) => (company ? `Pour toute question, même plus tard, ${company} reste à votre écoute.` : 'Pour toute question, même plus tard, nous restons à votre écoute.'),
  endContactProject: (project) => `Indiquez votre projet : ${project}.`,
  endReactivateTitle: 'Souhaitez-vous finalement continuer ?',
  endReactivateText: 'Vous pouvez reprendre votre projet ici même.',
  endLeadsTo: (step) => `Il reprend à l’étape « ${step} ».`,
  endReactivate: 'Reprendre le projet',
  endConfirm: 'Reprendre votre projet ?',
  endConfirmText: 'L’entreprise en est aussitôt informée. Ce que vous avez envoyé jusqu’ici est conservé.',
  endReactivated: 'Votre projet est rouvert.',
  refused: {
    'reactivation-off': { title: 'Ce projet ne peut pas être repris ici', text: 'Si vous souhaitez continuer, merci de contacter l’entreprise.' },
  },
};
