// A Hono handler that runs the statements that the backend was seen to send, by hand over the same driver, and gives the answer that it was seen to give:
// no rules, no checks. `node bare.mjs <file>`; the file says where the database is and what was seen of the customer and the project n000000.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';

const { databaseUrl, view, action } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
const app = new Hono();

async function run({ statements, answer }, c, key) {
  const [own] = /n\d+$/.exec(c.req.param('id'));
  const put = (value) => (typeof value === 'string' ? value.replaceAll('n000000', own).replaceAll('seen-key', key) : value);
  let client;
  try {
    for (const { text, values } of statements) {
      if (text === 'begin') client = await pool.connect();
      await (client ?? pool).query(text, values.map(put));
      if (text === 'commit') client = void client.release();
    }
  } finally {
    client?.release(true);
  }
  return c.body(put(answer), 200, { 'Content-Type': 'application/json' });
}
app.get('/opportunities/:id', (c) => run(view, c, ''));
app.post('/opportunities/:id/actions', async (c) => {
  await c.req.json();
  return run(action, c, c.req.header('idempotency-key'));
});
// what whoever asks costs by themselves
app.get('/nothing', (c) => c.body(view.answer, 200, { 'Content-Type': 'application/json' }));

const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
