import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../src/protocol/index.js';
import { TestBackend } from './open-backend.js';

/** As much of an SMTP server as it takes to receive a mail. */
function smtp(mails: string[]): Promise<{ server: Server; url: string }> {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      let data: string | undefined;
      socket.write('220 test\r\n');
      socket.setEncoding('utf8').on('error', () => undefined).on('data', (text: string) => {
        for (const line of text.split('\r\n')) {
          if (data !== undefined) {
            if (line === '.') { mails.push(data); data = undefined; socket.write('250 taken\r\n'); } else data += `${line}\n`;
          } else if (/^DATA/i.test(line)) { data = ''; socket.write('354 go on\r\n'); } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
          else if (line !== '') socket.write('250 ok\r\n');
        }
      });
    }).listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` });
    });
  });
}

describe('with an SMTP server', () => {
  const mails: string[] = [];
  const messages: [string, string][] = [];
  let server: Server;
  let url: string;
  const opened: TestBackend[] = [];
  const open = async (options: Parameters<typeof TestBackend.open>[1] = {}): Promise<TestBackend> => {
    const portal = await TestBackend.open('PGlite', { smtp: { url, from: 'portal@example.com' }, ...options });
    opened.push(portal);
    return portal;
  };
  beforeAll(async () => { ({ server, url } = await smtp(mails)); });
  afterAll(async () => {
    for (const portal of opened) await portal.close();
    server.close();
  });

  it('sends the code there, and has no development mailbox', async () => {
    const portal = await open();
    const { email = '' } = await portal.newCustomer({ language: 'it', phone: '+39 333 1234567' });
    const challenge = await portal.challengeOf(email);
    await portal.backend.settled();
    const [mail = ''] = mails.splice(0);
    expect(mail).toContain(`To: ${email}`);
    expect(mail).toContain('From: portal@example.com');
    expect(mail).toContain('Subject: Il suo codice per Sole Nostro');
    const code = /\b\d{6}\b/.exec(mail.split('\n\n').slice(1).join())?.[0];
    expect((await portal.nobody.get('/session', Session, { method: 'POST', body: { challenge, code } })).token).not.toBe('');
    for (const path of ['/dev/mailbox', '/dev/mailbox.json']) expect((await portal.nobody.ask(path)).status).toBe(404);
  });

  it('sends SMS where a provider is bound', async () => {
    const portal = await open({ sms: (to, text) => { messages.push([to, text]); return Promise.resolve(); } });
    const { email = '' } = await portal.newCustomer({ phone: '+39 333 1234567' });
    await portal.challengeOf(email);
    await portal.backend.settled();
    expect(messages).toEqual([['+393331234567', expect.stringMatching(/\d{6} is your code for Sole Nostro/) as string]]);
    expect(mails.splice(0)).toEqual([]);
  });

  it('answers as ever when a message can’t be sent, and says so in the log without the customer or the code', async () => {
    const lines: string[] = [];
    const { error } = console;
    console.error = (line: string) => { lines.push(line); };
    const portal = await open({ smtp: { url: 'smtp://127.0.0.1:1', from: 'portal@example.com' } });
    const { email = '' } = await portal.newCustomer();
    await portal.challengeOf(email);
    await portal.backend.settled();
    console.error = error;
    expect(lines.join()).toMatch(/^sending a code failed: Error /);
    expect(lines.join()).not.toContain(email);
    expect(lines.join()).not.toMatch(/\d{6}/);
  });
});
