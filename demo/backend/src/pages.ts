import type { Hono } from 'hono';
import type { Settings, Text } from '../../../src/protocol/index.js';
import { escape } from './html.js';
import { stylesheet } from './pages.css.js';

export interface PageOptions {
  settings(): Promise<Settings | undefined>;
  /** folder of the SDK's script */
  readonly sdkUrl?: string | undefined;
}

const words = {
  en: { account: 'My account', sub: 'Follow your project, send documents and accept your offer, in one place.', back: 'Home', support: 'Need help?', noscript: 'The portal needs JavaScript. Switch it on, or write to us.' },
  it: { account: 'Il mio account', sub: 'Segua il suo progetto, invii i documenti e accetti la sua offerta, in un solo posto.', back: 'Pagina iniziale', support: 'Serve aiuto?', noscript: 'Il portale ha bisogno di JavaScript. Lo attivi, oppure ci scriva.' },
  es: { account: 'Mi cuenta', sub: 'Siga su proyecto, envíe documentos y acepte su oferta, en un solo lugar.', back: 'Inicio', support: '¿Necesita ayuda?', noscript: 'El portal necesita JavaScript. Actívelo o escríbanos.' },
  fr: { account: 'Mon compte', sub: 'Suivez votre projet, envoyez vos documents et acceptez votre offre, au même endroit.', back: 'Accueil', support: 'Besoin d’aide ?', noscript: 'Le portail a besoin de JavaScript. Activez-le, ou écrivez-nous.' },
} as const;
type Language = keyof typeof words;

/** The visitor's first language that the company offers. */
function languageOf(header: string | undefined, offered: readonly string[]): Language {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return [...wanted, ...offered, 'en'].find((code): code is Language => code in words && (offered.length === 0 || offered.includes(code))) ?? 'en';
}

const inLanguage = (text: Text | undefined, language: string): string => (text === undefined ? '' : typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? ''));

/** The hosted portal: a public landing page, and *My account* with the same elements that other sites embed. */
export function pageRoutes(app: Hono, { settings, sdkUrl }: PageOptions): void {
  app.get('/assets/pages.css', (c) => c.body(stylesheet, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=300' }));

  const policy = (): string => {
    const sdk = sdkUrl && URL.canParse(sdkUrl) ? new URL(sdkUrl).origin : '';
    return `default-src 'none'; script-src 'self' ${sdk}; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
  };
  const shell = (language: Language, company: Settings, title: string, head: string, main: string): string => {
    const { email, phone } = company.showSupport ? company.support : {};
    return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${escape(title)}</title><link rel="stylesheet" href="/assets/pages.css">${head}</head>
<body><header class="top"><a class="brand" href="/">${company.company.logo ? `<img src="${escape(company.company.logo)}" alt="" height="32">` : ''}<span>${escape(company.company.name)}</span></a><nav><a href="/account">${words[language].account}</a></nav></header>
<main>${main}</main>
<footer class="bottom">${email || phone ? `<span>${words[language].support}</span>` : ''}${email ? `<a href="mailto:${escape(email)}">${escape(email)}</a>` : ''}${phone ? `<a href="tel:${escape(phone.replace(/[^+\d]/g, ''))}">${escape(phone)}</a>` : ''}</footer></body></html>`;
  };

  app.get('/', async (c) => {
    const company = await settings();
    if (!company) return c.notFound();
    const language = languageOf(c.req.header('accept-language'), company.languages);
    const text = inLanguage(company.company.information, language);
    c.header('Content-Security-Policy', policy());
    return c.html(shell(language, company, company.company.name, '', `<section class="hero"><h1>${escape(company.company.name)}</h1><p>${escape(text || words[language].sub)}</p><p class="quiet">${words[language].sub}</p><a class="button" href="/account">${words[language].account}</a></section>`));
  });

  app.get('/account', async (c) => {
    const company = await settings();
    if (!company) return c.notFound();
    const language = languageOf(c.req.header('accept-language'), company.languages);
    c.header('Content-Security-Policy', policy());
    const script = sdkUrl ? `<script type="module" src="${escape(`${sdkUrl.replace(/\/+$/, '')}/loader.js`)}" crossorigin="anonymous"></script>` : '';
    return c.html(shell(language, company, `${words[language].account} · ${company.company.name}`, script,
      `<customer-portal endpoint="/"><p>${words[language].noscript}</p><p><a href="/">${words[language].back}</a></p></customer-portal>`));
  });
}
