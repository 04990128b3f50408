import type { Answer, Exchange, Strike } from './proxy.js';

const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After, Location, Upload-Offset' };
const made = (status: number, type: string, body: string, more: Record<string, string> = {}): Answer => ({ status, headers: { ...cors, 'content-type': type, ...more }, body: Buffer.from(body) });

/** The server, or what stands before it, refuses without having read. */
const refusal = (status: number, more?: Record<string, string>): Strike => (exchange) => exchange.answer(made(status, 'text/html', '<h1>Bad gateway</h1>', more));

/** The request arrives; its answer goes through `change`. */
const after = (change: (exchange: Exchange, answer: Answer) => Promise<void> | void): Strike => async (exchange) => {
  const answer = await exchange.forward();
  if (answer) await change(exchange, answer);
  else exchange.cut();
};

const login = '<!doctype html><title>Free Wi-Fi</title><h1>Welcome on board</h1><form><button>Accept</button></form>';

/** What a network does to one request: the rows of the table. `times` is how often in a row. */
export const networkFaults: Readonly<Record<string, { readonly strike: Strike; readonly times?: number }>> = {
  'cut before it arrives': { strike: (exchange) => { exchange.cut(); return Promise.resolve(); }, times: 2 },
  'cut in its middle': { strike: async (exchange) => { await exchange.forward(Math.floor(exchange.size / 2)); exchange.cut(); } },
  'reply lost': { strike: after((exchange) => exchange.cut()), times: 2 },
  'reply cut in its middle': { strike: after((exchange, answer) => exchange.answer(answer, Math.floor(answer.body.length / 2))) },
  'arrives after the page gave up': { strike: async (exchange) => { await exchange.givenUp(); await exchange.forward(); exchange.cut(); } },
  'reply after the page gave up': { strike: after(async (exchange, answer) => { await exchange.givenUp(); await exchange.answer(answer); }) },
  'sent twice by the network': { strike: async (exchange) => { const [, second] = await Promise.all([exchange.forward(), exchange.forward()]); if (second) await exchange.answer(second); else exchange.cut(); } },
  '500': { strike: refusal(500) },
  '502': { strike: refusal(502), times: 2 },
  '503 with Retry-After': { strike: refusal(503, { 'retry-after': '1' }), times: 2 },
  '504 though it arrived': { strike: after((exchange) => exchange.answer(made(504, 'text/html', '<h1>Gateway timeout</h1>'))) },
  '429 with Retry-After': { strike: refusal(429, { 'retry-after': '1' }) },
  'captive portal, HTML': { strike: (exchange) => exchange.answer(made(200, 'text/html', login)), times: 2 },
  'captive portal, redirect': { strike: (exchange) => exchange.answer(made(302, 'text/html', '', { location: 'http://localhost:9/login' })) },
  'captive portal, JSON': { strike: (exchange) => exchange.answer(made(200, 'application/json', '{"ok":true}')) },
  'wrong content type': { strike: after((exchange, answer) => exchange.answer({ ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } })) },
  'nobody listens': { strike: (exchange) => exchange.refuse(900) },
};
