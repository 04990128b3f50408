import type { Words } from '../en.js';
import type { finalization as source } from './en.js';

export const finalization: Words<typeof source> = {
  finalizationElsewhere: 'Su proyecto sigue en marcha.',
  endSuccess: 'Su proyecto ha finalizado. Gracias por su confianza.',
  endFailure: 'Su proyecto se ha cerrado sin completarse. Si algo no está claro, o lo ve de otra manera, estaremos encantados de escucharle.',
  endFinishedOn: (date) => `Finalizado el ${date}`,
  endClosedOn: (date) => `Cerrado el ${date}`,
  endDocuments: 'Documentos para guardar',
  endContract: 'Contrato firmado',
  endOffer: 'Oferta aceptada',
  endDone: 'Lo que se ha hecho',
  endContact: 'Seguimos en contacto',
  endContactText: (company) => (company ? `Para cualquier cosa que surja más adelante, ${company} está a su disposición.` : 'Para cualquier cosa que surja más adelante, estamos a su disposición.'),
  endContactProject: (project) => `Mencione su proyecto: ${project}.`,
  endReactivateTitle: '¿Quiere seguir adelante después de todo?',
  endReactivateText: 'Puede retomar su proyecto desde aquí.',
  endLeadsTo: (step) => `Continúa en «${step}».`,
  endReactivate: 'Retomar el proyecto',
  endConfirm: '¿Retomar su proyecto?',
  endConfirmText: 'La empresa lo sabrá enseguida. Lo que ha enviado hasta ahora se conserva.',
  endReactivated: 'Su proyecto está abierto de nuevo.',
  refused: {
    'reactivation-off': { title: 'Este proyecto no se puede retomar aquí', text: 'Si desea seguir, póngase en contacto con la empresa.' },
  },
};
