import type { Opportunity } from 'customer-portal-elements';

/** Where the company's backend answers. `demo:` runs in the page itself. */
export const endpoint = import.meta.env.VITE_PORTAL ?? 'demo:';

/**
 * The site has signed its customer in already, and its server hands out the token.
 * A function of the module and not of a component: another function is another session.
 */
export async function getToken(): Promise<string> {
  const answer = await fetch('token');
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  return answer.text();
}

const example = (name: string, ...steps: string[]): Opportunity => ({
  id: name, type: 'example', name, revision: '1',
  state: { id: 'example', name: 'Example' },
  substate: { id: 'last', name: steps.at(-1) ?? name },
  timeline: steps.map((step, i) => ({ id: String(i), name: step, status: i < steps.length - 1 ? 'done' : 'current' })),
  view: null, placements: [], values: {}, conditions: [], actions: [],
});

/** How other projects went, for those who don't have one yet: payloads by hand, no network. */
export const examples: readonly Opportunity[] = [
  example('A roof in Milan', 'Request', 'Visit', 'Contract', 'Fitted in March'),
  example('A roof in Turin', 'Request', 'Drawing', 'Offer', 'Fitted in June'),
];
