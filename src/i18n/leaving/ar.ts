import { counting } from '../counted.js';
import type { LeavingWords } from './words.js';

const waiting = counting('ar')({
  zero: 'وصل كل ما أرسلته.',
  one: 'لم يصل بعد شيء واحد مما أرسلته. إذا سجّلت الخروج الآن فسيُحذف.',
  two: 'لم يصل بعد شيئان مما أرسلته. إذا سجّلت الخروج الآن فسيُحذفان.',
  few: 'لم تصل بعد # أشياء مما أرسلته. إذا سجّلت الخروج الآن فستُحذف.',
  many: 'لم يصل بعد # شيئًا مما أرسلته. إذا سجّلت الخروج الآن فستُحذف.',
  other: 'لم يصل بعد # شيء مما أرسلته. إذا سجّلت الخروج الآن فستُحذف.',
});

export const leaving: LeavingWords = {
  leavingWaiting: (count) => waiting(count),
  leavingStay: 'البقاء مسجّلًا',
};
