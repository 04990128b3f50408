import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Failing } from './hostile/backend.js';
import { trial, type Trial } from './hostile/failure-scan.js';
import { screens } from './hostile/screens.js';
import { Stand } from './hostile/stand.js';

/** Each way in which a call goes wrong, and what the customer reads of it: first what it is, then what to do. */
const kinds: readonly [Failing, string, string][] = [
  [401, 'Your session has ended', 'Sign in again to go on.'],
  [403, 'This isn’t open to you', 'Your account can’t see this.'],
  [404, 'We can’t find this', 'The project may have been closed or moved.'],
  [409, 'Your project has moved on', 'Something changed while you were here.'],
  [410, 'This is no longer here', 'It was taken away.'],
  [413, 'That is too large', 'Send less at a time, or a smaller file.'],
  [415, 'This can’t be taken', 'The kind of file is not one that the company takes.'],
  [422, 'Something needs mending', 'Look at what is marked'],
  [429, 'Too many tries in a short time', 'Wait a little and try again.'],
  [500, 'The service can’t answer right now', 'It is not your fault'],
  [503, 'The service can’t answer right now', 'Wait 2 min and try again.'],
  ['offline', 'No connection', 'Check your network.'],
  ['malformed', 'We got an answer that we can’t read', 'It may be the network you are on'],
];

interface Spot extends Omit<Trial, 'endpoint'> {
  readonly call: string;
  readonly screen: string;
  /** what is read there: what it is, or what to do about it */
  readonly reads: 'what' | 'then';
  /** failures that mean something else there, and the words for it; undefined: there is nothing to say, and the page goes on */
  readonly other?: ReadonlyMap<Failing, string | undefined>;
}

/** there is no project in the settings, and no session */
const unsaid = new Map<Failing, string>([401, 403, 404, 409, 410, 413, 415, 422].map((as) => [as as Failing, 'The service can’t answer right now']));

const spots: Readonly<Record<string, Spot>> = {
  'the start': { call: 'GET me', screen: 'receipt', signedIn: true, press: [], said: '[data-failure]', reads: 'what' },
  'the view': { call: 'GET opportunities', screen: 'receipt', signedIn: true, press: [], said: '[data-failure]', reads: 'what' },
  'an action': { call: 'POST opportunities', screen: 'receipt', signedIn: true, press: ['portal-view-documentation [part=submit], [part=submit]'], said: '[data-send=refused], [data-send=waiting]', reads: 'what', other: new Map([['offline', 'Waiting for the network']]) },
  // who asks for a code has no session yet that could have ended
  'the sign-in': { call: 'POST session', screen: 'receipt', signedIn: false, press: ['input <- anna@example.com', '[part=submit]'], said: '[role=alert], .error', reads: 'then', other: new Map<Failing, string | undefined>([[401, undefined], ...([404, 409, 410] as const).map((as) => [as, 'This can’t be done right now. Please get in touch with the company.'] as const)]) },
  // no such address: the company has no help
  'the help': { call: 'GET help', screen: 'help', signedIn: true, press: ['[part=help]'], said: '[data-failure]', reads: 'what', other: new Map([[404, undefined]]) },
  'a question': { call: 'POST tickets', screen: 'help', signedIn: true, press: ['[part=help]', '[data-option=query] button', 'textarea <- Why?', 'form[data-kind] [part=submit]'], said: '[part=notice][data-failure]', reads: 'what' },
  // what a company's settings would say: the page goes on without them, and says so beside
  'the settings': { call: 'GET config', screen: 'receipt', signedIn: true, press: [], said: '[data-failure=settings]', reads: 'what', other: unsaid },
  'the settings before the sign-in': { call: 'GET config', screen: 'receipt', signedIn: false, press: [], said: '[data-failure]', reads: 'what', other: unsaid },
};

describe('never blank', () => {
  let stand: Stand;
  beforeAll(async () => { stand = await Stand.open(); });
  afterAll(async () => { await stand?.close(); });

  it.each(Object.entries(spots))('F206 each of 401, 403, 404, 409, 410, 413, 415, 422, 429, 5xx, offline and malformed has words of its own at %s', async (name, { call, screen, reads, other, ...how }) => {
    const payloads = screens.find((one) => one.name === screen)?.payloads;
    if (!payloads) throw new Error(`no screen ${screen}`);
    const { page } = await stand.stage('none', 1000);
    const wrong: string[] = [];
    for (const [as, what, then] of kinds) {
      const words = other?.has(as) ? other.get(as) : reads === 'what' ? what : then;
      const id = `${name.replace(/\W/g, '')}-${as}`;
      stand.backend.put(id, payloads);
      stand.backend.fail(id, call, as);
      const { told, shown } = await page.evaluate(trial, { ...how, said: words === undefined ? 'portal-sign-in, portal-help' : how.said, endpoint: `${stand.backend.url}/${id}` });
      if (words !== undefined && !told.includes(words)) wrong.push(`${as}: “${words}” isn’t in “${told}” (${shown.slice(0, 200)})`);
      if (shown === '') wrong.push(`${as}: blank`);
    }
    await page.context().close();
    expect(wrong).toEqual([]);
  });

  it('F206 a file that doesn’t arrive says at its field why not, in words of their own for each answer', async () => {
    const payloads = screens.find((one) => one.name === 'documentation')?.payloads;
    if (!payloads) throw new Error('no screen');
    const { page } = await stand.stage('none', 1000);
    const lost = 'The connection was lost. What has arrived is kept: try again.';
    const words = new Map<Failing, string>([
      ...kinds.map(([as, , then]): [Failing, string] => [as, then]),
      [413, 'The file is too large: 1 kB at most.'], [415, 'This kind of file can’t be taken here. Choose another.'], [422, 'Check this, please.'], [503, 'It is not your fault, and nothing is lost. Try again in a moment.'], ['offline', lost],
    ]);
    const wrong: string[] = [];
    for (const [as] of kinds) {
      stand.backend.put(`upload-${as}`, payloads);
      stand.backend.fail(`upload-${as}`, 'POST uploads', as);
      const { told } = await page.evaluate(trial, { endpoint: `${stand.backend.url}/upload-${as}`, signedIn: true, press: ['input[type=file][accept*=pdf] <- file'], said: '.failed [role=alert]' });
      if (!told.includes(words.get(as) ?? '-')) wrong.push(`${as}: “${told}”`);
    }
    await page.context().close();
    expect(wrong).toEqual([]);
  });
});
