import type { UnknownWords } from './words.js';

export const unknown: UnknownWords = {
  unknownTitle: 'لا يمكن عرض هذه الخطوة هنا بعد',
  unknownText: 'مشروعك بخير ولم يضِع شيء. للمتابعة، يُرجى التواصل معنا.',
  closedTitle: 'بوابة العملاء غير مفتوحة هنا',
  closedText: 'لأي أمر يخص مشروعك، يُرجى التواصل مع الشركة كما كنت تفعل من قبل.',
};
