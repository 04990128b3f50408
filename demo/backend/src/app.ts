import { mkdirSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ZodMiniType } from 'zod/mini';
import { ActionRequest, CodeRequest, Draft, MePatch, protocolVersion, RefreshRequest, SessionRequest, type Config, type Me } from '../../../src/protocol/index.js';
import { takeAction, viewOf } from './actions.js';
import { companyRoutes } from './company.js';
import { settingsOf } from './company-records.js';
import { cors } from './cors.js';
import { json, openDb } from './db.js';
import { download, followLink, linkTo, readable } from './files.js';
import { openPost } from './mail.js';
import { mailboxRoutes } from './mailbox.js';
import { meOf } from './me.js';
import { migrate } from './migrations.js';
import { pageRoutes } from './pages.js';
import { problem, Refusal } from './problems.js';
import { Secrets } from './secrets.js';
import { Sessions } from './sessions.js';
import { openUploads } from './uploads.js';

export interface BackendOptions {
  /** folder for the embedded database and the uploads; without it and without `databaseUrl` everything is in memory, and uploads go to `uploads` */
  folder?: string | undefined;
  /** PostgreSQL instead of the embedded database */
  databaseUrl?: string | undefined;
  /** where uploads lie; `<folder>/uploads` when absent */
  uploads?: string | undefined;
  /** bearer of the company's side */
  companyToken: string;
  /** signs codes and tokens; a new one ends every session */
  secret: string;
  smtp?: { url: string; from: string } | undefined;
  /** origins that may embed the portal, beside those in the settings */
  origins?: readonly string[] | undefined;
  /** where the SDK's script lies, for the hosted portal */
  sdkUrl?: string | undefined;
  /** ms since the epoch; for tests of expiry */
  now?: (() => number) | undefined;
  codesPerIdentifier?: number | undefined;
  codesPerAddress?: number | undefined;
}

export interface Backend {
  readonly app: Hono;
  readonly db: Awaited<ReturnType<typeof openDb>>['db'];
  /** path of an uploaded file's bytes */
  filePath(id: string): string;
  /** listens on loopback unless told otherwise; 0 takes a free port. Resolves with the port. */
  start(port: number, host?: string): Promise<number>;
  close(): Promise<void>;
}

/** The body of a request through its schema; 400 when it isn't JSON, 422 when it isn't of the shape. */
export async function body<T>(c: Context, schema: ZodMiniType<T>): Promise<T> {
  const data: unknown = await c.req.json().catch(() => { throw new Refusal(400, 'malformed', { detail: 'The body is not JSON.' }); });
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new Refusal(422, 'invalid', { errors: parsed.error.issues.slice(0, 20).map((issue) => ({ pointer: `/${issue.path.join('/')}`, code: issue.code ?? 'invalid', message: issue.message })) });
}

/** The reference backend: the protocol on a real database. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const now = options.now ?? Date.now;
  const uploadFolder = options.uploads ?? `${options.folder ?? '.data'}/uploads`;
  mkdirSync(uploadFolder, { recursive: true });
  const { db, close: closeDb } = await openDb({ url: options.databaseUrl, folder: options.folder });
  await migrate(db);
  const secrets = new Secrets(options.secret);
  const sessions = new Sessions({
    db, secrets, now, post: openPost(db, options.smtp),
    company: async () => (await settingsOf(db))?.company.name ?? '',
    codesPerIdentifier: options.codesPerIdentifier ?? 5, codesPerAddress: options.codesPerAddress ?? 60,
  });
  const uploads = openUploads({ db, folder: uploadFolder, secrets, customerOf: (authorization) => sessions.customerOf(authorization) });
  const customer = (c: Context): Promise<string> => sessions.customerOf(c.req.header('authorization'));

  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof Refusal) return problem(c, error);
    // the kind of the error and nothing it was about: messages of databases quote rows
    console.error(`${c.req.method} ${c.req.routePath} failed: ${error.name} ${(error as { code?: string }).code ?? ''}`);
    return problem(c, new Refusal(500, 'server'));
  });
  app.notFound((c) => problem(c, new Refusal(404, 'not-found')));
  app.use(cors(async () => [...(options.origins ?? []), ...((await settingsOf(db))?.sites ?? [])]));
  const limited: MiddlewareHandler = bodyLimit({ maxSize: 1024 * 1024, onError: () => { throw new Refusal(413, 'too-large'); } });
  const limits: MiddlewareHandler = (c, next) => (c.req.path.startsWith('/uploads') || c.req.path === '/company/files' ? next() : limited(c, next));
  app.use('*', limits);

  app.get('/config', async (c) => {
    const settings = await settingsOf(db);
    if (!settings) throw new Refusal(503, 'not-configured');
    const config: Config = {
      protocol: protocolVersion, company: settings.company, languages: settings.languages, theme: settings.theme,
      signIn: { methods: ['email', 'phone'], codeLength: 6 }, support: settings.showSupport ? settings.support : undefined, modules: settings.modules ?? [], unit: c.req.query('unit'),
    };
    return c.json(config, 200, { 'Cache-Control': 'public, max-age=60' });
  });

  app.post('/session/codes', async (c) => c.json(await sessions.requestCode(await body(c, CodeRequest), addressOf(c))));
  app.post('/session', async (c) => c.json(await sessions.signIn(await body(c, SessionRequest))));
  app.post('/session/refresh', async (c) => c.json(await sessions.refresh((await body(c, RefreshRequest)).refreshToken)));
  app.delete('/session', async (c) => { await sessions.end(c.req.header('authorization')); return c.body(null, 204); });

  app.get('/me', async (c) => c.json<Me>(await meOf(db, await customer(c))));
  app.patch('/me', async (c) => {
    const id = await customer(c);
    const { language } = await body(c, MePatch);
    if (language !== undefined) await db.updateTable('customers').set({ language }).where('id', '=', id).execute();
    return c.json<Me>(await meOf(db, id));
  });

  app.get('/opportunities/:id', async (c) => c.json(await viewOf(db, await customer(c), c.req.param('id'), new Date(now()))));
  app.post('/opportunities/:id/actions', async (c) => {
    const id = await customer(c);
    const key = c.req.header('idempotency-key') ?? '';
    if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw new Refusal(400, 'idempotency-key-missing', { detail: 'Send an Idempotency-Key of 8 to 200 visible characters.' });
    const { status, body: answer } = await takeAction(db, id, c.req.param('id'), await body(c, ActionRequest), key, new Date(now()));
    return c.body(JSON.stringify(answer), status as 200, { 'Content-Type': status < 300 ? 'application/json' : 'application/problem+json' });
  });
  app.put('/opportunities/:id/draft', async (c) => {
    const id = await customer(c);
    const opportunity = c.req.param('id');
    await viewOf(db, id, opportunity, new Date(now()));
    const draft = await body(c, Draft);
    const row = { body: json<object>(draft), saved_at: new Date(now()) };
    await db.insertInto('drafts').values({ customer: id, opportunity, ...row }).onConflict((conflict) => conflict.columns(['customer', 'opportunity']).doUpdateSet(row)).execute();
    return c.body(null, 204);
  });
  app.get('/opportunities/:id/draft', async (c) => {
    const row = await db.selectFrom('drafts').select('body').where('customer', '=', await customer(c)).where('opportunity', '=', c.req.param('id')).executeTakeFirst();
    if (!row) throw new Refusal(404, 'not-found');
    return c.json(row.body);
  });

  app.all('/uploads/*', (c) => uploads.server.handleWeb(c.req.raw));
  app.all('/uploads', (c) => uploads.server.handleWeb(c.req.raw));
  app.post('/files/:id/link', async (c) => c.json(await linkTo(db, secrets, await customer(c), c.req.param('id'))));
  app.get('/files/:id', async (c) => {
    const link = c.req.query('link');
    const file = link ? await followLink(db, c.req.param('id'), link) : await readable(db, await customer(c), c.req.param('id'));
    return download(file, uploads.path(file.id));
  });

  companyRoutes(app, { db, token: options.companyToken, secrets, now, filePath: (id) => uploads.path(id) });
  if (!options.smtp) mailboxRoutes(app, db);
  pageRoutes(app, { settings: () => settingsOf(db), sdkUrl: options.sdkUrl });

  let http: HttpServer | undefined;
  const sweep = setInterval(() => void uploads.expire().catch(() => undefined), 60 * 60 * 1000);
  sweep.unref();
  return {
    app,
    db,
    filePath: (id) => uploads.path(id),
    start: (port, host = '127.0.0.1') => new Promise((resolve, reject) => {
      http = createServer(getRequestListener(app.fetch));
      http.once('error', reject);
      http.listen(port, host, () => {
        const address = http?.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    }),
    async close() {
      clearInterval(sweep);
      const server = http;
      if (server) await new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); });
      await closeDb();
    },
  };
}

/** The address that a request came from; behind a proxy of the company's own that is the proxy's word. */
function addressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? 'unknown';
}
