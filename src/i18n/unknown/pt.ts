import type { UnknownWords } from './words.js';

export const unknown: UnknownWords = {
  unknownTitle: 'Esta etapa ainda não pode ser mostrada aqui',
  unknownText: 'O seu projeto está bem e nada se perdeu. Para continuar, contacte-nos, por favor.',
  closedTitle: 'O portal do cliente não está aberto aqui',
  closedText: 'Para tudo o que diga respeito ao seu projeto, contacte a empresa como até agora.',
};
