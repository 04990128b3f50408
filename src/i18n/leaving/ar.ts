import { counting } from '../counted.js';
import type { LeavingWords } from './words.js';

const waiting = counting('ar')({
  zero: 'لا يوجد ما ينتظر الإرسال.',
  one: 'لم يصل بعد شيء أرسلته. إذا سجّلت الخروج الآن فسيُحذف.',
  two: 'لم يصل بعد شيئان أرسلتهما. إذا سجّلت الخروج الآن فسيُحذفان.',
  few: 'لم تصل بعد # أشياء أرسلتها. إذا سجّلت الخروج الآن فستُحذف.',
  many: 'لم يصل بعد # شيئًا أرسلته. إذا سجّلت الخروج الآن فستُحذف.',
  other: 'لم يصل بعد # شيء أرسلته. إذا سجّلت الخروج الآن فستُحذف.',
});

export const leaving: LeavingWords = {
  leavingWaiting: waiting,
  leavingStay: 'البقاء مسجّلًا',
};
