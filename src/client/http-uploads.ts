import type { FileRef } from '../protocol/file.js';
import { errorOf } from './http.js';
import type { HttpSession } from './http-session.js';
import type { UploadOptions, UploadTarget } from './portal-client.js';
import { PortalError } from './portal-error.js';

/** The largest file that is held against the server's checksum, in bytes: the browser takes the hash of what it holds whole in memory. */
const mostHashed = 64_000_000;

/** The SHA-256 in base64, as tus writes it; undefined for a large file, and where the page isn't secure: there the size must do. */
async function checksumOf(file: File): Promise<string | undefined> {
  const subtle: SubtleCrypto | undefined = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle || file.size > mostHashed) return undefined;
  return `sha256 ${btoa(String.fromCharCode(...new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()))))}`;
}

/**
 * Uploads by tus 1.0, resumed from where they stood. The library loads with the first file. What the server says it has (`Upload-Checksum`, sha256)
 * is held against the file: another one is taken back and sent again, once.
 */
export async function uploadByTus(endpoint: string, session: HttpSession, file: File, target: UploadTarget, options: UploadOptions, again = true): Promise<FileRef> {
  const tus = await import('tus-js-client').catch(() => { throw new PortalError('offline'); });
  let authorization = await session.authorization();
  let renewed = false;
  let address = options.begun?.address;
  /** what the server answered when it was asked where the upload stands */
  let stands = 200;
  const idOf = (url: string): string => new URL(url, location.href).pathname.split('/').pop() ?? '';
  const onBeforeRequest = (request: { getMethod(): string; setHeader(name: string, value: string): void }): void => {
    // the library begins anew after any answer but 2xx; a token that ran out, or a server that can't now, is no reason to
    if (request.getMethod() === 'POST' && stands >= 400) throw new Error('later');
    for (const [name, value] of Object.entries(authorization)) request.setHeader(name, value);
  };
  const checksum = await new Promise<string | undefined>((resolve, reject) => {
    const upload = new tus.Upload(file, {
      endpoint: `${endpoint}/uploads`,
      retryDelays: [500, 1500, 4000],
      metadata: { opportunity: target.opportunity, field: target.field, filename: file.name, filetype: file.type },
      uploadUrl: address,
      // where it stands is the caller's to keep
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => {
        if (!upload.url || upload.url === address) return;
        address = upload.url;
        options.onBegun?.({ id: idOf(address), address });
      },
      onBeforeRequest,
      onAfterResponse: (request, response) => {
        if (request.getMethod() !== 'HEAD') return;
        const status = response.getStatus();
        // one that has expired isn't there any more: anew it is
        const gone = [403, 404, 410].includes(status);
        stands = gone ? 200 : status;
        if (gone) address = undefined;
      },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? (stands >= 400 ? stands : 0);
        // a browser sends a part again by itself when its line broke, though it has arrived: where it stands is asked then
        const stale = status === 409 && error.originalRequest?.getMethod() === 'PATCH';
        if (status !== 0 && status !== 423 && !stale && status < 500) return false;
        if (stands >= 400) upload.url = address ?? null;
        stands = 200;
        return true;
      },
      onProgress: (sent, total) => options.onProgress?.(sent, total),
      onSuccess: ({ lastResponse }) => resolve(lastResponse.getHeader('Upload-Checksum') ?? undefined),
      onError: (error) => {
        const response = 'originalResponse' in error ? error.originalResponse : undefined;
        const status = response?.getStatus() ?? (stands >= 400 ? stands : 0);
        if (status === 401 && !renewed) {
          renewed = true;
          session.renew().then(async (good) => {
            if (!good) throw new PortalError('unauthorized', { status: 401 });
            authorization = await session.authorization();
            stands = 200;
            upload.url = address ?? null;
            upload.start();
          }).catch(reject);
          return;
        }
        reject(status > 0 ? errorOf(status, response?.getBody() ?? '', response?.getHeader('Retry-After')) : new PortalError('offline'));
      },
    });
    const abort = (): void => {
      void upload.abort(options.signal?.reason === 'cancel').catch(() => undefined);
      reject(new PortalError('aborted'));
    };
    if (options.signal?.aborted) return abort();
    options.signal?.addEventListener('abort', abort, { once: true });
    upload.start();
  });
  const url = address ?? '';
  if (checksum?.startsWith('sha256 ')) {
    const own = await checksumOf(file).catch(() => undefined);
    if (own !== undefined && own !== checksum) {
      await tus.Upload.terminate(url, { onBeforeRequest, retryDelays: [500, 1500] }).catch(() => undefined);
      if (!again) throw new PortalError('malformed', { problem: 'file-torn' });
      return uploadByTus(endpoint, session, file, target, { ...options, begun: undefined }, false);
    }
  }
  return { id: idOf(url), name: file.name, size: file.size, type: file.type };
}
