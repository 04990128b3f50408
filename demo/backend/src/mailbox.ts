import type { Hono } from 'hono';
import type { Db } from './db.js';
import { escape } from './html.js';

const page = (rows: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="3">
<title>Development mailbox</title><link rel="icon" href="/assets/icon.svg"><link rel="stylesheet" href="/assets/pages.css"></head>
<body><main class="mailbox"><h1>Development mailbox</h1>
<p>What the backend would have sent by e-mail and SMS, newest first. This page looks again every three seconds. It is not there once SMTP_URL is set.</p>
${rows || '<p class="quiet">Nothing yet. Ask for a code in the portal.</p>'}</main></body></html>`;

/** Where a newcomer reads the sign-in code. Only there without an SMTP server. */
export function mailboxRoutes(app: Hono, db: Db): void {
  const newest = async () => (await db.selectFrom('mailbox').selectAll().orderBy('id', 'desc').limit(20).execute())
    .map((mail) => ({ ...mail, code: /(?<![\w-])\d{6}\b/.exec(mail.body)?.[0] ?? null }));
  app.get('/dev/mailbox.json', async (c) => c.json(await newest()));
  app.get('/dev/mailbox', async (c) => {
    const rows = (await newest()).map(({ channel, recipient, subject, body, at, code }) => `<article><p class="quiet">${channel === 'sms' ? 'SMS' : 'E-mail'} to <b>${escape(recipient)}</b>, <time>${escape(new Date(at).toISOString().slice(11, 19))} UTC</time></p>
${subject ? `<h2 dir="auto">${escape(subject)}</h2>` : ''}${code ? `<p class="code">${code}</p>` : ''}<p dir="auto">${escape(body)}</p></article>`);
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'");
    return c.html(page(rows.join('\n')));
  });
}
