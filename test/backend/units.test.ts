import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Config, Me, type EndView, type Settings } from '../../src/protocol/index.js';
import { problemOf } from '../conformance/caller.js';
import { saleSettings } from '../fixtures/sale.js';
import { databases, TestBackend } from './open-backend.js';

const logo = 'data:image/svg+xml,%3Csvg%3E%3C/svg%3E';
const settings = (more: Partial<Settings>): Settings => ({ ...saleSettings, ...more });

describe.each(databases)('the portal as a module on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => { portal = await TestBackend.open(database); });
  afterAll(() => portal?.close());

  const config = (unit = ''): Promise<Config> => portal.nobody.get(`/config${unit && `?unit=${unit}`}`, Config);
  const refused = async (unit = ''): Promise<unknown[]> => { const answer = await portal.nobody.ask(`/config${unit && `?unit=${unit}`}`); return [answer.status, answer.status < 300 || problemOf(answer).code]; };

  it('F17 is there where the company names no modules or names it, and else for nobody: no config, no code, no project', async () => {
    const { anna, customer, project } = await portal.anna();
    const codes = async (): Promise<number> => { await portal.challengeOf(customer.email ?? ''); return (await portal.mails()).filter(({ recipient }) => recipient === customer.email).length; };
    const before = await codes();
    for (const modules of [[], ['something-else']]) {
      await portal.put('/company/settings', settings({ modules }));
      expect(await refused()).toEqual([404, 'not-contracted']);
      for (const path of ['/me', `/opportunities/${project}`]) {
        const answer = await anna.ask(path);
        expect([path, answer.status, problemOf(answer).code]).toEqual([path, 403, 'not-contracted']);
      }
      const act = await anna.act(project, 'submit-step', {}, { revision: 'x' });
      expect([act.status, problemOf(act).code]).toEqual([403, 'not-contracted']);
      // the answer is the same as ever, and tells nobody anything
      expect(await codes()).toBe(before);
    }
    // the company itself goes on working
    expect((await portal.company.ask(`/company/opportunities/${project}`)).status).toBe(200);
    await portal.put('/company/settings', settings({ modules: ['portal', 'something-else'] }));
    expect((await config()).modules).toEqual(['portal', 'something-else']);
    expect((await anna.opportunity(project)).id).toBe(project);
    expect(await codes()).toBe(before + 1);
    await portal.put('/company/settings', settings({}));
    expect((await anna.get('/me', Me)).id).toBe(customer.id);
  });

  it('says of each business unit what is its own, and for the rest what is general', async () => {
    await portal.put('/company/settings', settings({
      company: { name: 'Sole Nostro', logo, information: 'Roofs that work.' }, theme: { '--portal-color-accent': '#123456' },
      units: {
        north: { company: { name: 'Sole Nostro Nord' }, support: { email: 'nord@example.com' }, theme: { '--portal-color-accent': '#654321' } },
        south: { company: { logo: 'https://example.com/south.svg' }, showSupport: false, languages: ['it'] },
        off: { modules: [] },
      },
    }));
    expect(await config()).toMatchObject({ company: { name: 'Sole Nostro', logo, information: 'Roofs that work.' }, languages: ['en', 'it'] });
    expect(await config('north')).toMatchObject({ unit: 'north', company: { name: 'Sole Nostro Nord', logo, information: 'Roofs that work.' }, support: { email: 'nord@example.com', phone: saleSettings.support.phone }, theme: { '--portal-color-accent': '#654321' } });
    const south = await config('south');
    expect(south).toMatchObject({ unit: 'south', company: { name: 'Sole Nostro', logo: 'https://example.com/south.svg' }, languages: ['it'] });
    expect(south).not.toHaveProperty('support');
    for (const unit of ['off', 'west', 'constructor', '__proto__', 'north%20']) expect(await refused(unit), unit).toEqual([404, 'not-contracted']);
  });

  it('F85 is switched on for the customers of one business unit and not for those of another', async () => {
    await portal.put('/company/settings', settings({ end: { success: 'General' }, units: { north: { end: { success: 'Of the north' } }, south: { modules: [] } } }));
    const at = async (unit: string | undefined) => {
      const customer = await portal.newCustomer({ ...(unit && { unit }) });
      return { customer, project: await portal.newProject(customer.id, { substate: 'done' }) };
    };
    const [north, general, south] = [await at('north'), await at(undefined), await at('south')];
    for (const [{ customer, project }, text] of [[north, 'Of the north'], [general, 'General']] as const) {
      const caller = await portal.signIn(customer.email ?? '');
      expect(((await caller.opportunity(project)).view as unknown as EndView).text).toBe(text);
      expect((await caller.get('/me', Me)).unit).toBe(customer.unit);
    }
    await portal.challengeOf(south.customer.email ?? '');
    expect((await portal.mails()).filter(({ recipient }) => recipient === south.customer.email)).toEqual([]);
    await portal.put('/company/settings', settings({ units: { north: {}, south: {} } }));
    const caller = await portal.signIn(south.customer.email ?? '');
    expect((await caller.opportunity(south.project)).id).toBe(south.project);
    // a unit that isn't named any more has no portal
    await portal.put('/company/settings', settings({ units: { north: {} } }));
    expect((await caller.ask('/me')).status).toBe(403);
    expect((await portal.company.ask(`/company/customers/${south.customer.id}`)).json).toMatchObject({ unit: 'south' });
    await portal.put('/company/settings', settings({}));
  });

  it('is cheap to look at again: the same config is a 304 until the company changes it', async () => {
    const first = await portal.nobody.ask('/config?unit=north');
    const again = (): Promise<number> => portal.nobody.ask('/config?unit=north', { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } }).then(({ status }) => status);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(await again()).toBe(304);
    await portal.put('/company/settings', settings({ company: { name: 'Sole Suo' } }));
    expect(await again()).toBe(200);
  });

  it('shows a logo that stands at an https address or in the settings, and no other', async () => {
    for (const [given, shown] of [['https://example.com/logo.png', true], [logo, true], ['http://example.com/logo.png', false], ['javascript:alert(1)', false], ['data:text/html,x', false], ['', false]] as const) {
      await portal.put('/company/settings', settings({ company: { name: 'Sole Nostro', logo: given } }));
      expect((await config()).company.logo, given).toBe(shown ? given : undefined);
    }
  });
});
