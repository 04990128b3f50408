import type { Words } from '../en.js';
import type { app as source } from './en.js';

export const app: Words<typeof source> = {
  appTitle: 'Suivez votre installation sur votre téléphone',
  appAndroid: 'Télécharger pour Android',
  appIos: 'Télécharger pour iPhone',
  appAndroidNamed: (name: string) => `Télécharger ${name} pour Android`,
  appIosNamed: (name: string) => `Télécharger ${name} pour iPhone`,
  appScan: 'Ou scannez le code avec votre téléphone.',
  appScanOther: 'Sur un autre téléphone ? Afficher le code à scanner',
  appScanHide: 'Masquer le code',
  appCodeAndroid: 'Code qui ouvre l’application pour Android',
  appCodeIos: 'Code qui ouvre l’application pour iPhone',
};
