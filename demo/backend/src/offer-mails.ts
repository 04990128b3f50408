import type { MailTemplate, Offer, Text } from '../../../src/protocol/index.js';

/** What the mail says that tells of an offer, where the company has no template of its own. */
export const told: MailTemplate = {
  id: 'offer-sent',
  subject: {
    en: 'An offer for you: {{offer.name}}',
    it: 'Un’offerta per lei: {{offer.name}}',
    es: 'Una oferta para usted: {{offer.name}}',
    fr: 'Une offre pour vous : {{offer.name}}',
    de: 'Ein Angebot für Sie: {{offer.name}}',
    pt: 'Uma proposta para si: {{offer.name}}',
    ar: 'عرض لك: {{offer.name}}',
  },
  text: {
    en: 'Hello {{customer.name}},\n\n{{company.name}} has sent you an offer for {{opportunity.name}}: {{offer.name}}, {{offer.price}}.\n\nSign in to your customer portal to read it, to accept it or to ask for a change.',
    it: 'Buongiorno {{customer.name}},\n\n{{company.name}} le ha inviato un’offerta per {{opportunity.name}}: {{offer.name}}, {{offer.price}}.\n\nAcceda alla sua area clienti per leggerla, accettarla o chiedere una modifica.',
    es: 'Hola, {{customer.name}}:\n\n{{company.name}} le ha enviado una oferta para {{opportunity.name}}: {{offer.name}}, {{offer.price}}.\n\nEntre en su portal de cliente para leerla, aceptarla o pedir un cambio.',
    fr: 'Bonjour {{customer.name}},\n\n{{company.name}} vous a envoyé une offre pour {{opportunity.name}} : {{offer.name}}, {{offer.price}}.\n\nConnectez-vous à votre espace client pour la lire, l’accepter ou demander une modification.',
    de: 'Guten Tag {{customer.name}},\n\n{{company.name}} hat Ihnen ein Angebot für {{opportunity.name}} gesendet: {{offer.name}}, {{offer.price}}.\n\nMelden Sie sich in Ihrem Kundenportal an, um es zu lesen, anzunehmen oder um eine Änderung zu bitten.',
    pt: 'Olá, {{customer.name}},\n\n{{company.name}} enviou-lhe uma proposta para {{opportunity.name}}: {{offer.name}}, {{offer.price}}.\n\nInicie sessão no seu portal de cliente para a ler, aceitar ou pedir uma alteração.',
    ar: 'مرحبًا {{customer.name}}،\n\nأرسلت إليك {{company.name}} عرضًا يخص {{opportunity.name}}: {{offer.name}}، {{offer.price}}.\n\nيُرجى تسجيل الدخول إلى بوابة العملاء لقراءته أو قبوله أو طلب تعديل.',
  },
};

/** The template that tells of an offer: the one that is named, else the settings' `offer-sent`, else ours. Undefined: there is none of that name. */
export function offerTemplate(templates: readonly MailTemplate[] = [], name?: string): MailTemplate | undefined {
  return templates.find(({ id }) => id === (name ?? told.id)) ?? (name === undefined || name === told.id ? told : undefined);
}

/** A template with what it says of an offer filled in: `{{offer.name}}`, `{{offer.number}}` and `{{offer.price}}`, each in the language of its text. */
export function offerMail({ id, subject, text }: MailTemplate, offer: Offer, language = 'en'): MailTemplate {
  const filled = (words: string, tag: string): string => {
    const codes: Readonly<Record<string, string>> = { name: nameIn(offer.name, tag), number: offer.number ?? '', price: priceOf(offer, tag) };
    return words.replace(/\{\{\s*offer\.(name|number|price)\s*\}\}/g, (_, code: string) => codes[code] ?? '');
  };
  const all = (words: Text): Text => (typeof words === 'string' ? filled(words, language) : Object.fromEntries(Object.entries(words).map(([tag, one]) => [tag, filled(one, tag)])));
  return { id, subject: all(subject), text: all(text) };
}

function nameIn(name: Text, language: string): string {
  if (typeof name === 'string') return name;
  const known = [language, language.split('-')[0] ?? language, 'en'].find((one) => Object.hasOwn(name, one));
  return (known === undefined ? Object.values(name)[0] : name[known]) ?? '';
}

function priceOf({ price: { amount, currency } }: Offer, language: string): string {
  const [known = 'en'] = Intl.NumberFormat.supportedLocalesOf(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : 'en');
  const format = new Intl.NumberFormat(known, { style: 'currency', currency, useGrouping: 'always' });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
