import { isolated as own } from '../isolated.js';
import type { FieldWords } from './words.js';

export const fields: FieldWords = {
  addressStreet: 'الشارع ورقم المبنى',
  addressExtra: 'الشقة أو الطابق أو المبنى',
  addressPostcode: 'الرمز البريدي',
  addressCity: 'المدينة أو البلدة',
  addressProvince: 'المقاطعة',
  addressRegion: 'الولاية أو المنطقة',
  addressCountry: 'البلد',
  dateTimeTwice: 'تُؤخَّر الساعة حينها ويتكرر هذا الوقت مرتين. يُحتسب الوقت الأول.',
  faults: {
    'not-an-amount': 'يُرجى إدخال مبلغ، مثل \u20661250\u2069.',
    'too-precise': ({ max }) => (max === '0' ? 'يُرجى إدخال المبلغ من دون كسور عشرية.' : `يُرجى إدخال المبلغ بعدد أقل من المنازل العشرية. الحد الأقصى: ${own(max)}.`),
    'other-currency': ({ name }) => `يُرجى إدخال المبلغ بعملة ${own(name)}.`,
    'not-a-date-time': 'يُرجى إدخال يوم ووقت موجودين.',
    'time-skipped': 'تُقدَّم الساعة حينها، لذلك لا يوجد هذا الوقت. يُرجى اختيار وقت آخر.',
    'address-street': 'يُرجى إدخال الشارع ورقم المبنى.',
    'address-postcode': 'يُرجى إدخال الرمز البريدي.',
    'address-postcode-form': ({ name }) => `يُرجى إدخال رمز بريدي لهذا البلد، مثل ${own(name)}.`,
    'address-city': 'يُرجى إدخال المدينة أو البلدة.',
    'address-region': 'يُرجى إدخال المقاطعة.',
    'address-country': 'يُرجى اختيار البلد.',
    'not-an-iban': 'يُرجى إدخال رقم IBAN. يبدأ بحرفين للبلد، مثل \u2066SA\u2069 أو \u2066AE\u2069.',
    'iban-country': ({ name }) => `تُقبل حسابات هذه البلدان فقط: ${own(name)}.`,
    'iban-length': ({ name, max, length }) => `عدد خانات رقم IBAN الذي يبدأ بـ ${own(name)}: ${own(max)}، وعددها هنا: ${own(length)}.`,
    'iban-check': 'يُرجى التحقق من رقم IBAN: هناك خانة خاطئة أو خانتان متبادلتان.',
    'not-a-code': ({ name }) => `يُرجى إدخال أحد هذه: ${own(name)}.`,
    'code-length': ({ name, max, length }) => `يُرجى التحقق من الطول: عدد خانات ${own(name)} هو ${own(max)}، وعددها هنا ${own(length)}.`,
    'code-check': ({ name }) => `يُرجى التحقق من ${own(name)}: هناك خانة خاطئة أو خانتان متبادلتان.`,
  },
};
