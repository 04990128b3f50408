import type { Context, Hono } from 'hono';
import type { Settings, Text } from '../../../src/protocol/index.js';
import { helpDocumentsPage, helpDocumentsScript } from './help-documents.js';
import { escape } from './html.js';
import { ownNames, pageWords, type PageLanguage } from './page-words.js';
import { icon, stylesheet } from './pages.css.js';

export interface PageOptions {
  settings(): Promise<Settings | undefined>;
  /** address of the folder with the SDK's script */
  readonly sdkUrl?: string | undefined;
}

const icons = [
  '<path d="M4 6h16M4 12h10M4 18h6"></path><path d="m15 17 2 2 4-4"></path>',
  '<path d="M12 16V4m0 0L7 9m5-5 5 5"></path><path d="M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3"></path>',
  '<path d="M5 3h11l3 3v15H5z"></path><path d="m8.5 13.5 2.5 2.5 4.5-5"></path>',
];
const svg = (path: string): string => `<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;
const inLanguage = (text: Text | undefined, language: string): string => (text === undefined ? '' : typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? ''));
const isLanguage = (code: string | undefined): code is PageLanguage => code !== undefined && Object.hasOwn(pageWords, code);

/** The languages that these pages and the company both speak. */
const spoken = (company: Settings): PageLanguage[] => {
  const both = company.languages.filter(isLanguage);
  return both.length > 0 ? both : ['en'];
};

/** The language that was chosen in the address, else the visitor's first that is spoken here, else the company's first. */
function languageOf(c: Context, company: Settings): PageLanguage {
  const offered = spoken(company);
  const wanted = [c.req.query('lang'), ...(c.req.header('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())];
  return wanted.find((code): code is PageLanguage => isLanguage(code) && offered.includes(code)) ?? offered[0] ?? 'en';
}

/** The company's colour when it is a plain one: nothing else gets into a stylesheet. */
function accentOf(company: Settings | undefined): string | undefined {
  const accent = company?.theme?.['--portal-color-accent'];
  return accent !== undefined && /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(accent) ? accent : undefined;
}

/** An address' origin, for a policy. A host may hold a semicolon or a comma, with which another directive or policy would begin. */
function originOf(url: string | undefined): string {
  const origin = url !== undefined && URL.canParse(url) ? new URL(url).origin : '';
  return /^https?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/.test(origin) ? origin : '';
}

function policyOf(company: Settings, sdkUrl: string | undefined): string {
  return [
    "default-src 'none'", `script-src 'self' ${originOf(sdkUrl)}`.trim(), "style-src 'self'", "connect-src 'self'", `img-src 'self' data: blob: ${originOf(company.company.logo)}`.trim(),
    'frame-src blob:', "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html',
  ].join('; ');
}

interface Page {
  readonly language: PageLanguage;
  readonly company: Settings;
  readonly path: '/' | '/account' | '/help-documents';
  readonly head?: string;
  readonly main: string;
}

function shell({ language, company, path, head = '', main }: Page): string {
  const words = pageWords[language];
  const { name, logo, information } = company.company;
  const contact = contactLinks(company);
  const title = path === '/' ? name : `${words.account} · ${name}`;
  const to = (target: string, code: string = language): string => `${target}?lang=${code}`;
  const languages = spoken(company).map((code) => `<li><a href="${to(path, code)}" lang="${code}" hreflang="${code}"${code === language ? ' aria-current="true"' : ''}>${ownNames[code]}</a></li>`).join('');
  return `<!doctype html>
<html lang="${language}"${language === 'ar' ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${escape(title)}</title><meta name="description" content="${escape(inLanguage(information, language) || words.promise)}"><link rel="icon" href="/assets/icon.svg"><link rel="stylesheet" href="/assets/pages.css">${head}</head>
<body><header class="top"><a class="brand" href="${to('/')}">${logo ? `<img class="logo" src="${escape(logo)}" alt="">` : `<span class="mark" aria-hidden="true">${escape([...name][0] ?? '')}</span>`}<span>${escape(name)}</span></a>
<nav>${path === '/' ? `<a href="${to('/account')}">${words.account}</a>` : `<a href="${to('/')}">${words.home}</a>`}</nav></header>
${main}
${path === '/account' ? '' : `<footer class="bottom">${contact ? `<span>${words.support}</span>${contact}` : ''}<ul aria-label="${words.languages}">${languages}</ul></footer>`}</body></html>`;
}

/** How the company can be reached; empty where it doesn't show that. */
function contactLinks({ showSupport, support }: Settings): string {
  const { email, phone } = showSupport ? support : {};
  return `${email ? `<a href="mailto:${escape(email)}">${escape(email)}</a>` : ''}${phone ? `<a href="tel:${escape(phone.replace(/[^+\d]/g, ''))}">${escape(phone)}</a>` : ''}`;
}

function landing(language: PageLanguage, company: Settings): string {
  const words = pageWords[language];
  const points = words.points.map(([title, text], i) => `<li>${svg(icons[i] ?? '')}<h2>${title}</h2><p>${text}</p></li>`).join('');
  return `<main class="landing"><section class="hero"><div><h1>${words.promise}</h1><p class="lead">${escape(inLanguage(company.company.information, language))}</p>
<p class="go"><a class="button" href="/account?lang=${language}">${words.account}${svg('<path d="M5 12h14m-6-6 6 6-6 6"></path>')}</a><span class="quiet">${words.noPassword}</span></p></div></section>
<ul class="points">${points}</ul></main>`;
}

/** The hosted portal: a public landing page, and *My account* with the same elements that other sites embed. */
export function pageRoutes(app: Hono, { settings, sdkUrl }: PageOptions): void {
  app.get('/assets/pages.css', async (c) => c.body(stylesheet(accentOf(await settings())), 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=60' }));
  app.get('/assets/icon.svg', async (c) => {
    const company = await settings();
    return c.body(icon(escape([...(company?.company.name ?? '')][0] ?? ''), accentOf(company)), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=60' });
  });
  app.get('/assets/help-documents.js', (c) => c.body(helpDocumentsScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=60' }));
  const script = sdkUrl ? `<script type="module" src="${escape(`${sdkUrl.replace(/\/+$/, '')}/loader.js`)}" crossorigin="anonymous"></script>` : '';

  const page = async (c: Context, path: Page['path'], parts: (language: PageLanguage, company: Settings) => { head?: string; main: string }): Promise<Response> => {
    const company = await settings();
    if (!company) return c.notFound();
    const language = languageOf(c, company);
    c.header('Content-Security-Policy', policyOf(company, sdkUrl));
    c.header('Content-Language', language);
    c.header('Vary', 'Accept-Language');
    return c.html(shell({ language, company, path, ...parts(language, company) }));
  };

  app.get('/', (c) => page(c, '/', (language, company) => ({ main: landing(language, company) })));
  app.get('/help-documents', (c) => page(c, '/help-documents', helpDocumentsPage));
  app.get('/account', (c) => page(c, '/account', (language, company) => ({
    head: script,
    main: `<main class="account"><customer-portal endpoint="/"><span slot="header"></span><p>${pageWords[language].noscript}</p><p class="go">${contactLinks(company)}</p><p><a href="/?lang=${language}">${pageWords[language].home}</a></p></customer-portal></main>`,
  })));
}
