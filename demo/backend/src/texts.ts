/** What the backend itself says to a customer, by language. */
export const texts = {
  en: { subject: (company: string) => `Your code for ${company}`, code: (code: string, company: string) => `${code} is your code for ${company}. It is good for 10 minutes. Nobody from ${company} will ever ask you for it.` },
  it: { subject: (company: string) => `Il suo codice per ${company}`, code: (code: string, company: string) => `${code} è il suo codice per ${company}. Vale 10 minuti. Nessuno di ${company} glielo chiederà mai.` },
  es: { subject: (company: string) => `Su código para ${company}`, code: (code: string, company: string) => `${code} es su código para ${company}. Es válido durante 10 minutos. Nadie de ${company} se lo pedirá nunca.` },
  fr: { subject: (company: string) => `Votre code pour ${company}`, code: (code: string, company: string) => `${code} est votre code pour ${company}. Il est valable 10 minutes. Personne chez ${company} ne vous le demandera jamais.` },
  de: { subject: (company: string) => `Ihr Code für ${company}`, code: (code: string, company: string) => `${code} ist Ihr Code für ${company}. Er gilt 10 Minuten. Niemand von ${company} wird Sie je danach fragen.` },
  pt: { subject: (company: string) => `O seu código para ${company}`, code: (code: string, company: string) => `${code} é o seu código para ${company}. É válido durante 10 minutos. Ninguém de ${company} lho pedirá alguma vez.` },
  ar: { subject: (company: string) => `رمزك لدى ${company}`, code: (code: string, company: string) => `رمزك لدى ${company} هو ${code}. وهو صالح مدة 10 دقائق. لن يطلبه منك أحد من ${company} أبدًا.` },
} as const;

export function textsFor(language: string | null | undefined): (typeof texts)[keyof typeof texts] {
  const primary = (language ?? 'en').toLowerCase().split('-')[0] ?? 'en';
  return Object.hasOwn(texts, primary) ? texts[primary as keyof typeof texts] : texts.en;
}
