import type { Words } from '../en.js';
import type { help as source } from './en.js';

export const help: Words<typeof source> = {
  helpTitle: 'Ayuda',
  helpLead: (company: string) => (company ? `Aquí puede contactar con ${company}.` : 'Aquí puede contactar con la empresa.'),
  helpCall: 'Llámenos',
  helpWrite: 'Escríbanos un correo',
  helpEmpty: 'La empresa aún no ha puesto ninguna ayuda aquí.',
  helpQuery: 'Hacer una consulta',
  helpQueryText: 'Su consulta',
  helpQueryLead: 'Escriba qué desea saber. Le respondemos por correo o por teléfono.',
  helpQuerySend: 'Enviar la consulta',
  helpQuerySent: 'Hemos recibido su consulta. Gracias.',
  helpQueryQuiet: 'Su consulta se ha enviado.',
  helpIncident: 'Comunicar una incidencia',
  helpIncidentType: '¿De qué se trata?',
  helpIncidentText: '¿Qué ha ocurrido?',
  helpIncidentLead: 'Díganos qué no funciona y desde cuándo. Una foto suele ayudar.',
  helpIncidentSend: 'Enviar la incidencia',
  helpIncidentSent: 'Hemos recibido su incidencia. Gracias.',
  helpIncidentQuiet: 'Su incidencia se ha enviado.',
  helpAttach: 'Fotos o documentos',
  helpNumber: 'Su número',
  helpNumberUse: 'Téngalo a mano cuando nos contacte sobre este asunto.',
  helpSentAt: (at: string) => `Recibida el ${at}`,
  helpCopy: (address: string) => `También enviamos una copia a ${address}.`,
  helpWrote: 'Lo que ha escrito',
  helpDone: 'Volver a la ayuda',
  helpFiles: 'Documentos para leer',
  helpKept: 'Lo que ha escrito se conserva. Si lo envía de nuevo, llega una sola vez.',
  helpFilesLate: 'Un archivo aún está en camino. Espere a que llegue y envíe después.',
  helpFilesFailed: 'Un archivo no ha llegado. Inténtelo de nuevo o quítelo, y envíe después.',
  // what the server refused, by its code
  refused: {
    'not-offered': { title: 'La empresa ya no recibe esto aquí', text: 'Lo que ha escrito se conserva. Llame o escriba un correo, por favor.' },
  },
};
