/** What the backend itself says to a customer, by language. */
const texts = {
  en: { subject: (company: string) => `Your code for ${company}`, code: (code: string, company: string) => `${code} is your code for ${company}. It is good for 10 minutes. Nobody from ${company} will ever ask you for it.` },
  it: { subject: (company: string) => `Il suo codice per ${company}`, code: (code: string, company: string) => `${code} è il suo codice per ${company}. Vale 10 minuti. Nessuno di ${company} glielo chiederà mai.` },
  es: { subject: (company: string) => `Su código para ${company}`, code: (code: string, company: string) => `${code} es su código para ${company}. Es válido durante 10 minutos. Nadie de ${company} se lo pedirá nunca.` },
  fr: { subject: (company: string) => `Votre code pour ${company}`, code: (code: string, company: string) => `${code} est votre code pour ${company}. Il est valable 10 minutes. Personne chez ${company} ne vous le demandera jamais.` },
} as const;

export function textsFor(language: string | null | undefined): (typeof texts)['en' | 'it' | 'es' | 'fr'] {
  const primary = (language ?? 'en').toLowerCase().split('-')[0] ?? 'en';
  return primary in texts ? texts[primary as keyof typeof texts] : texts.en;
}
