/** What the mails about queries and incidents say, by language. `number` is the ticket's, and stands in the subject alone. */
export const mails = {
  en: {
    toCompany: { query: (number: string, name: string) => `${number}: question from ${name}`, incident: (number: string, name: string) => `${number}: problem reported by ${name}` },
    toCustomer: { query: (number: string) => `We have received your question (${number})`, incident: (number: string) => `We have received your report (${number})` },
    received: 'We look into it and get back to you. This is what you wrote:',
    type: 'Kind of problem', project: 'Project', customer: 'Customer', email: 'E-mail', phone: 'Phone', files: 'Files',
  },
  it: {
    toCompany: { query: (number: string, name: string) => `${number}: domanda di ${name}`, incident: (number: string, name: string) => `${number}: problema segnalato da ${name}` },
    toCustomer: { query: (number: string) => `Abbiamo ricevuto la sua domanda (${number})`, incident: (number: string) => `Abbiamo ricevuto la sua segnalazione (${number})` },
    received: 'La esaminiamo e le rispondiamo. Ecco che cosa ci ha scritto:',
    type: 'Tipo di problema', project: 'Progetto', customer: 'Cliente', email: 'E-mail', phone: 'Telefono', files: 'File',
  },
  es: {
    toCompany: { query: (number: string, name: string) => `${number}: consulta de ${name}`, incident: (number: string, name: string) => `${number}: incidencia comunicada por ${name}` },
    toCustomer: { query: (number: string) => `Hemos recibido su consulta (${number})`, incident: (number: string) => `Hemos recibido su incidencia (${number})` },
    received: 'La estudiamos y le respondemos. Esto es lo que nos ha escrito:',
    type: 'Tipo de incidencia', project: 'Proyecto', customer: 'Cliente', email: 'Correo electrónico', phone: 'Teléfono', files: 'Archivos',
  },
  fr: {
    toCompany: { query: (number: string, name: string) => `${number} : question de ${name}`, incident: (number: string, name: string) => `${number} : problème signalé par ${name}` },
    toCustomer: { query: (number: string) => `Nous avons reçu votre question (${number})`, incident: (number: string) => `Nous avons reçu votre signalement (${number})` },
    received: 'Nous l’examinons et revenons vers vous. Voici ce que vous avez écrit :',
    type: 'Type de problème', project: 'Projet', customer: 'Client', email: 'E-mail', phone: 'Téléphone', files: 'Fichiers',
  },
  de: {
    toCompany: { query: (number: string, name: string) => `${number}: Frage von ${name}`, incident: (number: string, name: string) => `${number}: Problem, gemeldet von ${name}` },
    toCustomer: { query: (number: string) => `Wir haben Ihre Frage erhalten (${number})`, incident: (number: string) => `Wir haben Ihre Meldung erhalten (${number})` },
    received: 'Wir kümmern uns darum und melden uns bei Ihnen. Das haben Sie geschrieben:',
    type: 'Art des Problems', project: 'Projekt', customer: 'Kunde', email: 'E-Mail', phone: 'Telefon', files: 'Dateien',
  },
  pt: {
    toCompany: { query: (number: string, name: string) => `${number}: pergunta de ${name}`, incident: (number: string, name: string) => `${number}: problema comunicado por ${name}` },
    toCustomer: { query: (number: string) => `Recebemos a sua pergunta (${number})`, incident: (number: string) => `Recebemos a sua comunicação (${number})` },
    received: 'Vamos analisá-la e respondemos-lhe. Isto é o que nos escreveu:',
    type: 'Tipo de problema', project: 'Projeto', customer: 'Cliente', email: 'E-mail', phone: 'Telefone', files: 'Ficheiros',
  },
  ar: {
    toCompany: { query: (number: string, name: string) => `سؤال من ${name} (${number})`, incident: (number: string, name: string) => `بلاغ عن مشكلة من ${name} (${number})` },
    toCustomer: { query: (number: string) => `وصلنا سؤالك (${number})`, incident: (number: string) => `وصلنا بلاغك (${number})` },
    received: 'ندرس الأمر ونرد عليك. هذا ما كتبته:',
    type: 'نوع المشكلة', project: 'المشروع', customer: 'العميل', email: 'البريد الإلكتروني', phone: 'الهاتف', files: 'الملفات',
  },
} as const;

export type TicketMails = (typeof mails)[keyof typeof mails];

export function mailsIn(language: string | null | undefined): TicketMails {
  const primary = (language ?? 'en').toLowerCase().split('-')[0] ?? 'en';
  return Object.hasOwn(mails, primary) ? mails[primary as keyof typeof mails] : mails.en;
}
