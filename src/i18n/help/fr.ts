import type { Words } from '../en.js';
import type { help as source } from './en.js';

export const help: Words<typeof source> = {
  helpTitle: 'Aide',
  helpLead: (company: string) => (company ? `Vous pouvez joindre ${company} ici.` : 'Vous pouvez joindre l’entreprise ici.'),
  helpCall: 'Appelez-nous',
  helpWrite: 'Écrivez-nous un e-mail',
  helpEmpty: 'L’entreprise n’a pas encore mis d’aide ici.',
  helpQuery: 'Poser une question',
  helpQueryText: 'Votre question',
  helpQueryLead: 'Écrivez ce que vous souhaitez savoir. Nous vous répondons par e-mail ou par téléphone.',
  helpQuerySend: 'Envoyer la question',
  helpQuerySent: 'Nous avons reçu votre question. Merci.',
  helpQueryQuiet: 'Votre question est envoyée.',
  helpIncident: 'Signaler un problème',
  helpIncidentType: 'De quoi s’agit-il ?',
  helpIncidentText: 'Que s’est-il passé ?',
  helpIncidentLead: 'Dites-nous ce qui ne fonctionne pas, et depuis quand. Une photo aide souvent.',
  helpIncidentSend: 'Envoyer le signalement',
  helpIncidentSent: 'Nous avons reçu votre signalement. Merci.',
  helpIncidentQuiet: 'Votre signalement est envoyé.',
  helpAttach: 'Photos ou documents',
  helpNumber: 'Votre numéro',
  helpNumberUse: 'Gardez-le à portée de main quand vous nous contactez à ce sujet.',
  helpSentAt: (at: string) => `Reçu le ${at}`,
  helpCopy: (address: string) => `Nous en envoyons aussi une copie à ${address}.`,
  helpWrote: 'Ce que vous avez écrit',
  helpDone: 'Revenir à l’aide',
  helpFiles: 'Documents à lire',
  helpKept: 'Ce que vous avez écrit est conservé. Si vous l’envoyez de nouveau, il n’arrive qu’une fois.',
  helpFilesLate: 'Un fichier est encore en route. Attendez qu’il soit arrivé, puis envoyez.',
  helpFilesFailed: 'Un fichier n’est pas arrivé. Réessayez ou retirez-le, puis envoyez.',
  // what the server refused, by its code
  refused: {
    'not-offered': { title: 'L’entreprise ne reçoit plus cela ici', text: 'Ce que vous avez écrit est conservé. Appelez ou écrivez un e-mail, s’il vous plaît.' },
  },
};
