import { createServer, type Server as HttpServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { etag } from 'hono/etag';
import * as z from 'zod/mini';
import { configOf } from '../../../src/engine/index.js';
import { ActionRequest, CodeRequest, MePatch, RefreshRequest, SessionRequest, type Config, type Me } from '../../../src/protocol/index.js';
import { takeAction, viewOf } from './actions.js';
import { body, idempotencyKey, inBounds, inTime, readRest } from './body.js';
import { companyRoutes } from './company.js';
import { mostOfCompany } from './company-files.js';
import { settingsOf } from './company-records.js';
import { cors } from './cors.js';
import { openDb, type OpenDb } from './db.js';
import { draftRoutes } from './drafts.js';
import { download, followLink, linkTo, readable } from './files.js';
import { helpRoutes } from './help-routes.js';
import { openPost, type SendSms } from './mail.js';
import { liveRoutes, type Live } from './live.js';
import { mailboxRoutes } from './mailbox.js';
import { meOf } from './me.js';
import { migrate } from './migrations.js';
import { pageRoutes } from './pages.js';
import { logFault, notContracted, notFound, problemRoutes, Refusal } from './problems.js';
import { sdkRoutes } from './sdk.js';
import { Secrets } from './secrets.js';
import { Sessions } from './sessions.js';
import { mostOfEvent, signatureRoutes } from './signature-service.js';
import { sweep } from './sweep.js';
import { DatabaseLocker } from './upload-locks.js';
import { FolderStore, type UploadStore } from './upload-store.js';
import type { BucketOptions } from './upload-store-s3.js';
import { openUploads } from './uploads.js';

export interface BackendOptions {
  /** folder for the embedded database and the uploads; without it and without `databaseUrl` everything is in memory, and uploads go to `uploads` */
  folder?: string | undefined;
  /** PostgreSQL instead of the embedded database */
  databaseUrl?: string | undefined;
  /** a database that is open already, instead of either; closed with the backend */
  database?: OpenDb | undefined;
  /** where uploads lie; `<folder>/uploads` when absent */
  uploads?: string | undefined;
  /** a bucket of S3 for them instead of a folder */
  bucket?: BucketOptions | undefined;
  /** bearer of the company's side */
  companyToken: string;
  /** signs codes and tokens; a new one ends every session */
  secret: string;
  /** without it mails, and SMS without `sms`, go to the page `/dev/mailbox` */
  smtp?: { url: string; from: string } | undefined;
  /** a provider of SMS; with SMTP and without a provider codes go by e-mail only */
  sms?: SendSms | undefined;
  /** origins that may embed the portal, beside those in the settings */
  origins?: readonly string[] | undefined;
  /** address of the folder with the SDK's `loader.js`, for the hosted portal */
  sdkUrl?: string | undefined;
  /** that folder on this machine, served below `/sdk/` when there is no `sdkUrl` */
  sdkFolder?: string | undefined;
  /** a proxy of the company's stands before the backend: the last address in `X-Forwarded-For` is who asked */
  trustProxy?: boolean | undefined;
  /** ms since the epoch; for tests of expiry */
  now?: (() => number) | undefined;
  /** what the signature service signs its webhooks with; without it they are refused */
  signature?: { secret: string } | undefined;
  /** codes that may be asked for within ten minutes; 5 and 60 when absent */
  codesPerIdentifier?: number | undefined;
  codesPerAddress?: number | undefined;
  /** ms that the body of a request may take, uploads aside; 30000 when absent */
  bodyTime?: number | undefined;
  /** ms between two looks for automatic actions that are due; 5000 when absent */
  automaticEvery?: number | undefined;
  /** pages that may follow the events at a time; 10000 when absent */
  mostFollowing?: number | undefined;
}

export interface Backend extends Pick<Live, 'runAutomatic' | 'beat' | 'following'> {
  readonly app: Hono;
  readonly db: Awaited<ReturnType<typeof openDb>>['db'];
  /** where the bytes of files lie */
  readonly store: UploadStore;
  /** path of an uploaded file's bytes, where they lie in a folder */
  filePath(id: string): string;
  /** listens on loopback unless told otherwise; 0 takes a free port. Resolves with the port. */
  start(port: number, host?: string): Promise<number>;
  /** removes what has had its time; it is done every hour */
  clean(): Promise<void>;
  /** resolves when every code that was asked for is on its way, and every mail about a ticket */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** The reference backend: the protocol on a real database. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  z.config(z.locales.en());
  const now = options.now ?? Date.now;
  const store: UploadStore = options.bucket ? new (await import('./upload-store-s3.js')).BucketStore(options.bucket) : new FolderStore(options.uploads ?? `${options.folder ?? '.data'}/uploads`);
  const { db, url, listen, close: closeDb } = options.database ?? (await openDb({ url: options.databaseUrl, folder: options.folder }));
  await migrate(db).catch(async (error: unknown) => { await closeDb(); throw error; });
  const secrets = new Secrets(options.secret);
  const settings = () => settingsOf(db);
  const post = openPost(db, options.smtp, options.sms);
  const sessions = new Sessions({
    db, secrets, settings, now, post,
    codesPerIdentifier: options.codesPerIdentifier ?? 5, codesPerAddress: options.codesPerAddress ?? 60,
  });
  const customerOf = (authorization: string | null | undefined): Promise<string> => sessions.customerOf(authorization);
  const locker = url === undefined ? undefined : new DatabaseLocker(url);
  const uploads = openUploads({ db, store, locker, secrets, now, customerOf });
  const customer = (c: Context): Promise<string> => customerOf(c.req.header('authorization'));

  const app = new Hono();
  problemRoutes(app);
  let sites: readonly string[] = [];
  app.use(cors(async () => {
    // without the database the page is to read that the server failed, not that it is offline
    sites = await settings().then((company) => company?.sites ?? [], () => sites);
    return [...(options.origins ?? []), ...sites];
  }));
  app.use(inTime(options.bodyTime ?? 30_000));
  app.use(readRest);
  app.use(async (c, next) => {
    // no id has a NUL in it, and databases refuse to look for one
    if (/\0|%00/.test(c.req.path)) throw notFound();
    if (c.req.path.startsWith('/uploads')) return next();
    return inBounds(c.req.path === '/company/files' ? mostOfCompany : c.req.path === '/webhooks/signature' ? mostOfEvent : 1024 * 1024)(c, next);
  });

  app.get('/config', etag(), async (c) => {
    const company = await settings();
    if (!company) throw new Refusal(503, 'not-configured');
    const config = configOf(company, c.req.query('unit') || undefined);
    if (!config) throw notContracted(404);
    // kept by whoever likes, and asked about at each look: what the company changes shows at once
    return c.json<Config>(config, 200, { 'Cache-Control': 'public, no-cache' });
  });

  app.post('/session/codes', async (c) => c.json(await sessions.requestCode(await body(c, CodeRequest), addressOf(c, options.trustProxy))));
  app.post('/session', async (c) => c.json(await sessions.signIn(await body(c, SessionRequest))));
  app.post('/session/refresh', async (c) => c.json(await sessions.refresh((await body(c, RefreshRequest)).refreshToken)));

  app.get('/me', async (c) => c.json<Me>(await meOf(db, await customer(c))));
  app.patch('/me', async (c) => {
    const id = await customer(c);
    const { language } = await body(c, MePatch);
    if (language !== undefined && !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language)) throw new Refusal(422, 'invalid', { errors: [{ pointer: '/language', code: 'language' }] });
    if (language !== undefined) await db.updateTable('customers').set({ language }).where('id', '=', id).execute();
    return c.json<Me>(await meOf(db, id));
  });

  app.get('/opportunities/:id', async (c) => c.json(await viewOf(db, await customer(c), c.req.param('id'), new Date(now()))));
  app.post('/opportunities/:id/actions', async (c) => {
    const id = await customer(c);
    const key = idempotencyKey(c);
    const { status, body: answer } = await takeAction(db, id, c.req.param('id'), await body(c, ActionRequest), key, new Date(now()), {
      address: addressOf(c, options.trustProxy), agent: c.req.header('user-agent') ?? '', store, newId: () => secrets.random(),
    });
    return c.body(JSON.stringify(answer), status as 200, { 'Content-Type': status < 300 ? 'application/json' : 'application/problem+json' });
  });
  draftRoutes(app, { db, now, customer });

  for (const path of ['/uploads', '/uploads/:id']) {
    app.all(path, (c) => {
      if (c.req.method === 'GET') throw new Refusal(405, 'method-not-allowed');
      return uploads.handle(c.req.raw);
    });
  }
  app.post('/files/:id/link', async (c) => c.json(await linkTo(db, secrets, await customer(c), c.req.param('id'), now())));
  app.get('/files/:id', async (c) => {
    const link = c.req.query('link');
    const head = c.req.method === 'HEAD';
    // a look at the headers must not use the link up
    if (link && head) throw new Refusal(405, 'method-not-allowed');
    const file = link ? await followLink(db, c.req.param('id'), link, now()) : await readable(db, await customer(c), c.req.param('id'));
    return download(file, store, head);
  });

  companyRoutes(app, { db, token: options.companyToken, secrets, now, store, customerOf });
  const help = helpRoutes(app, { db, post, now, customer, store });
  const live = await liveRoutes(app, { db, listen, sessions, post, from: options.smtp?.from, now, most: options.mostFollowing ?? 10_000, every: options.automaticEvery ?? 5_000 });
  signatureRoutes(app, { db, secret: options.signature?.secret, now, store, newId: () => secrets.random() });
  if (!options.smtp) mailboxRoutes(app, db);
  if (!options.sdkUrl && options.sdkFolder) sdkRoutes(app, options.sdkFolder);
  pageRoutes(app, { settings, sdkUrl: options.sdkUrl ?? (options.sdkFolder ? '/sdk' : undefined) });

  let http: HttpServer | undefined;
  const cleaning = setInterval(() => {
    void Promise.all([sweep(db, now()), uploads.expire()]).catch((error: unknown) => logFault('cleaning', error));
  }, 60 * 60 * 1000);
  cleaning.unref();
  return {
    app,
    db,
    store,
    filePath: (id) => store.path?.(id) ?? id,
    async clean() {
      await sweep(db, now());
      await uploads.expire();
    },
    runAutomatic: () => live.runAutomatic(),
    beat: () => live.beat(),
    get following() { return live.following; },
    settled: async () => { await Promise.all([sessions.settled(), help.settled()]); },
    start: (port, host = '127.0.0.1') => new Promise((resolve, reject) => {
      // headers have a minute, a body has its time: a phone may send a gigabyte for an hour
      http = createServer({ requestTimeout: 0, headersTimeout: 60_000 }, getRequestListener(app.fetch));
      http.once('error', reject);
      http.listen(port, host, () => {
        const address = http?.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    }),
    async close() {
      clearInterval(cleaning);
      // pages that follow go on at another server, or come back to this one
      await live.close();
      if (http) await stop(http);
      await Promise.all([sessions.settled(), help.settled()]);
      await locker?.close();
      await closeDb();
    },
  };
}

/** Lets answers that are under way go out, for three seconds at most. */
async function stop(server: HttpServer): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), 3000);
  await new Promise<void>((resolve) => { server.close(() => resolve()); server.closeIdleConnections(); });
  clearTimeout(late);
}

/** The address that a request came from. */
function addressOf(c: Context, trustProxy = false): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').pop()?.trim() : undefined;
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return forwarded ?? incoming?.socket?.remoteAddress ?? 'unknown';
}
