import type { UnknownWords } from './words.js';

export const unknown: UnknownWords = {
  unknownTitle: 'Dieser Schritt lässt sich hier noch nicht anzeigen',
  unknownText: 'Mit Ihrem Projekt ist alles in Ordnung, und nichts ist verloren. Bitte wenden Sie sich an uns, um fortzufahren.',
  closedTitle: 'Das Kundenportal ist hier nicht geöffnet',
  closedText: 'Wenn es um Ihr Projekt geht, wenden Sie sich bitte wie bisher an das Unternehmen.',
};
