import { describe, expect, it } from 'vitest';
import { isLink, longestTicket, modulesOf, presentHelp, ticketFaults } from '../../src/engine/index.js';
import type { Settings, TicketRequest } from '../../src/protocol/index.js';

const customer = { id: 'anna', name: 'Anna {{company.name}}', portal: true };
const base: Settings = { company: { name: 'Sole Nostro' }, languages: ['en'], support: {}, showSupport: false, sites: [] };
const file = (id: string) => ({ id, name: `${id}.pdf`, size: 1, type: 'application/pdf' });
const incident = { confirm: true, types: [{ id: 'roof', name: { en: 'A roof of {{company.name}}' } }] };

describe('the help as a customer sees it', () => {
  it('has what is on, and no member for what is off', () => {
    expect(presentHelp(base, customer, new Set())).toEqual({});
    expect(presentHelp({ ...base, help: {} }, customer, new Set())).toEqual({});
    expect(presentHelp({ ...base, help: { query: { confirm: false } } }, customer, new Set())).toEqual({ query: { confirm: false } });
    expect(Object.keys(presentHelp({ ...base, help: { incident }, app: { name: 'x', ios: 'https://example.com' } }, customer, new Set()))).toEqual(['incident', 'app']);
  });

  it('fills the codes of every text in, once', () => {
    const help = { incident, files: { text: 'For {{customer.name}}', list: [{ file: file('a'), name: '{{company.name}}', text: { en: '{{company.name}}', it: '{{field.roof}}' } }] } };
    expect(presentHelp({ ...base, help, app: { name: '{{company.name}}', description: '{{opportunity.name}}', ios: 'https://example.com' } }, customer, new Set(['a']))).toEqual({
      incident: { confirm: true, types: [{ id: 'roof', name: { en: 'A roof of Sole Nostro' } }] },
      // what is filled in isn't looked at again, and nothing of a project is known here
      files: { text: 'For Anna {{company.name}}', list: [{ file: file('a'), name: 'Sole Nostro', text: { en: 'Sole Nostro', it: '{{field.roof}}' } }] },
      app: { name: 'Sole Nostro', description: '{{opportunity.name}}', ios: 'https://example.com' },
    });
  });

  it('lists the files that can be had; where none can, there are no files', () => {
    const help = { files: { list: [{ file: file('a') }, { file: file('b') }] } };
    expect(presentHelp({ ...base, help }, customer, new Set(['b'])).files?.list.map((one) => one.file.id)).toEqual(['b']);
    expect(presentHelp({ ...base, help }, customer, new Set())).toEqual({});
  });

  it('sends nobody to an address that isn’t https, and has no app without a link', () => {
    for (const good of ['https://example.com', 'https://example.com:8443/a/b?c=d#e', 'https://exämple.example/@app', 'https://example.com?x=@y']) expect(isLink(good), good).toBe(true);
    for (const bad of [undefined, '', 'https://', 'https:///path', 'http://example.com', 'HTTPS://example.com', 'javascript:alert(1)//https://example.com', ' https://example.com', 'https://example.com\n', 'https://a.example\\@b.example', 'https://user@example.com', 'https://example.com/"onload="x']) expect(isLink(bad), bad).toBe(false);
    const app = { name: 'Sole', android: 'https://example.com/a', ios: 'javascript:alert(1)', qr: true };
    expect(presentHelp({ ...base, app }, customer, new Set()).app).toEqual({ name: 'Sole', android: 'https://example.com/a', qr: true });
    expect(presentHelp({ ...base, app: { ...app, android: undefined } }, customer, new Set())).toEqual({});
  });

  it('is named among the modules while it is on, whatever the company’s own list says', () => {
    const on = { ...base, modules: ['portal', 'help', 'app'] };
    expect(modulesOf(base)).toEqual([]);
    expect(modulesOf(on)).toEqual(['portal']);
    expect(modulesOf({ ...on, help: {} })).toEqual(['portal', 'help']);
    expect(modulesOf({ ...on, app: { name: 'x', ios: 'http://example.com' } })).toEqual(['portal']);
    expect(modulesOf({ ...on, app: { name: 'x', ios: 'https://example.com' } })).toEqual(['portal', 'app']);
  });
});

describe('what holds a ticket up', () => {
  const all = { query: { confirm: true }, incident };
  const codes = (ticket: Partial<TicketRequest>, help: Settings['help'] = all): string[] => ticketFaults({ kind: 'query', text: 'x', ...ticket }, help ?? {}).map(({ pointer, code }) => `${pointer} ${code}`);

  it('is nothing when all is there', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ kind: 'incident', type: 'roof', text: 'x'.repeat(longestTicket), files: ['1', '2', '3', '4', '5'] })).toEqual([]);
    expect(codes({ kind: 'incident' }, { incident: { confirm: true, types: [] } })).toEqual([]);
  });

  it('is a kind that is off, before anything else', () => {
    expect(codes({ text: '', type: 'x' }, { incident })).toEqual(['/kind not-offered']);
    expect(codes({ kind: 'incident' }, { query: { confirm: true } })).toEqual(['/kind not-offered']);
  });

  it('is each thing that is missing, wrong or too much', () => {
    expect(codes({ kind: 'incident', text: ' \t\n' })).toEqual(['/type required', '/text required']);
    expect(codes({ kind: 'incident', type: 'door' })).toEqual(['/type not-a-choice']);
    expect(codes({ type: 'roof' })).toEqual(['/type not-a-choice']);
    expect(codes({ kind: 'incident', type: 'roof' }, { incident: { confirm: true, types: [] } })).toEqual(['/type not-a-choice']);
    expect(ticketFaults({ kind: 'query', text: 'x'.repeat(longestTicket + 1), files: ['1', '2', '3', '4', '5', '6'] }, all)).toEqual([
      { pointer: '/text', code: 'too-long', params: { max: 5000, length: 5001 } }, { pointer: '/files', code: 'too-many-files', params: { max: 5 } },
    ]);
  });
});
