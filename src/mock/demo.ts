import type { FileRef } from '../protocol/file.js';
import { demoData } from './demo-data.js';
import { Mock } from './mock.js';

/** Where the demo pretends to be; nothing is ever sent there. */
export const demoEndpoint = 'https://demo.invalid';

/** The engine in the page: a fetch that never leaves it, a token for its one customer, and uploads kept in memory. */
export async function openDemo(): Promise<{ fetch(input: string, init: RequestInit): Promise<Response>; token: string; upload(file: File, target: { opportunity: string; field: string }): Promise<FileRef> }> {
  const mock = await Mock.create({ ...demoData(new Date()), modules: ['demo'] });
  const token = mock.tokenFor('demo');
  const fetch = (input: string, init: RequestInit): Promise<Response> => {
    const { redirect: _, signal: __, ...rest } = init;
    return mock.fetch(new Request(input, rest), demoEndpoint);
  };
  return {
    fetch,
    token,
    async upload(file, { opportunity, field }) {
      const encode = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
      const headers = { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0' };
      const metadata = Object.entries({ opportunity, field, filename: file.name, filetype: file.type }).map(([key, value]) => `${key} ${encode(value)}`).join(',');
      const made = await fetch(`${demoEndpoint}/uploads`, { method: 'POST', headers: { ...headers, 'Upload-Length': String(file.size), 'Upload-Metadata': metadata } });
      const location = made.headers.get('location') ?? '';
      await fetch(location, { method: 'PATCH', headers: { ...headers, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }, body: await file.arrayBuffer() });
      return { id: location.split('/').pop() ?? '', name: file.name, size: file.size, type: file.type };
    },
  };
}
