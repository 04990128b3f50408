import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as protocol from '../../src/protocol/index.js';

const folder = new URL('./samples/v1/', import.meta.url);
const read = (name: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
/** file name → its schema; a released sample is never changed. */
const schemas: Record<string, { parse(data: unknown): unknown }> = {
  'config.json': protocol.Config, 'code-request.json': protocol.CodeRequest, 'code-challenge.json': protocol.CodeChallenge, 'session.json': protocol.Session, 'me.json': protocol.Me,
  'opportunity-documentation.json': protocol.Opportunity, 'opportunity-offer.json': protocol.Opportunity, 'action-request.json': protocol.ActionRequest, 'action-envelope.json': protocol.ActionEnvelope,
  'action-answer.json': protocol.ActionAnswer, 'problem.json': protocol.Problem, 'draft.json': protocol.Draft, 'file-link.json': protocol.FileLink, 'settings.json': protocol.Settings,
  'customer-record.json': protocol.CustomerRecord, 'opportunity-record.json': protocol.OpportunityRecord, 'flow.json': protocol.Flow, 'help.json': protocol.Help, 'ticket-request.json': protocol.TicketRequest, 'ticket-page.json': protocol.TicketPage,
};

describe('kept samples of version 1', () => {
  it('are there for each resource', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(schemas).sort());
  });

  it.each(Object.keys(schemas))('%s is read, with members that came later left aside', (name) => {
    const sample = read(name);
    expect(() => schemas[name]?.parse(sample)).not.toThrow();
    expect(() => schemas[name]?.parse({ ...sample, addedLater: { anything: [1] } })).not.toThrow();
  });

  it('a view, a field and an action of an unknown kind are read as they are', () => {
    const sample = read('opportunity-documentation.json') as protocol.Opportunity;
    const [placement] = sample.placements;
    const parsed = protocol.Opportunity.parse({
      ...sample,
      view: { kind: 'hologram', depth: 3 },
      placements: [{ ...placement, definition: { ...placement?.definition, type: 'scent' } }],
      actions: [{ type: 'teleport', available: false, reason: { code: 'not-yet', more: 1 } }],
    });
    expect(parsed.view).toEqual({ kind: 'hologram', depth: 3 });
    expect(parsed.placements[0]?.definition.type).toBe('scent');
    expect(parsed.actions[0]?.type).toBe('teleport');
  });

  it('a member that is missing or of another type is refused', () => {
    const sample = read('opportunity-documentation.json');
    for (const name of ['id', 'revision', 'substate', 'view', 'placements', 'actions']) {
      const { [name]: _, ...rest } = sample;
      expect(() => protocol.Opportunity.parse(rest), name).toThrow();
    }
    expect(() => protocol.Opportunity.parse({ ...sample, placements: 'none' })).toThrow();
  });
});
