import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { registerRule, type OwnRule } from '../../../src/engine/index.js';
import { createBackend } from './app.js';
import { FlowFileError, watchFlow } from './flow-file.js';
import { seed } from './seed.js';

/**
 * Runs the reference backend. Environment:
 *
 * - `PORT` (4175) and `HOST` (127.0.0.1)
 * - `DATA`: folder of the embedded database, the uploads and the secrets (`.data`); one process at a time
 * - `DATABASE_URL`: PostgreSQL instead of the embedded database; uploads still lie in `DATA`
 * - `S3_BUCKET`: files lie in this bucket instead; `S3_ENDPOINT` (of another provider than AWS) and `S3_REGION` (us-east-1); credentials from AWS' own variables
 * - `COMPANY_TOKEN`: bearer of the company's side; `SECRET`: signs codes and tokens. Each is made and kept in `DATA` (`company_token.txt`, `secret.txt`) when absent
 * - `SIGNATURE_SECRET`: what the signature service signs its webhooks with (`/webhooks/signature`)
 * - `SMTP_URL` and `MAIL_FROM`: without them mails and SMS show at `/dev/mailbox`
 * - `ALLOWED_ORIGINS`: sites that may embed the portal, separated by commas, beside those in the settings
 * - `TRUST_PROXY=1`: a proxy of the company's stands before it
 * - `SDK_URL`: address of the folder with `loader.js` for the hosted portal; without it the built `dist/cdn` is served below `/sdk/`
 * - `FIELD_RULES`: a module whose default export holds the rules of field types of the company's own, by type: `{'x-slope': {validate…}}`
 * - `FLOW`, `SETTINGS`, `DEMO`: files to load; `FLOW` (or `--flow <file>`) is taken again whenever it is saved
 *
 * Prints one line `listening <port>` when it answers. Ends with 1 when it can't start.
 */
const { env } = process;
const folder = env['DATA'] ?? '.data';
const argument = process.argv.indexOf('--flow');
const flow = argument > 0 ? process.argv[argument + 1] : env['FLOW'];
const settings = env['SETTINGS'] ?? flow?.replace(/\.json$/, '.settings.json');
const sdkFolder = fileURLToPath(new URL('../../../dist/cdn', import.meta.url));

/** A secret from the environment, or one that was made once and is kept beside the data. */
async function kept(name: string): Promise<string> {
  const given = env[name];
  if (given) return given;
  const path = join(folder, `${name.toLowerCase()}.txt`);
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before) return before.trim();
  const made = randomBytes(24).toString('base64url');
  await writeFile(path, made, { mode: 0o600 });
  return made;
}

/** What the company's own types are judged by, before anything is. */
async function learnRules(file: string): Promise<void> {
  const { default: rules } = (await import(pathToFileURL(resolve(file)).href)) as { default: Record<string, OwnRule> };
  for (const [type, rule] of Object.entries(rules)) registerRule(type, rule);
}

try {
  if (env['FIELD_RULES']) await learnRules(env['FIELD_RULES']);
  await mkdir(folder, { recursive: true });
  const backend = await createBackend({
    folder,
    databaseUrl: env['DATABASE_URL'],
    bucket: env['S3_BUCKET'] ? { bucket: env['S3_BUCKET'], endpoint: env['S3_ENDPOINT'], region: env['S3_REGION'] } : undefined,
    companyToken: await kept('COMPANY_TOKEN'),
    secret: await kept('SECRET'),
    signature: env['SIGNATURE_SECRET'] ? { secret: env['SIGNATURE_SECRET'] } : undefined,
    smtp: env['SMTP_URL'] ? { url: env['SMTP_URL'], from: env['MAIL_FROM'] ?? 'portal@localhost' } : undefined,
    origins: env['ALLOWED_ORIGINS']?.split(',').map((origin) => origin.trim()),
    trustProxy: env['TRUST_PROXY'] === '1',
    sdkUrl: env['SDK_URL'],
    sdkFolder: existsSync(sdkFolder) ? sdkFolder : undefined,
  });
  let stopping: Promise<void> | undefined;
  const stop = (): void => { stopping ??= backend.close().finally(() => process.exit(0)); };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (flow && settings) {
    const before = await backend.db.selectFrom('flows').select('type').executeTakeFirst();
    await seed(backend.db, backend.store, { flow, settings, demo: env['DEMO'] }).catch((error: unknown) => {
      // as while it runs: a broken file is refused, and the flow before it stays
      if (!(error instanceof FlowFileError) || !before) throw error;
      console.error(`The flow is refused, the one before stays:\n${error.message}`);
    });
    watchFlow(backend.db, flow);
  }
  if (!env['SMTP_URL'] && !['127.0.0.1', 'localhost', '::1', undefined].includes(env['HOST'])) console.error('Without SMTP_URL whoever reaches this server reads the sign-in codes at /dev/mailbox.');
  console.log(`listening ${await backend.start(Number(env['PORT'] ?? 4175), env['HOST'])}`);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
