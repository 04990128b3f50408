import { isolated as own } from '../isolated.js';
import type { FinalizationWords } from './words.js';

export const finalization: FinalizationWords = {
  finalizationElsewhere: 'مشروعك لا يزال جاريًا.',
  endSuccess: 'اكتمل مشروعك. شكرًا على ثقتك.',
  endFailure: 'أُغلق مشروعك من دون أن يكتمل. إذا كان هناك ما هو غير واضح، أو كان لك رأي آخر، يسعدنا أن نسمع منك.',
  endFinishedOn: (date) => `اكتمل في ${own(date)}`,
  endClosedOn: (date) => `أُغلق في ${own(date)}`,
  endDocuments: 'مستندات للاحتفاظ بها',
  endContract: 'العقد الموقّع',
  endOffer: 'العرض المقبول',
  endDone: 'ما تم إنجازه',
  endContact: 'نبقى على تواصل',
  endContactText: (company) => (company ? `لأي أمر لاحق، ${own(company)} في خدمتك.` : 'لأي أمر لاحق، نحن في خدمتك.'),
  endContactProject: (project) => `يُرجى ذكر مشروعك: ${own(project)}.`,
  endReactivateTitle: 'هل ترغب في المتابعة رغم ذلك؟',
  endReactivateText: 'يمكنك استئناف مشروعك من هنا مباشرة.',
  endLeadsTo: (step) => `ويُستأنف من «${own(step)}».`,
  endReactivate: 'استئناف المشروع',
  endConfirm: 'هل تريد استئناف مشروعك؟',
  endConfirmText: 'تُبلَّغ الشركة فورًا. ما أرسلته حتى الآن محفوظ.',
  endReactivated: 'مشروعك مفتوح من جديد.',
  refused: {
    'reactivation-off': { title: 'لا يمكن استئناف هذا المشروع هنا', text: 'إذا كنت ترغب في المتابعة، يُرجى التواصل مع الشركة.' },
  },
};
