import type { Words } from '../en.js';
import type { help as source } from './en.js';

export const help: Words<typeof source> = {
  helpTitle: 'Assistenza',
  helpLead: (company: string) => (company ? `Qui può contattare ${company}.` : 'Qui può contattare l’azienda.'),
  helpCall: 'Ci chiami',
  helpWrite: 'Ci scriva un’e-mail',
  helpEmpty: 'L’azienda non ha ancora messo qui nessun aiuto.',
  helpQuery: 'Fare una domanda',
  helpQueryText: 'La sua domanda',
  helpQueryLead: 'Scriva che cosa desidera sapere. Le rispondiamo per e-mail o per telefono.',
  helpQuerySend: 'Invia la domanda',
  helpQuerySent: 'Abbiamo ricevuto la sua domanda. Grazie.',
  helpQueryQuiet: 'La sua domanda è stata inviata.',
  helpIncident: 'Segnalare un problema',
  helpIncidentType: 'Di che cosa si tratta?',
  helpIncidentText: 'Che cosa è successo?',
  helpIncidentLead: 'Ci dica che cosa non funziona e da quando. Spesso una foto aiuta.',
  helpIncidentSend: 'Invia la segnalazione',
  helpIncidentSent: 'Abbiamo ricevuto la sua segnalazione. Grazie.',
  helpIncidentQuiet: 'La sua segnalazione è stata inviata.',
  helpAttach: 'Foto o documenti',
  helpNumber: 'Il suo numero',
  helpNumberUse: 'Lo tenga a portata di mano quando ci contatta al riguardo.',
  helpSentAt: (at: string) => `Ricevuta il ${at}`,
  helpCopy: (address: string) => `Ne inviamo una copia anche a ${address}.`,
  helpWrote: 'Che cosa ha scritto',
  helpDone: 'Torna all’assistenza',
  helpFiles: 'Documenti da leggere',
  helpKept: 'Quello che ha scritto è conservato. Se lo invia di nuovo, arriva una volta sola.',
  helpFilesLate: 'Un file è ancora in arrivo. Attenda che sia arrivato, poi invii.',
  helpFilesFailed: 'Un file non è arrivato. Riprovi o lo tolga, poi invii.',
  // what the server refused, by its code
  refused: {
    'not-offered': { title: 'L’azienda non riceve più qui queste richieste', text: 'Quello che ha scritto è conservato. Chiami o scriva un’e-mail, per favore.' },
  },
};
