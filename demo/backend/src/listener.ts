import { logFault } from './problems.js';

/** How long until a lost connection is made again, in ms; the last one repeats. */
const pauses = [500, 2_000, 10_000];

/**
 * Listens on PostgreSQL with a connection of its own, made again whenever it is lost; `again` is called each time,
 * since what was said meanwhile wasn't heard. Resolves with how to stop.
 */
export async function listenPostgres(url: string, channel: string, hear: (word: string) => void, again: () => void): Promise<() => Promise<void>> {
  const { default: pg } = await import('pg');
  let current: InstanceType<typeof pg.Client> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let tries = 0;

  const connect = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    current = client;
    client.on('error', (error) => { if (!stopped) logFault('the listening connection', error); });
    client.on('notification', ({ payload }) => hear(payload ?? ''));
    client.on('end', () => { if (current === client) later(); });
    await client.connect();
    await client.query(`listen ${channel}`);
    tries = 0;
  };
  const later = (): void => {
    current = undefined;
    if (stopped) return;
    timer = setTimeout(() => { connect().then(again, () => later()); }, pauses[Math.min(tries++, pauses.length - 1)]);
    timer.unref();
  };

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await current?.end().catch(() => undefined);
  };
}
