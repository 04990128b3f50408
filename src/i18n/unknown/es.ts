import type { Words } from '../en.js';
import type { unknown as source } from './en.js';

export const unknown: Words<typeof source> = {
  unknownTitle: 'Este paso todavía no se puede mostrar aquí',
  unknownText: 'Su proyecto está bien y no se ha perdido nada. Para continuar, póngase en contacto con nosotros.',
  closedTitle: 'Aquí el portal de clientes no está activo',
  closedText: 'Para cualquier cosa sobre su proyecto, póngase en contacto con la empresa como hasta ahora.',
};
