import type { MiddlewareHandler } from 'hono';

const requestHeaders = 'Authorization, Content-Type, Idempotency-Key, Tus-Resumable, Upload-Length, Upload-Offset, Upload-Metadata, Upload-Defer-Length, Upload-Concat';
const answerHeaders = 'Location, Retry-After, Content-Disposition, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size, Upload-Length, Upload-Offset, Upload-Metadata, Upload-Expires, Upload-Checksum';

/** Lets the company's own sites in and nobody else, without cookies; and the headers that every answer carries. */
export function cors(sites: () => Promise<readonly string[]>): MiddlewareHandler {
  return async (c, next) => {
    const origin = c.req.header('origin');
    const own = new URL(c.req.url).host === (origin && URL.canParse(origin) ? new URL(origin).host : '');
    const allowed = origin !== undefined && (own || (await sites()).includes(origin));
    if (c.req.method === 'OPTIONS' && origin !== undefined && c.req.header('access-control-request-method')) {
      c.res = new Response(null, { status: 204 });
      if (allowed) {
        c.res.headers.set('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS');
        c.res.headers.set('Access-Control-Allow-Headers', requestHeaders);
        c.res.headers.set('Access-Control-Max-Age', '7200');
      }
    } else {
      await next();
    }
    const { headers } = c.res;
    for (const name of [...headers.keys()]) if (name.startsWith('access-control-') && c.req.method !== 'OPTIONS') headers.delete(name);
    headers.append('Vary', 'Origin');
    if (allowed && origin) {
      headers.set('Access-Control-Allow-Origin', origin);
      headers.set('Access-Control-Expose-Headers', answerHeaders);
    }
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    // the script is for other sites' pages; nothing else is to be embedded by them unasked
    headers.set('Cross-Origin-Resource-Policy', c.req.path.startsWith('/sdk/') ? 'cross-origin' : 'same-origin');
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}
