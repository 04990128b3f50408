import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../src/protocol/index.js';
import { MailServer, readMail } from './mail-server.js';
import { TestBackend } from './open-backend.js';

describe('with an SMTP server', () => {
  const messages: [string, string][] = [];
  let server: MailServer;
  const opened: TestBackend[] = [];
  const open = async (options: Parameters<typeof TestBackend.open>[1] = {}): Promise<TestBackend> => {
    const portal = await TestBackend.open('PGlite', { smtp: { url: server.url, from: 'portal@example.com' }, ...options });
    opened.push(portal);
    return portal;
  };
  beforeAll(async () => { server = await MailServer.open(); });
  afterAll(async () => {
    for (const portal of opened) await portal.close();
    server?.close();
  });

  it('sends the code there, and has no development mailbox', async () => {
    const portal = await open();
    const { email = '' } = await portal.newCustomer({ language: 'it', phone: '+39 333 1234567' });
    const challenge = await portal.challengeOf(email);
    await portal.backend.settled();
    const mails = server.mails.splice(0).map(readMail);
    expect(mails.map(({ field }) => [field('to'), field('from'), field('subject')])).toEqual([[email, 'portal@example.com', 'Il suo codice per Sole Nostro']]);
    const code = /\b\d{6}\b/.exec(mails[0]?.text ?? '')?.[0];
    expect((await portal.nobody.get('/session', Session, { method: 'POST', body: { challenge, code } })).token).not.toBe('');
    for (const path of ['/dev/mailbox', '/dev/mailbox.json']) expect((await portal.nobody.ask(path)).status).toBe(404);
  });

  it('sends the code in English to whoever asks for it in a language that is none', async () => {
    const portal = await open();
    const { email = '' } = await portal.newCustomer();
    for (const language of ['constructor', '__proto__', 'x\r\nBcc: all@evil.example']) await portal.challengeOf(email, { language });
    await portal.backend.settled();
    expect(server.mails.splice(0).map((mail) => readMail(mail).field('subject'))).toEqual(Array(3).fill('Your code for Sole Nostro'));
  });

  it('sends SMS where a provider is bound', async () => {
    const portal = await open({ sms: (to, text) => { messages.push([to, text]); return Promise.resolve(); } });
    const { email = '' } = await portal.newCustomer({ phone: '+39 333 1234567' });
    await portal.challengeOf(email);
    await portal.backend.settled();
    expect(messages).toEqual([['+393331234567', expect.stringMatching(/\d{6} is your code for Sole Nostro/) as string]]);
    expect(server.mails).toEqual([]);
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
