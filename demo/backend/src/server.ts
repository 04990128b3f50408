import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBackend } from './app.js';
import { watchFlow } from './flow-file.js';
import { seed } from './seed.js';

/**
 * Runs the reference backend. Environment:
 * PORT (4175), HOST (127.0.0.1), DATA (folder, `.data`), DATABASE_URL (PostgreSQL instead of the embedded database),
 * COMPANY_TOKEN, SECRET (both made and kept in DATA when absent), SMTP_URL and MAIL_FROM, ALLOWED_ORIGINS (comma-separated),
 * SDK_URL (folder of the SDK's script, for the hosted portal), FLOW, SETTINGS, DEMO (files to load at the start); FLOW is watched.
 * Prints one line `listening <port>` when it answers.
 */
const { env } = process;
const folder = env['DATA'] ?? '.data';
await mkdir(folder, { recursive: true });

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

try {
  const backend = await createBackend({
    folder,
    databaseUrl: env['DATABASE_URL'],
    companyToken: await kept('COMPANY_TOKEN'),
    secret: await kept('SECRET'),
    smtp: env['SMTP_URL'] ? { url: env['SMTP_URL'], from: env['MAIL_FROM'] ?? 'portal@localhost' } : undefined,
    origins: env['ALLOWED_ORIGINS']?.split(',').map((origin) => origin.trim()),
    sdkUrl: env['SDK_URL'],
  });
  const stop = (): void => { void backend.close().finally(() => process.exit(0)); };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (env['FLOW'] && env['SETTINGS']) {
    await seed(backend.db, (id) => backend.filePath(id), { flow: env['FLOW'], settings: env['SETTINGS'], demo: env['DEMO'] });
    watchFlow(backend.db, env['FLOW']);
  }
  console.log(`listening ${await backend.start(Number(env['PORT'] ?? 4175), env['HOST'])}`);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
