import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ZodMiniType } from 'zod/mini';
import { Refusal } from './problems.js';

/** The body of a request through its schema; 415 when it says that it isn't JSON, 400 when it can't be read as such, 422 when it isn't of the shape. */
export async function body<T>(c: Context, schema: ZodMiniType<T>): Promise<T> {
  const type = c.req.header('content-type');
  if (type !== undefined && !/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type)) throw new Refusal(415, 'unsupported-type', { detail: 'Send application/json.' });
  // JSON is UTF-8: read as such, another encoding would become another text
  if (type !== undefined && !/^utf-?8$/i.test(/;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1] ?? 'utf-8')) throw new Refusal(415, 'unsupported-type', { detail: 'Send UTF-8.' });
  return shaped(await c.req.text(), schema);
}

/** A body whose sender is to be known by its very text: read at once, and taken for what it says only later. */
export async function signedBody<T>(c: Context, schema: ZodMiniType<T>): Promise<{ readonly text: string; parse(): T }> {
  const text = await c.req.text();
  return { text, parse: () => shaped(text, schema) };
}

function shaped<T>(text: string, schema: ZodMiniType<T>): T {
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new Refusal(422, 'invalid', { errors: parsed.error.issues.slice(0, 20).map((issue) => ({ pointer: pointer(issue.path), code: (issue.code ?? 'invalid').replaceAll('_', '-'), message: issue.message })) });
}

/** The key that makes a request one that is taken once; 400 without it. */
export function idempotencyKey(c: Context): string {
  const key = c.req.header('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw new Refusal(400, 'idempotency-key-missing', { detail: 'Send an Idempotency-Key of 8 to 200 visible characters.' });
  return key;
}

/** A path as a JSON pointer. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** How deep a body may be nested. Nothing in the protocol comes near it, and what reads it (or the database) would run out of stack. */
const deepest = 64;

function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    // brackets in a string nest nothing
    if (quoted) {
      if (sign === '\\') i++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '[' || sign === '{') { if (++depth > deepest) return true; }
    else if (sign === ']' || sign === '}') depth--;
  }
  return false;
}

function jsonOf(text: string): unknown {
  if (isTooDeep(text)) throw new Refusal(400, 'malformed', { detail: 'The body is nested too deep.' });
  try {
    return JSON.parse(text, storable) as unknown;
  } catch {
    throw new Refusal(400, 'malformed', { detail: 'The body is not JSON.' });
  }
}

/** No database keeps a NUL, or half of a character: what a cut emoji leaves becomes the sign for it. */
function storable(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
  if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) if (/[\0\p{Surrogate}]/u.test(key)) Reflect.deleteProperty(value, key);
  return value;
}

/** A body that trickles in keeps its connection for so long, in ms, and no longer. Uploads have their own time, and so have the files of a company, which is known by then. */
export function inTime(most: number): MiddlewareHandler {
  return async (c, next) => {
    const { incoming } = (c.env ?? {}) as { incoming?: { readonly complete: boolean; destroy(): void } };
    const free = c.req.path.startsWith('/uploads') || c.req.path === '/company/files' || c.req.method === 'GET' || c.req.method === 'HEAD';
    if (free || !incoming || incoming.complete) return next();
    const late = setTimeout(() => { if (!incoming.complete) incoming.destroy(); }, most);
    await next().finally(() => clearTimeout(late));
  };
}

const tooLarge = (): never => { throw new Refusal(413, 'too-large'); };

/** A body of so many bytes at most. A length that is said is kept to by whatever reads the request; only a body without one is counted as it comes, which costs more than all the rest of a short request. */
export function inBounds(most: number): MiddlewareHandler {
  const counted = bodyLimit({ maxSize: most, onError: tooLarge });
  return (c, next) => {
    const length = c.req.header('content-length');
    if (Number(length ?? 0) > most) tooLarge();
    const known = length !== undefined || ['GET', 'HEAD'].includes(c.req.method);
    return known && c.req.header('transfer-encoding') === undefined ? next() : counted(c, next);
  };
}

/** A refused request may not have been read to its end. What is left of it is read, so that the next one on its connection is understood; a long rest ends the connection instead. */
export const readRest: MiddlewareHandler = async (c, next) => {
  await next();
  const { raw } = c.req;
  if (c.res.status < 400 || raw.method === 'GET' || raw.method === 'HEAD' || raw.bodyUsed || !raw.body) return;
  if (Number(c.req.header('content-length') ?? Infinity) > 8 * 1024 * 1024) c.header('Connection', 'close');
  else await raw.arrayBuffer().catch(() => undefined);
};
