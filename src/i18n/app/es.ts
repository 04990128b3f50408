import type { Words } from '../en.js';
import type { app as source } from './en.js';

export const app: Words<typeof source> = {
  appTitle: 'Siga su instalación desde el móvil',
  appAndroid: 'Descargar para Android',
  appIos: 'Descargar para iPhone',
  appAndroidNamed: (name: string) => `Descargar ${name} para Android`,
  appIosNamed: (name: string) => `Descargar ${name} para iPhone`,
  appScan: 'O escanee el código con el móvil.',
  appScanOther: '¿En otro móvil? Mostrar el código para escanear',
  appScanHide: 'Ocultar el código',
  appCodeAndroid: 'Código que abre la aplicación para Android',
  appCodeIos: 'Código que abre la aplicación para iPhone',
};
