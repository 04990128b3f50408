import type { Settings } from '../../../src/protocol/index.js';
import { escape } from './html.js';
import { helpDocuments, type HelpDocumentsWords } from './help-documents-script.js';
import { ownNames, type PageLanguage } from './page-words.js';

export const words: Record<PageLanguage, HelpDocumentsWords & { readonly title: string; readonly lead: string }> = {
  en: { title: 'Help documents', lead: 'What your customers find under Help: manuals, answers to common questions.', token: 'Token of the company’s side', open: 'Open', drop: 'Drop documents here', dropHint: 'or choose them', all: 'Text for all documents', explain: 'Explanation', remove: 'Remove', none: 'There are no documents yet.', save: 'Save', saved: 'Saved. Customers see it now.', unsaved: 'Not saved yet.', failed: 'That didn’t work. Nothing was changed; try again.', denied: 'This token isn’t one of the company’s.' },
  it: { title: 'Documenti di aiuto', lead: 'Quello che i clienti trovano in Assistenza: manuali, risposte alle domande più comuni.', token: 'Token del lato azienda', open: 'Apri', drop: 'Trascini qui i documenti', dropHint: 'oppure li scelga', all: 'Testo per tutti i documenti', explain: 'Spiegazione', remove: 'Rimuovi', none: 'Non ci sono ancora documenti.', save: 'Salva', saved: 'Salvato. I clienti lo vedono da subito.', unsaved: 'Non ancora salvato.', failed: 'Non è riuscito. Non è cambiato nulla: riprovi.', denied: 'Questo token non è dell’azienda.' },
  es: { title: 'Documentos de ayuda', lead: 'Lo que sus clientes encuentran en Ayuda: manuales, respuestas a preguntas frecuentes.', token: 'Token del lado de la empresa', open: 'Abrir', drop: 'Arrastre aquí los documentos', dropHint: 'o elíjalos', all: 'Texto para todos los documentos', explain: 'Explicación', remove: 'Quitar', none: 'Todavía no hay documentos.', save: 'Guardar', saved: 'Guardado. Los clientes ya lo ven.', unsaved: 'Sin guardar todavía.', failed: 'No ha funcionado. No ha cambiado nada: inténtelo de nuevo.', denied: 'Este token no es de la empresa.' },
  fr: { title: 'Documents d’aide', lead: 'Ce que vos clients trouvent sous Aide : notices, réponses aux questions courantes.', token: 'Jeton du côté entreprise', open: 'Ouvrir', drop: 'Déposez ici les documents', dropHint: 'ou choisissez-les', all: 'Texte pour tous les documents', explain: 'Explication', remove: 'Retirer', none: 'Il n’y a pas encore de document.', save: 'Enregistrer', saved: 'Enregistré. Les clients le voient dès maintenant.', unsaved: 'Pas encore enregistré.', failed: 'Cela n’a pas marché. Rien n’a changé : réessayez.', denied: 'Ce jeton n’est pas celui de l’entreprise.' },
  de: { title: 'Hilfedokumente', lead: 'Was Ihre Kundinnen und Kunden unter Hilfe finden: Anleitungen, Antworten auf häufige Fragen.', token: 'Token der Firmenseite', open: 'Öffnen', drop: 'Dokumente hier ablegen', dropHint: 'oder auswählen', all: 'Text für alle Dokumente', explain: 'Erklärung', remove: 'Entfernen', none: 'Es gibt noch keine Dokumente.', save: 'Speichern', saved: 'Gespeichert. Ihre Kundinnen und Kunden sehen es jetzt.', unsaved: 'Noch nicht gespeichert.', failed: 'Das hat nicht geklappt. Nichts wurde geändert; versuchen Sie es erneut.', denied: 'Dieses Token gehört nicht dem Unternehmen.' },
  pt: { title: 'Documentos de ajuda', lead: 'O que os seus clientes encontram em Ajuda: manuais, respostas a perguntas frequentes.', token: 'Token do lado da empresa', open: 'Abrir', drop: 'Largue aqui os documentos', dropHint: 'ou escolha-os', all: 'Texto para todos os documentos', explain: 'Explicação', remove: 'Remover', none: 'Ainda não há documentos.', save: 'Guardar', saved: 'Guardado. Os clientes já o veem.', unsaved: 'Ainda não guardado.', failed: 'Não funcionou. Nada mudou; tente de novo.', denied: 'Este token não é da empresa.' },
  ar: { title: 'مستندات المساعدة', lead: 'ما يجده عملاؤك في قسم المساعدة: أدلة، وإجابات عن الأسئلة الشائعة.', token: 'رمز الدخول الخاص بالشركة', open: 'فتح', drop: 'يمكن إفلات المستندات هنا', dropHint: 'أو اختيارها', all: 'نص لجميع المستندات', explain: 'شرح', remove: 'إزالة', none: 'لا توجد مستندات بعد.', save: 'حفظ', saved: 'تم الحفظ. يراه العملاء الآن.', unsaved: 'لم يُحفظ بعد.', failed: 'لم ينجح ذلك. لم يتغيّر شيء؛ يُرجى إعادة المحاولة.', denied: 'هذا الرمز ليس من رموز الشركة.' },
};

export const helpDocumentsScript = `(${helpDocuments.toString()})();\n`;

/** The page on which the company attaches its help documents, by dropping them or choosing them. It shows nothing without the company's token. */
export function helpDocumentsPage(language: PageLanguage, company: Settings): { head: string; main: string } {
  const { title, lead, ...rest } = words[language];
  const languages = company.languages.map((code) => [code, Object.hasOwn(ownNames, code) ? ownNames[code as PageLanguage] : code]);
  return {
    head: '<script type="module" src="/assets/help-documents.js"></script><meta name="robots" content="noindex">',
    main: `<main class="help-documents"><h1>${title}</h1><p class="quiet">${lead}</p><div data-help data-words="${escape(JSON.stringify(rest))}" data-languages="${escape(JSON.stringify(languages))}"></div></main>`,
  };
}
