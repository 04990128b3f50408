import type { Flow } from '../protocol/index.js';
import type { MockData } from './mock-state.js';

const languages = ['en', 'it', 'es', 'fr', 'de', 'pt', 'ar'];
/** A text in each of them. */
const text = (...words: readonly string[]): Record<string, string> => Object.fromEntries(languages.map((language, i) => [language, words[i] ?? '']));

const flow: Flow = {
  protocol: 1, type: 'demo', name: text('Your installation', 'Il suo impianto', 'Su instalación', 'Votre installation', 'Ihre Anlage', 'A sua instalação', 'نظامك'), initial: 'documents', languages,
  fields: [
    { id: 'tax-id', type: 'short-text', maxLength: 20, label: text('Tax number', 'Codice fiscale', 'NIF', 'Numéro fiscal', 'Steuernummer', 'Número de contribuinte', 'الرقم الضريبي') },
    { id: 'bill', type: 'file', accept: ['application/pdf', 'image/*'], maxSize: 10_000_000, maxFiles: 2, label: text('Electricity bill', 'Bolletta elettrica', 'Factura de la luz', 'Facture d’électricité', 'Stromrechnung', 'Fatura da eletricidade', 'فاتورة الكهرباء') },
    { id: 'use', type: 'number', min: 0, step: 1, unit: 'kWh', label: text('Yearly consumption', 'Consumo annuo', 'Consumo anual', 'Consommation annuelle', 'Jahresverbrauch', 'Consumo anual', 'الاستهلاك السنوي') },
    { id: 'owner', type: 'yes-no', label: text('Do you own the house?', 'È proprietario della casa?', '¿Es propietario de la vivienda?', 'Êtes-vous propriétaire ?', 'Gehört Ihnen das Haus?', 'A casa é sua?', 'هل المنزل ملك لك؟') },
    { id: 'remarks', type: 'text-area', maxLength: 600, label: text('Anything else?', 'Altro da dirci?', '¿Algo más?', 'Autre chose ?', 'Noch etwas?', 'Mais alguma coisa?', 'هل هناك شيء آخر؟') },
  ],
  conditions: [{ id: 'privacy', version: 1, mandatory: true, name: text('Privacy notice', 'Informativa sulla privacy', 'Política de privacidad', 'Politique de confidentialité', 'Datenschutzhinweise', 'Política de privacidade', 'إشعار الخصوصية'), text: text('This is a demo: what you type stays in this page.', 'Questa è una demo: quello che scrive resta in questa pagina.', 'Esto es una demo: lo que escriba se queda en esta página.', 'Ceci est une démo : ce que vous saisissez reste dans cette page.', 'Das ist eine Demo: Was Sie eingeben, bleibt auf dieser Seite.', 'Isto é uma demonstração: o que escrever fica nesta página.', 'هذا عرض تجريبي: ما تكتبه يبقى في هذه الصفحة.') }],
  states: [{ id: 'sale', name: 'sale', publicName: text('Sale', 'Vendita', 'Venta', 'Vente', 'Verkauf', 'Venda', 'البيع'), substates: [
    { id: 'documents', name: 'documents', view: 'initial-documentation', mainPath: true, publicName: text('Your documents', 'I suoi documenti', 'Sus documentos', 'Vos documents', 'Ihre Unterlagen', 'Os seus documentos', 'مستنداتك'), description: text('Send us your latest bill, and we work out your installation.', 'Ci invii l’ultima bolletta e calcoliamo il suo impianto.', 'Envíenos su última factura y calculamos su instalación.', 'Envoyez-nous votre dernière facture, et nous calculons votre installation.', 'Senden Sie uns Ihre letzte Rechnung, und wir planen Ihre Anlage.', 'Envie-nos a última fatura e calculamos a sua instalação.', 'يُرجى إرسال آخر فاتورة، وسنحسب نظامك.'), next: text('Your offers show here at once: this is a demo.', 'Le offerte appaiono subito qui: è una demo.', 'Las ofertas aparecen aquí enseguida: es una demo.', 'Les offres s’affichent ici aussitôt : c’est une démo.', 'Ihre Angebote stehen sofort hier: Das ist eine Demo.', 'As propostas aparecem aqui de imediato: é uma demonstração.', 'تظهر عروضك هنا فورًا: هذا عرض تجريبي.'), conditions: ['privacy'],
      placements: [{ field: 'tax-id', required: true }, { field: 'bill', required: true }, { field: 'use', required: true }, { field: 'owner' }, { field: 'remarks' }] },
    { id: 'offers', name: 'offers', view: 'offer', mainPath: true, publicName: text('Your offers', 'Le sue offerte', 'Sus ofertas', 'Vos offres', 'Ihre Angebote', 'As suas propostas', 'عروضك'), description: text('Accept the one that suits you.', 'Accetti quella che fa per lei.', 'Acepte la que le convenga.', 'Acceptez celle qui vous convient.', 'Nehmen Sie das an, das zu Ihnen passt.', 'Aceite a que lhe convém.', 'يمكنك قبول ما يناسبك منها.') },
    { id: 'planning', name: 'planning', view: null, mainPath: true, publicName: text('We plan your installation', 'Progettiamo il suo impianto', 'Planificamos su instalación', 'Nous planifions votre installation', 'Wir planen Ihre Anlage', 'Projetamos a sua instalação', 'نصمّم نظامك'), description: text('Nothing to do for you now.', 'Per ora non deve fare nulla.', 'Ahora no tiene que hacer nada.', 'Vous n’avez rien à faire pour le moment.', 'Im Moment müssen Sie nichts tun.', 'De momento não precisa de fazer nada.', 'ليس هناك ما تقوم به الآن.') },
  ] }],
  externalActions: [
    { source: 'customer-portal', action: 'submit-step', from: 'documents', target: 'offers' },
    { source: 'customer-portal', action: 'accept-budget', target: 'planning' },
  ],
};

/** The demo's own small sale, at its first step. */
export function demoData(now: Date): MockData {
  const day = (offset: number): string => new Date(now.getTime() + offset * 86_400_000).toISOString();
  const eur = (amount: number): { amount: number; currency: string } => ({ amount, currency: 'EUR' });
  const taxes = text('VAT included', 'IVA inclusa', 'IVA incluido', 'TVA incluse', 'inkl. MwSt.', 'IVA incluído', 'شامل ضريبة القيمة المضافة');
  return {
    flow,
    settings: { company: { name: 'Sole Nostro' }, languages, support: { email: 'help@example.com', phone: '+39 02 5550 0100' }, showSupport: true, sites: [],
      help: { query: { confirm: true }, incident: { confirm: true, types: [
        { id: 'production', name: text('The installation produces little', 'L’impianto produce poco', 'La instalación produce poco', 'L’installation produit peu', 'Die Anlage erzeugt wenig', 'A instalação produz pouco', 'النظام ينتج القليل') },
        { id: 'other', name: text('Something else', 'Altro', 'Otra cosa', 'Autre chose', 'Etwas anderes', 'Outra coisa', 'شيء آخر') },
      ] } },
      app: { name: 'Sole Nostro', description: text('See on your phone what your roof produces.', 'Veda dal telefono che cosa produce il suo tetto.', 'Vea en el móvil lo que produce su tejado.', 'Voyez sur votre téléphone ce que produit votre toit.', 'Sehen Sie auf dem Telefon, was Ihr Dach erzeugt.', 'Veja no telefone o que o seu telhado produz.', 'يمكنك أن ترى من هاتفك ما ينتجه سقفك.'), android: 'https://example.com/app/android', ios: 'https://example.com/app/iphone', qr: true },
    },
    customers: [{ id: 'demo', name: 'Demo', email: 'demo@example.com', portal: true }],
    opportunities: [{
      id: 'demo-1', customer: 'demo', type: 'demo', name: text('Demo project', 'Progetto demo', 'Proyecto demo', 'Projet de démo', 'Demo-Projekt', 'Projeto de demonstração', 'مشروع تجريبي'), substate: 'documents', history: [{ substate: 'documents', at: day(-2) }],
      offers: [
        { id: 'basic', name: text('Basic', 'Base', 'Básica', 'Essentielle', 'Basis', 'Base', 'الأساسي'), price: eur(689_000), taxes, lines: [{ name: text('440 W panels', 'Pannelli da 440 W', 'Paneles de 440 W', 'Panneaux de 440 W', 'Module mit 440 W', 'Painéis de 440 W', 'ألواح بقدرة 440 واط'), quantity: 8 }], attachments: [], validUntil: day(21).slice(0, 10), status: 'open' },
        { id: 'battery', name: text('With battery', 'Con batteria', 'Con batería', 'Avec batterie', 'Mit Speicher', 'Com bateria', 'مع بطارية'), price: eur(1_149_000), taxes, monthly: eur(12_900), lines: [{ name: text('440 W panels', 'Pannelli da 440 W', 'Paneles de 440 W', 'Panneaux de 440 W', 'Module mit 440 W', 'Painéis de 440 W', 'ألواح بقدرة 440 واط'), quantity: 10 }, { name: text('Battery, 10 kWh', 'Batteria da 10 kWh', 'Batería de 10 kWh', 'Batterie de 10 kWh', 'Speicher mit 10 kWh', 'Bateria de 10 kWh', 'بطارية بسعة 10 كيلوواط ساعة'), quantity: 1 }], attachments: [], validUntil: day(21).slice(0, 10), status: 'open' },
      ],
    }],
  };
}
