import type { Words } from '../en.js';
import type { finalization as source } from './en.js';

export const finalization: Words<typeof source> = {
  finalizationElsewhere: 'Il suo progetto è ancora in corso.',
  endSuccess: 'Il suo progetto è concluso. Grazie per la fiducia.',
  endFailure: 'Il suo progetto è stato chiuso senza essere completato. Se qualcosa non è chiaro, o se la vede diversamente, siamo lieti di sentirla.',
  endFinishedOn: (date) => `Concluso il ${date}`,
  endClosedOn: (date) => `Chiuso il ${date}`,
  endDocuments: 'Documenti da conservare',
  endContract: 'Contratto firmato',
  endOffer: 'Offerta accettata',
  endDone: 'Che cosa è stato fatto',
  endContact: 'Restiamo in contatto',
  endContactText: (company) => (company ? `Per qualsiasi cosa, anche più avanti, ${company} è a sua disposizione.` : 'Per qualsiasi cosa, anche più avanti, siamo a sua disposizione.'),
  endContactProject: (project) => `Ci indichi il suo progetto: ${project}.`,
  endReactivateTitle: 'Vuole comunque andare avanti?',
  endReactivateText: 'Può riprendere il suo progetto da qui.',
  endLeadsTo: (step) => `Riparte da «${step}».`,
  endReactivate: 'Riprendi il progetto',
  endConfirm: 'Riprendere il suo progetto?',
  endConfirmText: 'L’azienda lo saprà subito. Quanto ha inviato finora resta conservato.',
  endReactivated: 'Il suo progetto è di nuovo aperto.',
  refused: {
    'reactivation-off': { title: 'Questo progetto non si può riprendere qui', text: 'Se desidera andare avanti, contatti l’azienda.' },
  },
};
