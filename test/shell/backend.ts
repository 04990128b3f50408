import { demoData } from '../../src/mock/demo-data.js';
import { Mock, type MockOptions } from '../../src/mock/mock.js';

/** A fake backend that answers this page's fetch below an address of its own; everything else goes out as before. */
export async function fakeBackend(options: Partial<MockOptions> = {}): Promise<{ mock: Mock; endpoint: string; stop(): void }> {
  const endpoint = `https://portal-${Math.random().toString(36).slice(2)}.example`;
  const mock = await Mock.create({ ...demoData(new Date()), ...options });
  const { fetch } = window;
  window.fetch = (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    return request.url.startsWith(endpoint) ? mock.fetch(request, endpoint) : fetch(input, init);
  };
  return { mock, endpoint, stop: () => { window.fetch = fetch; } };
}
