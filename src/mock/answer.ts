/** What a resource of the mock answers; thrown where it refuses. */
export class MockAnswer extends Error {
  readonly status: number;
  readonly body: object;

  constructor(status: number, code: string, more: object = {}) {
    super(code);
    this.status = status;
    this.body = { type: `urn:customer-portal:${code}`, title: code, status, code, ...more };
  }
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers } });
