import { sql, type ExpressionBuilder } from 'kysely';
import { settingsFor } from '../../../src/engine/index.js';
import type { CodeChallenge, CodeRequest, Session, SessionRequest, Settings } from '../../../src/protocol/index.js';
import type { Db, Tables } from './db.js';
import { countryOf, isMobile, normal } from './identifier.js';
import { limit } from './limits.js';
import type { Post } from './mail.js';
import { logFault, notContracted, Refusal, signedOut, unauthorized } from './problems.js';
import { sha256, type Secrets } from './secrets.js';
import { textsFor } from './texts.js';

const minute = 60_000;
const lives = { code: 10 * minute, token: 15 * minute, refresh: 30 * 24 * 60 * minute, grace: minute };
const mostTries = 5;

export interface SessionOptions {
  readonly db: Db;
  readonly secrets: Secrets;
  readonly post: Post;
  settings(): Promise<Settings | undefined>;
  /** ms since the epoch */
  now(): number;
  /** codes asked for one identifier and from one address, per ten minutes */
  readonly codesPerIdentifier: number;
  readonly codesPerAddress: number;
}

/** Whom a bearer token speaks for, of which session it is, and until when it is good, in ms since the epoch. */
export interface Grant { readonly customer: string; readonly family: string; readonly expiresAt: number }

/** What of the settings says who has a portal: every request asks, and the rest is long. */
const contracted = sql<Settings | null>`(select jsonb_build_object('company', '{}'::jsonb, 'support', '{}'::jsonb, 'modules', body -> 'modules', 'units', body -> 'units') from settings where id = 1)`;

/** Sign-in by one-time code, and the tokens after it. Nobody registers here: the company makes its customers. */
export class Sessions {
  readonly #o: SessionOptions;
  readonly #sending = new Set<Promise<void>>();

  constructor(options: SessionOptions) {
    this.#o = options;
  }

  /** The same answer whether or not there is such a customer; the message goes out after the answer, so that the time tells nothing either. */
  async requestCode(request: CodeRequest, address: string): Promise<CodeChallenge> {
    const { db, secrets } = this.#o;
    const settings = await this.#o.settings();
    const identifier = normal(request.identifier, countryOf(settings?.support.phone));
    await limit(db, `codes ${sha256(identifier)}`, this.#o.codesPerIdentifier, 600, this.#o.now());
    await limit(db, `codes from ${sha256(address)}`, this.#o.codesPerAddress, 600, this.#o.now());
    const code = secrets.code();
    const challenge = secrets.random();
    const customer = await this.#find(identifier);
    const expiresAt = new Date(this.#o.now() + lives.code);
    await db.insertInto('codes').values({ challenge: sha256(challenge), customer: customer?.id ?? null, hash: secrets.sign(`${challenge} ${code}`), tries: 0, used: false, family: null, expires_at: expiresAt }).execute();
    if (customer) this.#later(async () => {
      const company = await this.#companyOf(customer);
      if (company !== undefined) await this.#deliver(customer, code, request, company);
    });
    return { challenge, resendAfter: 30, expiresAt: expiresAt.toISOString() };
  }

  /** Resolves when every code that was asked for is on its way. */
  async settled(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all(this.#sending);
  }

  async signIn(request: SessionRequest): Promise<Session> {
    const { db, secrets } = this.#o;
    const challenge = sha256(request.challenge);
    // one statement counts the try: two at once can't share one
    const row = await db.updateTable('codes').set((eb) => ({ tries: eb('tries', '+', 1) })).where('challenge', '=', challenge).returningAll().executeTakeFirst();
    const now = new Date(this.#o.now());
    if (!row || (!row.used && row.expires_at < now)) throw new Refusal(422, 'code-expired');
    if (row.tries > mostTries) throw new Refusal(422, 'too-many-tries');
    const right = secrets.matches(`${request.challenge} ${request.code.replace(/\s/g, '')}`, row.hash);
    // of a code that was used nothing is told to who doesn't have it
    if (row.used) return this.#signedInAlready(right ? row.family : null, now);
    if (!right || row.customer === null) throw new Refusal(422, row.tries >= mostTries ? 'too-many-tries' : 'code-wrong');
    const { customer } = row;
    const family = secrets.random();
    // together, or a server that goes in between would leave a code that is spent for nothing
    const used = await db.transaction().execute(async (trx) => {
      const first = await trx.updateTable('codes').set({ used: true, family }).where('challenge', '=', challenge).where('used', '=', false).returning('challenge').executeTakeFirst();
      if (first) await trx.insertInto('sessions').values({ family, customer, generation: 1, rotated_at: now, expires_at: new Date(now.getTime() + lives.refresh), revoked: false }).execute();
      return first;
    });
    if (used) return this.#issue(family, 1, now);
    const other = await db.selectFrom('codes').select('family').where('challenge', '=', challenge).executeTakeFirst();
    return this.#signedInAlready(other?.family ?? null, now);
  }

  /** The session of a code once more, for a minute and until it is refreshed or ended: a reply that was lost on a train must not cost the customer the code. */
  async #signedInAlready(family: string | null, now: Date): Promise<Session> {
    const row = family === null ? undefined : await this.#o.db.selectFrom('sessions').innerJoin('customers', 'customers.id', 'sessions.customer').where('family', '=', family)
      .where('generation', '=', 1).where('revoked', '=', false).where('portal', '=', true).select('rotated_at').executeTakeFirst();
    if (family === null || !row || now.getTime() - row.rotated_at.getTime() >= lives.grace) throw new Refusal(422, 'code-expired');
    return this.#issue(family, 1, row.rotated_at);
  }

  /** The next pair. The one before stays good for a minute and gets the same answer; used later, it ends the family. */
  async refresh(refreshToken: string): Promise<Session> {
    const { db } = this.#o;
    const [kind, family = '', generation = '', signature = ''] = refreshToken.split('.');
    if (kind !== 'r' || !this.#o.secrets.matches(`r.${family}.${generation}`, signature)) throw unauthorized();
    const now = new Date(this.#o.now());
    const outcome = await db.transaction().execute(async (trx): Promise<Session | undefined> => {
      const row = await trx.selectFrom('sessions').innerJoin('customers', 'customers.id', 'sessions.customer').where('family', '=', family).forUpdate('sessions')
        .select(['generation', 'rotated_at', 'expires_at', 'revoked', 'signed_out', 'portal']).executeTakeFirst();
      if (row?.signed_out) throw signedOut();
      if (!row || row.revoked || !row.portal || row.expires_at < now) return undefined;
      if (row.generation === Number(generation)) {
        await trx.updateTable('sessions').set({ generation: row.generation + 1, rotated_at: now, expires_at: new Date(now.getTime() + lives.refresh) }).where('family', '=', family).execute();
        return this.#issue(family, row.generation + 1, now);
      }
      if (row.generation === Number(generation) + 1 && now.getTime() - row.rotated_at.getTime() < lives.grace) return this.#issue(family, row.generation, row.rotated_at);
      await trx.updateTable('sessions').set({ revoked: true }).where('family', '=', family).execute();
      return undefined;
    });
    if (!outcome) throw unauthorized();
    return outcome;
  }

  /** Who a bearer token speaks for; refuses with 401. */
  async customerOf(authorization: string | null | undefined): Promise<string> {
    return (await this.grantOf(authorization)).customer;
  }

  /** The same, for what stays open after the request. */
  async grantOf(authorization: string | null | undefined): Promise<Grant> {
    const { family, expiresAt } = this.#tokenOf(authorization);
    const row = await this.#o.db.selectFrom('sessions').innerJoin('customers', 'customers.id', 'sessions.customer')
      .where('family', '=', family).where('portal', '=', true)
      .select(['customers.id', 'customers.unit', 'sessions.revoked', 'sessions.signed_out', contracted.as('settings')]).executeTakeFirst();
    if (row?.signed_out) throw signedOut();
    if (!row || row.revoked) throw unauthorized();
    if (row.settings && !settingsFor(row.settings, row.unit)) throw notContracted();
    return { customer: row.id, family, expiresAt };
  }

  /** Signs out: this session, or `everywhere` each one of its customer. One that is over already ends nothing more. */
  async end(authorization: string | null | undefined, everywhere = false): Promise<void> {
    const { family } = this.#tokenOf(authorization);
    const good = this.#o.db.updateTable('sessions').set({ revoked: true, signed_out: true }).where('revoked', '=', false);
    const own = (eb: ExpressionBuilder<Tables, 'sessions'>) => eb.selectFrom('sessions as own').select('own.customer').where('own.family', '=', family).where('own.revoked', '=', false);
    const ended = await (everywhere ? good.where((eb) => eb('customer', '=', own(eb))) : good.where('family', '=', family)).returning('family').execute();
    // a session that is over ends no other
    if (everywhere && ended.length === 0) throw unauthorized();
  }

  #tokenOf(authorization: string | null | undefined): { family: string; expiresAt: number } {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
    const [kind, family = '', generation = '', expiry = '', signature = ''] = token.split('.');
    const good = kind === 'a' && this.#o.secrets.matches(`a.${family}.${generation}.${expiry}`, signature) && Number(expiry) > this.#o.now();
    if (!good) throw unauthorized();
    return { family, expiresAt: Number(expiry) };
  }

  /** Made from the family, the generation and the time of its rotation alone, so that a lost reply can be given again. */
  #issue(family: string, generation: number, at: Date): Session {
    const { secrets } = this.#o;
    const expiry = at.getTime() + lives.token;
    const access = `a.${family}.${generation}.${expiry}`;
    const refresh = `r.${family}.${generation}`;
    return { token: `${access}.${secrets.sign(access)}`, expiresAt: new Date(expiry).toISOString(), refreshToken: `${refresh}.${secrets.sign(refresh)}` };
  }

  /** the company's name in the customer's business unit; undefined where that has no portal */
  async #companyOf({ unit }: { readonly unit: string | null }): Promise<string | undefined> {
    const settings = await this.#o.settings();
    return settings ? settingsFor(settings, unit)?.company.name : '';
  }

  #find(identifier: string): Promise<Addressee | undefined> {
    const query = this.#o.db.selectFrom('customers').select(['id', 'email', 'phone', 'language', 'unit']).where('portal', '=', true);
    return (identifier.includes('@')
      ? query.where((eb) => eb(eb.fn<string>('lower', ['email']), '=', identifier))
      : query.where('phone', '=', identifier).orderBy('id')).executeTakeFirst();
  }

  #later(work: () => Promise<void>): void {
    const sending: Promise<void> = new Promise<void>((resolve) => { setTimeout(resolve); })
      .then(work).catch((error: unknown) => logFault('sending a code', error)).finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  /** By SMS where there is a valid mobile number, else by e-mail; by e-mail when that is asked for and there is an address. */
  async #deliver(customer: Addressee, code: string, request: CodeRequest, company: string): Promise<void> {
    const { post } = this.#o;
    const texts = textsFor(request.language ?? customer.language);
    const text = texts.code(code, company);
    const bySms = customer.phone !== null && isMobile(customer.phone) && post.sms && !(request.channel === 'email' && customer.email);
    if (bySms && customer.phone !== null) await post.sms?.(customer.phone, text);
    else if (customer.email) await post.email(customer.email, texts.subject(company), text);
  }
}

interface Addressee {
  readonly id: string;
  readonly unit: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
}
