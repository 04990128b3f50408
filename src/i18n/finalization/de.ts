import type { FinalizationWords } from './words.js';

export const finalization: FinalizationWords = {
  finalizationElsewhere: 'Ihr Projekt läuft noch.',
  endSuccess: 'Ihr Projekt ist abgeschlossen. Vielen Dank für Ihr Vertrauen.',
  endFailure: 'Ihr Projekt wurde geschlossen, ohne dass es zu Ende geführt wurde. Wenn etwas unklar ist oder Sie es anders sehen, melden Sie sich gern bei uns.',
  endFinishedOn: (date) => `Abgeschlossen am ${date}`,
  endClosedOn: (date) => `Geschlossen am ${date}`,
  endDocuments: 'Unterlagen zum Aufbewahren',
  endContract: 'Unterschriebener Vertrag',
  endOffer: 'Angenommenes Angebot',
  endDone: 'Was getan wurde',
  endContact: 'Wir bleiben in Verbindung',
  endContactText: (company) => (company ? `Wenn später etwas ist, ist ${company} für Sie da.` : 'Wenn später etwas ist, sind wir für Sie da.'),
  endContactProject: (project) => `Nennen Sie dabei Ihr Projekt: ${project}.`,
  endReactivateTitle: 'Möchten Sie doch weitermachen?',
  endReactivateText: 'Sie können Ihr Projekt gleich hier wieder aufnehmen.',
  endLeadsTo: (step) => `Es geht bei „${step}“ weiter.`,
  endReactivate: 'Projekt wieder aufnehmen',
  endConfirm: 'Ihr Projekt wieder aufnehmen?',
  endConfirmText: 'Das Unternehmen erfährt es sofort. Was Sie bisher gesendet haben, bleibt erhalten.',
  endReactivated: 'Ihr Projekt ist wieder offen.',
  refused: {
    'reactivation-off': { title: 'Dieses Projekt lässt sich hier nicht wieder aufnehmen', text: 'Wenn Sie weitermachen möchten, wenden Sie sich bitte an das Unternehmen.' },
  },
};
