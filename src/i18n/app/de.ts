import type { AppWords } from './words.js';

export const app: AppWords = {
  appTitle: 'Ihre Anlage auf dem Telefon im Blick',
  appAndroid: 'Für Android laden',
  appIos: 'Für iPhone laden',
  appAndroidNamed: (name) => `${name} für Android laden`,
  appIosNamed: (name) => `${name} für iPhone laden`,
  appScan: 'Oder scannen Sie den Code mit dem Telefon.',
  appScanOther: 'Auf einem anderen Telefon? Code zum Scannen anzeigen',
  appScanHide: 'Code ausblenden',
  appCodeAndroid: 'Code, der die App für Android öffnet',
  appCodeIos: 'Code, der die App für iPhone öffnet',
};
