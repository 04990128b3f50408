import type { AppWords } from './words.js';

export const app: AppWords = {
  appTitle: 'Acompanhe a sua instalação no telemóvel',
  appAndroid: 'Obter para Android',
  appIos: 'Obter para iPhone',
  appAndroidNamed: (name) => `Obter ${name} para Android`,
  appIosNamed: (name) => `Obter ${name} para iPhone`,
  appScan: 'Ou leia o código com o telemóvel.',
  appScanOther: 'Noutro telemóvel? Mostrar o código para ler',
  appScanHide: 'Ocultar o código',
  appCodeAndroid: 'Código que abre a aplicação para Android',
  appCodeIos: 'Código que abre a aplicação para iPhone',
};
