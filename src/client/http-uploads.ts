import type { FileRef } from '../protocol/file.js';
import { errorOf } from './http.js';
import type { HttpSession } from './http-session.js';
import type { UploadOptions, UploadTarget } from './portal-client.js';
import { PortalError } from './portal-error.js';

/** Where the server keeps what has arrived of a file, for as long as the page lives: not every browser lets the library write that down. */
const begun = new WeakMap<File, Map<string, string>>();

/** Uploads by tus 1.0, resumed from where they stood. The library loads with the first file. */
export async function uploadByTus(endpoint: string, session: HttpSession, file: File, target: UploadTarget, options: UploadOptions): Promise<FileRef> {
  const tus = await import('tus-js-client').catch(() => { throw new PortalError('offline'); });
  let authorization = await session.authorization();
  let renewed = false;
  // the same file for another field is another upload
  const key = ['customer-portal', endpoint, target.opportunity, target.field, file.name, file.size, file.lastModified].join(' ');
  const places = begun.get(file) ?? new Map<string, string>();
  begun.set(file, places);
  return await new Promise<FileRef>((resolve, reject) => {
    const upload = new tus.Upload(file, {
      endpoint: `${endpoint}/uploads`,
      retryDelays: [500, 1500, 4000],
      metadata: { opportunity: target.opportunity, field: target.field, filename: file.name, filetype: file.type },
      uploadUrl: places.get(key),
      fingerprint: () => Promise.resolve(key),
      onUploadUrlAvailable: () => { if (upload.url) places.set(key, upload.url); },
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(authorization)) request.setHeader(name, value);
      },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        return status === 0 || status === 423 || status >= 500;
      },
      onProgress: (sent, total) => options.onProgress?.(sent, total),
      onSuccess: () => {
        places.delete(key);
        const id = new URL(upload.url ?? '', location.href).pathname.split('/').pop() ?? '';
        resolve({ id, name: file.name, size: file.size, type: file.type });
      },
      onError: (error) => {
        const response = 'originalResponse' in error ? error.originalResponse : undefined;
        if (response?.getStatus() === 401 && !renewed) {
          renewed = true;
          session.renew().then(async (good) => {
            if (!good) throw new PortalError('unauthorized', { status: 401 });
            authorization = await session.authorization();
            upload.start();
          }).catch(reject);
          return;
        }
        reject(response ? errorOf(response.getStatus(), response.getBody(), response.getHeader('Retry-After')) : new PortalError('offline'));
      },
    });
    const abort = (): void => {
      void upload.abort(options.signal?.reason === 'cancel').catch(() => undefined);
      reject(new PortalError('aborted'));
    };
    if (options.signal?.aborted) return abort();
    options.signal?.addEventListener('abort', abort, { once: true });
    upload.findPreviousUploads().then((previous) => {
      if (previous[0] && !places.has(key)) upload.resumeFromPreviousUpload(previous[0]);
    }, () => undefined).finally(() => { if (!options.signal?.aborted) upload.start(); });
  });
}
