import { settingsFor } from '../../../src/engine/index.js';
import type { Context, Hono } from 'hono';
import { TicketRequest, type Help, type Settings, type Text, type Ticket, type TicketPage } from '../../../src/protocol/index.js';
import { body, idempotencyKey } from './body.js';
import { customerRecord, settingsOf } from './company-records.js';
import type { Db } from './db.js';
import { download } from './files.js';
import { helpOf } from './help.js';
import type { Post } from './mail.js';
import { logFault, notFound } from './problems.js';
import { takeTicket, ticketPage } from './tickets.js';
import { mailsIn } from './ticket-mails.js';
import type { UploadStore } from './upload-store.js';

export interface HelpOptions {
  readonly db: Db;
  readonly post: Post;
  /** ms since the epoch */
  now(): number;
  /** the signed-in customer of a request; refuses whoever isn't one */
  customer(c: Context): Promise<string>;
  readonly store: UploadStore;
}

/** The help, and the queries and incidents of customers. Mount it after the company's routes, which look after their token. Resolves through `settled` when every mail is on its way. */
export function helpRoutes(app: Hono, { db, post, now, customer, store }: HelpOptions): { settled(): Promise<void> } {
  const sending = new Set<Promise<void>>();
  const later = (work: () => Promise<void>): void => {
    const run: Promise<void> = work().catch((error: unknown) => logFault('a mail about a ticket', error)).finally(() => sending.delete(run));
    sending.add(run);
  };

  app.get('/help', async (c) => c.json<Help>(await helpOf(db, await customer(c))));

  app.get('/tickets', async (c) => {
    const { tickets, ...rest } = await ticketPage(db, c, await customer(c));
    return c.json<TicketPage>({ ...rest, tickets: tickets.map(({ customer: _, ...ticket }) => ticket) });
  });
  app.post('/tickets', async (c) => {
    const id = await customer(c);
    const key = idempotencyKey(c);
    const { status, body: answer, ticket } = await takeTicket(db, id, await body(c, TicketRequest), key, new Date(now()));
    // it has arrived; whoever is told of it is told after the answer
    if (ticket) later(() => tell(db, post, id, ticket));
    return c.body(JSON.stringify(answer), status as 200, { 'Content-Type': status < 300 ? 'application/json' : 'application/problem+json' });
  });

  app.get('/company/tickets', async (c) => c.json(await ticketPage(db, c)));
  app.get('/company/files/:id', async (c) => {
    const file = await db.selectFrom('files').select(['id', 'name', 'size', 'type', 'sha256']).where('id', '=', c.req.param('id')).where('finished', '=', true).executeTakeFirst();
    if (!file) throw notFound();
    return download({ ...file, sha256: file.sha256 ?? undefined }, store, c.req.method === 'HEAD');
  });
  return { async settled() { while (sending.size > 0) await Promise.all(sending); } };
}

const textIn = (text: Text | undefined, language: string): string => (text === undefined || typeof text === 'string' ? text ?? '' : text[language] ?? Object.values(text)[0] ?? '');

/** The company's support gets it whole, with whom to answer; the customer gets an acknowledgement where the company wants that. */
async function tell(db: Db, post: Post, id: string, ticket: Ticket): Promise<void> {
  const customer = await customerRecord(db, id);
  const general = await settingsOf(db);
  const settings = general && settingsFor(general, customer.unit);
  if (!settings) return;
  const kind = ticket.kind === 'incident' ? 'incident' : 'query';
  const files = ticket.files?.map(({ name, size }) => `${name} (${Math.ceil(size / 1000)} kB)`).join(', ') ?? '';
  if (settings.support.email) {
    const [language = 'en'] = settings.languages;
    const words = mailsIn(language);
    const lines: readonly (readonly [string, string | undefined])[] = [
      [words.customer, customer.name], [words.email, customer.email], [words.phone, customer.phone], [words.project, await projectName(db, ticket, language)],
      [words.type, typeName(settings, ticket, language)], [words.files, files],
    ];
    const told = lines.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join('\n');
    await post.email(settings.support.email, words.toCompany[kind](ticket.number, customer.name), `${ticket.text}\n\n${told}`, customer.email);
  }
  if (settings.help?.[kind]?.acknowledge && customer.email) {
    const words = mailsIn(customer.language);
    await post.email(customer.email, words.toCustomer[kind](ticket.number), `${words.received}\n\n${ticket.text}${files ? `\n\n${words.files}: ${files}` : ''}`);
  }
}

async function projectName(db: Db, { opportunity }: Ticket, language: string): Promise<string> {
  if (opportunity === undefined) return '';
  return textIn((await db.selectFrom('opportunities').select('name').where('id', '=', opportunity).executeTakeFirst())?.name, language);
}

function typeName({ help }: Settings, { type }: Ticket, language: string): string {
  return textIn(help?.incident?.types.find(({ id }) => id === type)?.name, language);
}
