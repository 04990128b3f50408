import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHttpClient } from '../../src/client/http-client.js';
import { MemoryStorage } from '../../src/offline/storage.js';

describe('asking a geocoder', () => {
  afterEach(() => { vi.unstubAllGlobals(); });

  it('goes to the address that the company set, without the customer’s token or a cookie, and can be called off', async () => {
    const asked: { url: string; init: RequestInit | undefined }[] = [];
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
      asked.push({ url, init });
      return Promise.resolve(new Response(url.includes('broken') ? 'no' : '{"features":[]}', { status: url.includes('broken') ? 503 : 200 }));
    });
    const client = createHttpClient({ endpoint: 'https://portal.example', getToken: () => 'secret', storage: new MemoryStorage() });
    const { signal } = new AbortController();
    expect(await client.places?.('https://geo.example/?q=x', signal)).toEqual({ features: [] });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe('https://geo.example/?q=x');
    expect(asked[0]?.init).toMatchObject({ signal, credentials: 'omit' });
    expect(JSON.stringify(asked[0]?.init?.headers)).not.toContain('secret');
    await expect(client.places?.('https://geo.example/broken', signal)).rejects.toMatchObject({ code: 'server' });
  });
});
