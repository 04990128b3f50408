import { isolated as own } from '../isolated.js';
import type { UploadWords } from './words.js';

export const upload: UploadWords = {
  uploadPause: (name) => `إيقاف ${own(name)} مؤقتًا`,
  uploadResume: (name) => `متابعة ${own(name)}`,
  uploadPaused: ({ sent, size }) => `متوقف مؤقتًا · وصل ${own(sent)} من ${own(size)}`,
  uploadMissing: ({ sent, size }) => `يُرجى اختيار هذا الملف من جديد للمتابعة · وصل ${own(sent)} من ${own(size)}`,
  uploadElsewhere: ({ sent, size }) => `علامة تبويب أخرى ترسله الآن · ${own(sent)} من ${own(size)}`,
  uploadNoRoom: 'لا توجد مساحة لهذا الملف في الوقت الحالي. يُرجى إعادة المحاولة لاحقًا.',
  uploadScaling: 'جارٍ تصغير الصورة',
  uploadScaled: ({ before, after }) => `تم التصغير من ${own(before)} إلى ${own(after)}`,
};
