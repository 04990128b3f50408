const long = ['Photovoltaikanlagenanschlussgenehmigungsverfahren', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragung', 'Haftpflichtversicherungsgesellschaftsbescheinigung'];
const arabic = ['منزلك الشمسي خطوة بخطوة', 'أرسل لنا المستندات المطلوبة لإعداد عرضك', 'نتحقق من المستندات خلال يومين', 'اختر العرض الذي يناسبك', 'تركيب الألواح على السطح الجنوبي مع بطارية 10 kWh', 'سنتصل بك قبل الزيارة', 'الخصوصية وحماية البيانات'];

const languages = /^(it|es|fr|en|de|pt|ar)$/;
const isText = (data: object): data is Record<string, string> => Object.keys(data).length > 0 && Object.entries(data).every(([key, value]) => languages.test(key) && typeof value === 'string');

/** Every text that the company wrote, changed; ids and values stay. */
function reworded<T>(data: T, change: (text: string, at: number) => string): T {
  let at = 0;
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    if (isText(one)) {
      at++;
      return Object.fromEntries(Object.entries(one).map(([language, text]) => [language, change(text, at)]));
    }
    return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, walk(value)]));
  };
  return walk(data) as T;
}

/** With words that are longer than a phone is wide. */
export const inLongWords = <T>(data: T): T => reworded(data, (text, at) => `${long[at % long.length]} ${text}`);

/** In a language that is written from right to left. */
export const inArabic = <T>(data: T): T => reworded(data, (_text, at) => arabic[at % arabic.length] ?? '');
