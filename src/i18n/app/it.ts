import type { Words } from '../en.js';
import type { app as source } from './en.js';

export const app: Words<typeof source> = {
  appTitle: 'Segua il suo impianto dal telefono',
  appAndroid: 'Scaricare per Android',
  appIos: 'Scaricare per iPhone',
  appAndroidNamed: (name: string) => `Scaricare ${name} per Android`,
  appIosNamed: (name: string) => `Scaricare ${name} per iPhone`,
  appScan: 'Oppure inquadri il codice con il telefono.',
  appScanOther: 'Su un altro telefono? Mostri il codice da inquadrare',
  appScanHide: 'Nascondi il codice',
  appCodeAndroid: 'Codice che apre l’app per Android',
  appCodeIos: 'Codice che apre l’app per iPhone',
};
