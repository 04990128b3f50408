import type { FinalizationWords } from './words.js';

export const finalization: FinalizationWords = {
  finalizationElsewhere: 'O seu projeto ainda está em curso.',
  endSuccess: 'O seu projeto está concluído. Obrigado pela confiança.',
  endFailure: 'O seu projeto foi fechado sem ficar concluído. Se algo não está claro, ou se vê as coisas de outra forma, fale connosco, por favor.',
  endFinishedOn: (date) => `Concluído em ${date}`,
  endClosedOn: (date) => `Fechado em ${date}`,
  endDocuments: 'Documentos a guardar',
  endContract: 'Contrato assinado',
  endOffer: 'Proposta aceite',
  endDone: 'O que foi feito',
  endContact: 'Continuamos em contacto',
  endContactText: (company) => (company ? `Para tudo o que surgir mais tarde, ${company} está ao seu dispor.` : 'Para tudo o que surgir mais tarde, estamos ao seu dispor.'),
  endContactProject: (project) => `Indique o seu projeto: ${project}.`,
  endReactivateTitle: 'Afinal quer continuar?',
  endReactivateText: 'Pode retomar o seu projeto aqui mesmo.',
  endLeadsTo: (step) => `Continua em «${step}».`,
  endReactivate: 'Retomar o projeto',
  endConfirm: 'Retomar o seu projeto?',
  endConfirmText: 'A empresa fica a saber de imediato. O que enviou até agora fica guardado.',
  endReactivated: 'O seu projeto está de novo aberto.',
  refused: {
    'reactivation-off': { title: 'Este projeto não pode ser retomado aqui', text: 'Se quiser continuar, contacte a empresa, por favor.' },
  },
};
