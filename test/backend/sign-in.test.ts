import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodeChallenge, Me, Session } from '../../src/protocol/index.js';
import { Caller, problemOf } from '../conformance/caller.js';
import { databases, TestBackend } from './open-backend.js';

const minute = 60_000;

describe.each(databases)('sign-in on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => { portal = await TestBackend.open(database); });
  afterAll(() => portal?.close());

  const signIn = (challenge: string, code: string) => portal.nobody.ask('/session', { method: 'POST', body: { challenge, code } });
  const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

  it('takes an e-mail address in any case and a code with a space in it', async () => {
    const { email = '', id } = await portal.newCustomer();
    const challenge = await portal.challengeOf(`  ${email.toUpperCase()} `);
    const code = await portal.code();
    const { token } = await portal.nobody.get('/session', Session, { method: 'POST', body: { challenge, code: `${code.slice(0, 3)} ${code.slice(3)}` } });
    expect((await new Caller(portal.endpoint, token).get('/me', Me)).id).toBe(id);
  });

  it.each(['+39 333 765 4321', '0039 333 7654321', '333 765 4321'])('finds a customer by the phone number %s', async (typed) => {
    await portal.put('/company/customers/by-phone', { id: 'by-phone', name: 'Bruno', phone: '+39 333 7654321', portal: true });
    const challenge = await portal.challengeOf(typed);
    const { token } = await portal.nobody.get('/session', Session, { method: 'POST', body: { challenge, code: await portal.code('+393337654321') } });
    expect((await new Caller(portal.endpoint, token).get('/me', Me)).id).toBe('by-phone');
  });

  it('F81 F103 makes no customer of who isn’t one, by any route', async () => {
    const before = await portal.backend.db.selectFrom('customers').select('id').execute();
    const mails = (await portal.mails()).length;
    const challenge = await portal.challengeOf('stranger@example.com');
    for (const code of ['000000', '123456']) expect(problemOf(await signIn(challenge, code)).code).toBe('code-wrong');
    for (const [method, path] of [['POST', '/me'], ['POST', '/customers'], ['PUT', '/company/customers/stranger'], ['POST', '/session/register']] as const) {
      expect((await portal.nobody.ask(path, { method, body: { id: 'stranger', name: 'Stranger', email: 'stranger@example.com', portal: true } })).status).toBeGreaterThanOrEqual(400);
    }
    expect(await portal.backend.db.selectFrom('customers').select('id').execute()).toEqual(before);
    expect(await portal.mails()).toHaveLength(mails);
  });

  it('answers the same for a customer and for a stranger', async () => {
    const { email } = await portal.newCustomer();
    const [known, unknown] = await Promise.all([email, 'nobody@example.com'].map((identifier) => portal.nobody.ask('/session/codes', { method: 'POST', body: { identifier } })));
    const shape = (answer: typeof known) => { const { challenge, ...rest } = CodeChallenge.parse(answer?.json); return { status: answer?.status, length: challenge.length, headers: [...(answer?.headers.keys() ?? [])], ...rest }; };
    expect(shape(unknown)).toEqual(shape(known));
    expect(shape(known)).toMatchObject({ status: 200, resendAfter: 30 });
    const fail = async (answer: typeof known) => { const { status, json } = await signIn(CodeChallenge.parse(answer?.json).challenge, 'abcdef'); return { status, json }; };
    expect(await fail(unknown)).toEqual(await fail(known));
  });

  it('keeps a code for ten minutes', async () => {
    const { email = '' } = await portal.newCustomer();
    const challenge = await portal.challengeOf(email);
    const code = await portal.code();
    portal.pass(10 * minute + 1);
    expect(problemOf(await signIn(challenge, code)).code).toBe('code-expired');
  });

  describe('a code that comes again, its reply lost', () => {
    const asked = async () => {
      const customer = await portal.newCustomer();
      const challenge = await portal.challengeOf(customer.email ?? '');
      return { customer, challenge, code: await portal.code(customer.email) };
    };
    const sessionsOf = (customer: string) => portal.backend.db.selectFrom('sessions').select('family').where('customer', '=', customer).execute();

    it('gets the same session for a minute, also when both come at once, and makes no second one', async () => {
      const { customer, challenge, code } = await asked();
      const [first, ...others] = await Promise.all([signIn(challenge, code), signIn(challenge, code), signIn(challenge, code)]);
      portal.pass(59_000);
      for (const again of [...others, await signIn(challenge, code)]) expect([again.status, again.json]).toEqual([200, first?.json]);
      expect((await new Caller(portal.endpoint, Session.parse(first?.json).token).get('/me', Me)).id).toBe(customer.id);
      expect(await sessionsOf(customer.id)).toHaveLength(1);
    });

    it('gets nothing after that minute, and the session that it made goes on', async () => {
      const { challenge, code } = await asked();
      const { token } = Session.parse((await signIn(challenge, code)).json);
      portal.pass(minute);
      expect(problemOf(await signIn(challenge, code)).code).toBe('code-expired');
      expect((await new Caller(portal.endpoint, token).ask('/me')).status).toBe(200);
    });

    it('gets nothing once its session was refreshed, or ended, or its customer switched off', async () => {
      const endings: ((session: Session, customer: { id: string; name: string }) => Promise<unknown>)[] = [
        ({ refreshToken }) => portal.nobody.ask('/session/refresh', { method: 'POST', body: { refreshToken } }),
        ({ token }) => new Caller(portal.endpoint, token).ask('/session', { method: 'DELETE' }),
        (_session, customer) => portal.put(`/company/customers/${customer.id}`, { ...customer, portal: false }),
      ];
      for (const end of endings) {
        const { customer, challenge, code } = await asked();
        await end(Session.parse((await signIn(challenge, code)).json), customer);
        expect(problemOf(await signIn(challenge, code)).code).toBe('code-expired');
        expect(await sessionsOf(customer.id)).toHaveLength(1);
      }
    });

    it('is nothing to who asked for a code of their own, or has the code or the challenge alone', async () => {
      const { challenge, code } = await asked();
      await signIn(challenge, code);
      const stranger = await asked();
      if (stranger.code !== code) expect(problemOf(await signIn(stranger.challenge, code)).code).toBe('code-wrong');
      expect(problemOf(await signIn('a'.repeat(challenge.length), code)).code).toBe('code-expired');
      // the same as long after: that it was used a moment ago is not told either
      expect(problemOf(await signIn(challenge, wrong(code))).code).toBe('code-expired');
    });

    it('counts as a try, as it did before it was used', async () => {
      const { challenge, code } = await asked();
      for (let i = 0; i < 2; i++) await signIn(challenge, wrong(code));
      const statuses: number[] = [];
      for (let i = 0; i < 4; i++) statuses.push((await signIn(challenge, code)).status);
      expect(statuses).toEqual([200, 200, 200, 422]);
      expect(problemOf(await signIn(challenge, code)).code).toBe('too-many-tries');
    });
  });

  it('gives up a code after five wrong ones', async () => {
    const { email = '' } = await portal.newCustomer();
    const challenge = await portal.challengeOf(email);
    const code = await portal.code();
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 5; i++) codes.push(problemOf(await signIn(challenge, wrong(code))).code);
    expect(codes).toEqual(['code-wrong', 'code-wrong', 'code-wrong', 'code-wrong', 'too-many-tries']);
    expect(problemOf(await signIn(challenge, code)).code).toBe('too-many-tries');
  });

  it('F108 sends the code by SMS to a valid mobile number, else by e-mail', async () => {
    const recipients = async (record: object, more: object = {}) => {
      const { email = '' } = await portal.newCustomer(record);
      await portal.challengeOf(email, more);
      const [mail] = await portal.mails();
      return [mail?.channel, mail?.recipient === email ? 'address' : mail?.recipient];
    };
    expect(await recipients({ phone: '+39 333 123 4567' })).toEqual(['sms', '+393331234567']);
    expect(await recipients({ phone: '333 123 4568' })).toEqual(['sms', '+393331234568']);
    expect(await recipients({ phone: '+39 02 5550 0199' })).toEqual(['email', 'address']);
    expect(await recipients({ phone: '+39 333' })).toEqual(['email', 'address']);
    expect(await recipients({})).toEqual(['email', 'address']);
  });

  it('sends the code by e-mail when that is asked for, and by SMS to who has no address', async () => {
    const both = await portal.newCustomer({ phone: '+39 333 222 3333' });
    await portal.challengeOf(both.email ?? '', { channel: 'email' });
    expect((await portal.mails())[0]).toMatchObject({ channel: 'email', recipient: both.email });
    await portal.newCustomer({ email: undefined, phone: '+39 333 222 4444' });
    await portal.challengeOf('+39 333 222 4444', { channel: 'email' });
    expect((await portal.mails())[0]).toMatchObject({ channel: 'sms', recipient: '+393332224444' });
  });

  it.each([['it', 'Vale 10 minuti'], ['es', 'Es válido durante 10 minutos'], ['fr', 'Il est valable 10 minutes'], ['en', 'It is good for 10 minutes'], ['de', 'Er gilt 10 Minuten'], ['pt', 'É válido durante 10 minutos'], ['ar-MA', 'وهو صالح مدة 10 دقائق'], ['nl', 'It is good for 10 minutes'], ['constructor', 'It is good for 10 minutes']])('writes the code in the customer’s language %s', async (language, words) => {
    const { email = '' } = await portal.newCustomer({ language });
    await portal.challengeOf(email);
    const [mail] = await portal.mails();
    expect(mail?.body).toContain(words);
    expect(mail?.subject).toContain('Sole Nostro');
  });

  it('lets in who may use the portal, and puts out at once who may not any more', async () => {
    const customer = await portal.newCustomer();
    const session = await portal.session(customer.email ?? '');
    const caller = new Caller(portal.endpoint, session.token);
    expect((await caller.ask('/me')).status).toBe(200);
    await portal.put(`/company/customers/${customer.id}`, { ...customer, portal: false });
    expect((await caller.ask('/me')).status).toBe(401);
    expect((await portal.nobody.ask('/session/refresh', { method: 'POST', body: { refreshToken: session.refreshToken } })).status).toBe(401);
    const mails = (await portal.mails()).length;
    await portal.challengeOf(customer.email ?? '');
    expect(await portal.mails()).toHaveLength(mails);
  });

  it('ends a session', async () => {
    const { email = '' } = await portal.newCustomer();
    const session = await portal.session(email);
    const caller = new Caller(portal.endpoint, session.token);
    expect((await caller.ask('/session', { method: 'DELETE' })).status).toBe(204);
    expect((await caller.ask('/me')).status).toBe(401);
    expect((await portal.nobody.ask('/session/refresh', { method: 'POST', body: { refreshToken: session.refreshToken } })).status).toBe(401);
  });

  it('keeps a token for a quarter of an hour', async () => {
    const { email = '' } = await portal.newCustomer();
    const session = await portal.session(email);
    portal.pass(15 * minute + 1);
    expect((await new Caller(portal.endpoint, session.token).ask('/me')).status).toBe(401);
    const next = await portal.nobody.get('/session/refresh', Session, { method: 'POST', body: { refreshToken: session.refreshToken } });
    expect((await new Caller(portal.endpoint, next.token).ask('/me')).status).toBe(200);
  });

  describe('refresh', () => {
    const refresh = (refreshToken: string) => portal.nobody.ask('/session/refresh', { method: 'POST', body: { refreshToken } });

    it('gives the same answer to the token before, for a minute', async () => {
      const { refreshToken } = await portal.session((await portal.newCustomer()).email ?? '');
      const [first, again] = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
      expect(again.json).toEqual(first.json);
      portal.pass(59_000);
      expect((await refresh(refreshToken)).json).toEqual(first.json);
    });

    it('takes a token used later for a stolen one, and ends the whole family', async () => {
      const { refreshToken } = await portal.session((await portal.newCustomer()).email ?? '');
      const next = Session.parse((await refresh(refreshToken)).json);
      portal.pass(61_000);
      expect((await refresh(refreshToken)).status).toBe(401);
      expect((await refresh(next.refreshToken)).status).toBe(401);
      expect((await new Caller(portal.endpoint, next.token).ask('/me')).status).toBe(401);
    });

    it.each(['', 'r.x.1.y', 'nonsense', `r.${'a'.repeat(43)}.1.${'b'.repeat(43)}`])('refuses %j', async (token) => {
      expect((await refresh(token)).status).toBe(401);
    });
  });

  it('refuses a token that was changed, another kind of token, and none', async () => {
    const session = await portal.session((await portal.newCustomer()).email ?? '');
    const changed = session.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const token of [changed, session.refreshToken, 'company-token', '', undefined]) {
      const answer = await new Caller(portal.endpoint, token).ask('/me');
      expect(answer.status).toBe(401);
      expect(problemOf(answer).code).toBe('unauthorized');
    }
  });

  it('keeps no token and no code that could be read out of the database', async () => {
    const { email = '' } = await portal.newCustomer();
    const challenge = await portal.challengeOf(email);
    const code = await portal.code();
    const session = Session.parse((await signIn(challenge, code)).json);
    const rows = JSON.stringify([await portal.backend.db.selectFrom('codes').selectAll().execute(), await portal.backend.db.selectFrom('sessions').selectAll().execute()]);
    for (const secret of [challenge, `"${code}"`, session.token, session.refreshToken]) expect(rows).not.toContain(secret);
  });
});

describe.each(databases)('limits on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => { portal = await TestBackend.open(database, { codesPerIdentifier: 3, codesPerAddress: 6, trustProxy: true }); });
  afterAll(() => portal?.close());

  const ask = (identifier: string, address: string) => portal.nobody.ask('/session/codes', { method: 'POST', body: { identifier }, headers: { 'X-Forwarded-For': `10.0.0.1, ${address}` } });

  it('answers 429 with Retry-After when one identifier is asked for too often, whoever it is', async () => {
    const { email = '' } = await portal.newCustomer();
    for (const identifier of [email, 'nobody@example.com']) {
      for (let i = 0; i < 3; i++) expect((await ask(identifier, `192.0.2.${i}`)).status).toBe(200);
      const refused = await ask(identifier, '192.0.2.9');
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(590);
      expect(problemOf(refused).retryAfter).toBe(Number(refused.headers.get('retry-after')));
    }
    portal.pass(10 * minute + 1);
    expect((await ask(email, '192.0.2.9')).status).toBe(200);
  });

  it('answers 429 when one address asks for too many', async () => {
    for (let i = 0; i < 6; i++) expect((await ask(`somebody-${i}@example.com`, '198.51.100.7')).status).toBe(200);
    expect((await ask('somebody-7@example.com', '198.51.100.7')).status).toBe(429);
    expect((await ask('somebody-7@example.com', '198.51.100.8')).status).toBe(200);
  });
});
