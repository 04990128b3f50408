/** What a page asks of its backend, in the order in which a customer comes to it: the columns of the table. */
export const steps = [
  'config', 'code', 'session', 'refresh', 'me', 'opportunity', 'draft-read', 'events', 'draft', 'upload-create', 'upload-patch', 'upload-head', 'upload-delete',
  'submit-step', 'accept-budget', 'submit-drawing', 'sign-contract', 'ask-visit-change', 'ticket', 'help', 'file-link',
] as const;
export type Step = (typeof steps)[number];

/** The steps by which a customer acts: each must arrive exactly once. */
export const actions = ['submit-step', 'accept-budget', 'submit-drawing', 'sign-contract', 'ask-visit-change', 'ticket'] as const;
export type Action = (typeof actions)[number];

const isStep = (name: unknown): name is Step => (steps as readonly unknown[]).includes(name);

/** Which step a request is; undefined for one that belongs to none. */
export function stepOf(method: string, url: string, body: Buffer): Step | undefined {
  const [, room = '', id, more] = (url.split('?')[0] ?? '').split('/');
  switch (`${method} ${room}`) {
    case 'GET config': return 'config';
    case 'POST session': return id === 'codes' ? 'code' : id === 'refresh' ? 'refresh' : 'session';
    case 'GET me': return 'me';
    case 'GET opportunities': return more === undefined ? 'opportunity' : more === 'draft' ? 'draft-read' : undefined;
    case 'PUT opportunities': return more === 'draft' ? 'draft' : undefined;
    case 'GET events': return 'events';
    case 'POST uploads': return 'upload-create';
    case 'PATCH uploads': return 'upload-patch';
    case 'HEAD uploads': return 'upload-head';
    case 'DELETE uploads': return 'upload-delete';
    case 'POST tickets': return 'ticket';
    case 'GET help': return 'help';
    case 'POST files': return 'file-link';
    case 'POST opportunities': {
      const { type } = JSON.parse(body.toString() || '{}') as { type?: unknown };
      return isStep(type) ? type : undefined;
    }
    default: return undefined;
  }
}
