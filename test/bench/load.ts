import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { customers, openWorld, own, type Server, type World } from './load-world.js';

/** requests a second; the rest in ms a request */
export interface Load { readonly rate: number; readonly p50: number; readonly p99: number; readonly cpu: number; readonly asking: number }
/** `reach`: the backend's throughput as a part of the bare handler's, the median of the rounds; `statements`: how many the backend sends, and transactions among them */
export interface Pair { readonly backend: Load; readonly bare: Load; readonly reach: number; readonly statements: number; readonly transactions: number }
/** MB before and with so many streams, and ms until the last one had heard of something; absent where the system doesn't tell of processes */
export interface Streams { readonly open: number; readonly before: number; readonly after: number; readonly told: number }

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
/** CPU that a process has used, in ms; NaN where the system doesn't tell. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch { return NaN; }
}
function memoryOf(pid: number): number {
  try { return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024; } catch { return NaN; }
}

interface Ask { readonly path: string; readonly token: string; readonly body?: string; readonly key?: string }

/** Asks it all over so many connections, each with its next request as soon as it has an answer. */
async function drive(server: Server, asks: readonly Ask[], connections: number): Promise<Load & { readonly times: readonly number[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let next = 0;
  const one = ({ path, token, body, key }: Ask): Promise<void> => new Promise((done, failed) => {
    const began = performance.now();
    const headers = { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), 'Idempotency-Key': key }) };
    const asked = request({ port: server.port, host: '127.0.0.1', path, method: body === undefined ? 'GET' : 'POST', agent, headers }, (answer) => {
      answer.resume().once('end', () => {
        times.push(performance.now() - began);
        if (answer.statusCode === 200) done();
        else failed(new Error(`${path} answered ${answer.statusCode}`));
      }).once('error', failed);
    }).once('error', failed);
    asked.end(body);
  });
  const [cpu, asking, began] = [cpuOf(server.pid), process.cpuUsage(), performance.now()];
  await Promise.all(Array.from({ length: connections }, async () => { for (let ask = asks[next++]; ask; ask = asks[next++]) await one(ask); }));
  const seconds = (performance.now() - began) / 1000;
  const spent = process.cpuUsage(asking);
  agent.destroy();
  return { times, rate: asks.length / seconds, ...parts(times), cpu: (cpuOf(server.pid) - cpu) / asks.length, asking: (spent.user + spent.system) / 1000 / asks.length };
}

function parts(times: readonly number[]): { p50: number; p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)] ?? NaN, p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN };
}

type Round = Awaited<ReturnType<typeof drive>>;
const together = (rounds: readonly Round[]): Load => ({ rate: median(rounds.map(({ rate }) => rate)), ...parts(rounds.flatMap(({ times }) => times)), cpu: median(rounds.map(({ cpu }) => cpu)), asking: median(rounds.map(({ asking }) => asking)) });

/** Rounds of the same requests, to the one and to the other in turn. The first of each warms up and isn't counted. */
async function pair(world: World, rounds: number, connections: number, asks: (round: number) => Promise<Ask[]>, seen: World['seen']['view']): Promise<Pair> {
  const of: Record<'backend' | 'bare', Round[]> = { backend: [], bare: [] };
  for (let round = 0; round <= rounds; round++) {
    const list = await asks(round);
    for (const kind of round % 2 ? ['backend', 'bare'] as const : ['bare', 'backend'] as const) {
      const driven = await drive(world[kind], list, connections);
      if (round > 0) of[kind].push(driven);
    }
  }
  const reach = median(of.backend.map(({ rate }, i) => rate / (of.bare[i]?.rate ?? NaN)));
  const texts = seen.map(({ text }) => text);
  return { backend: together(of.backend), bare: together(of.bare), reach, statements: texts.length, transactions: texts.filter((text) => /^(begin|start transaction)/i.test(text)).length };
}

/** Streams of events, all open at once on the backend. */
async function follow(world: World, many: number): Promise<Streams> {
  const sockets: Socket[] = [];
  let told = 0;
  let allTold: () => void = () => undefined;
  const open = (n: number): Promise<void> => new Promise((done, failed) => {
    const socket = connect(world.backend.port, '127.0.0.1', () => socket.write(`GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${world.token(n % customers)}\r\n\r\n`));
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      // the id of the newest event: from here on it is told what happens
      if (/\nid: \d/.test(text)) done();
      if (text.includes('event: config')) { text = ''; if (++told === many) allTold(); }
    }).once('error', failed).once('close', () => failed(new Error(`a stream ended: ${text.slice(0, 200)}`)));
    sockets.push(socket);
  });
  const before = memoryOf(world.backend.pid);
  for (let n = 0; n < many; n += 50) await Promise.all(Array.from({ length: Math.min(50, many - n) }, (_, i) => open(n + i)));
  const after = memoryOf(world.backend.pid);
  const heard = new Promise<void>((done) => { allTold = done; });
  const began = performance.now();
  await world.broadcast();
  await heard;
  const took = performance.now() - began;
  for (const socket of sockets) socket.removeAllListeners().on('error', () => undefined).destroy();
  return { open: many, before, after, told: took };
}

/** Hears of the figures as they come. */
interface Say { pair(name: string, figures: Pair): void; load(name: string, figures: Load): void; streams(figures: Streams): void }

async function pairs(world: World, rounds: number, connections: number, say: Say): Promise<void> {
  const some = 100;
  say.pair('view', await pair(world, rounds, connections, (round) => Promise.resolve(Array.from({ length: some }, (_, i) => ({ path: `/opportunities/view-${own(1 + (round * some + i) % customers)}`, token: world.token(1 + (round * some + i) % customers) }))), world.seen.view));
  const body = JSON.stringify({ type: 'submit-step', revision: world.revision, payload: { values: world.values } });
  say.pair('action', await pair(world, rounds, connections, async (round) => {
    await world.reset();
    return Array.from({ length: some }, (_, i) => ({ path: `/opportunities/action-${own(1 + i)}/actions`, token: world.token(1 + i), body, key: `key-of-round-${round}-${i}` }));
  }, world.seen.action));
  say.load('nothing', await drive(world.bare, Array.from({ length: 10 * some }, () => ({ path: '/nothing', token: '' })), connections));
}

/** One process of the backend on PostgreSQL beside a handler that only runs its statements; what whoever asks costs alone; and open streams. */
export async function loadFigures(rounds: number, many: number, say: Say, connections = 16): Promise<void> {
  const world = await openWorld();
  try {
    if (rounds > 0) await pairs(world, rounds, connections, say);
    if (many > 0) say.streams(await follow(world, many));
  } finally {
    await world.close();
  }
}
