import type { PortalClient } from '../client/portal-client.js';
import { PortalError } from '../client/portal-error.js';
import type { Opportunity } from '../protocol/opportunity.js';

/** A payload by hand: no network. What the customer does comes to the page as events; an action that no listener took over can't be sent. */
export function viewClient(view: Opportunity): PortalClient {
  const { id, type, name, state, substate } = view;
  return {
    config: () => Promise.resolve({ protocol: 1, company: { name: '' }, languages: [], signIn: { methods: [], codeLength: 6 }, modules: [] }),
    me: () => Promise.resolve({ id: 'page', name: '', opportunities: [{ id, type, name, state: state.name, substate: substate.name, updatedAt: new Date().toISOString() }] }),
    opportunity: () => Promise.resolve(view),
    act: () => Promise.reject(new PortalError('configuration')),
  };
}
