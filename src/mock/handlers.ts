import { http, HttpResponse, type HttpHandler } from 'msw';
import type { Mock } from './mock.js';

/** MSW handlers that answer below `endpoint` as the mock does. */
export function handlers(mock: Pick<Mock, 'fetch'>, endpoint: string): HttpHandler[] {
  return [http.all(`${endpoint.replace(/\/+$/, '')}/*`, async ({ request }) => {
    try {
      return await mock.fetch(request, endpoint);
    } catch {
      return HttpResponse.error();
    }
  })];
}
