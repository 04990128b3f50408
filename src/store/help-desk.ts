import type { Core } from './core.js';
import type { HelpAsked } from './portal-store.js';

/** What the company offers as help, and the customer's queries and incidents. Loaded when an element asks for it. */
export class HelpDesk {
  readonly #core: Core;

  constructor(core: Core) { this.#core = core; }

  async handle(request: HelpAsked): Promise<void> {
    await Promise.resolve();
    if (request.type === 'ticket-close') this.#core.patch({ ticket: { status: 'open' } });
  }
}
