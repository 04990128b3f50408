import { isolated as own } from '../isolated.js';
import type { AppWords } from './words.js';

export const app: AppWords = {
  appTitle: 'متابعة نظامك من هاتفك',
  appAndroid: 'التنزيل لنظام Android',
  appIos: 'التنزيل لهاتف iPhone',
  appAndroidNamed: (name) => `تنزيل ${own(name)} لنظام Android`,
  appIosNamed: (name) => `تنزيل ${own(name)} لهاتف iPhone`,
  appScan: 'أو يمكن مسح الرمز بهاتفك.',
  appScanOther: 'على هاتف آخر؟ عرض الرمز لمسحه',
  appScanHide: 'إخفاء الرمز',
  appCodeAndroid: 'رمز يفتح التطبيق لنظام Android',
  appCodeIos: 'رمز يفتح التطبيق لهاتف iPhone',
};
