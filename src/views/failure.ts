import { html, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';
import type { Failure, PortalState } from '../store/state.js';
import { icons } from '../theme/icons.js';
import { contactLinks } from './contact.js';

/** The codes where asking again would get the same answer; there the company's support stands instead of *Try again*. */
const final: readonly Failure['code'][] = ['configuration', 'forbidden', 'not-found', 'gone', 'too-large', 'unsupported-type'];

export interface FailureOptions {
  readonly retry: () => void;
  /** where the support contact comes from */
  readonly config?: PortalState['config'] | undefined;
  /** what was there before still shows: said more quietly */
  readonly stale?: boolean;
}

/** What went wrong, in words, with what can be done about it. */
export function failureNotice(m: Messages, failure: Failure, { retry, config, stale = false }: FailureOptions): TemplateResult {
  const { title, text } = failureWords(m, failure);
  const again = !final.includes(failure.code);
  return html`
    <div class="notice ${stale ? 'warning' : 'danger'}" role=${stale ? 'status' : 'alert'} part="failure" data-failure=${failure.code}>
      ${failure.code === 'offline' ? icons.cloudOff : icons.alert}
      <div class="stack">
        <div><strong>${title}</strong><p>${text}</p></div>
        ${again ? html`<div class="actions"><button type="button" @click=${retry}>${icons.retry}${m.tryAgain}</button></div>` : contactLinks(config)}
      </div>
    </div>`;
}

/** What failed is what the company says of itself: there is no project in it that could have moved, and no session that could have ended. */
export const ofSettings = (failure: Failure): Failure => (['offline', 'malformed', 'too-many-requests', 'configuration'].includes(failure.code) ? failure : { ...failure, code: 'server' });

/** Title and text for each way in which it can fail. */
export function failureWords(m: Messages, { code, retryAfter }: Failure): { title: string; text: string } {
  const { failure } = m;
  switch (code) {
    case 'offline': return failure.offline;
    case 'unauthorized': return failure.unauthorized;
    case 'forbidden': return failure.forbidden;
    case 'not-found': return failure.notFound;
    case 'conflict': return failure.conflict;
    case 'gone': return failure.gone;
    case 'too-large': return failure.tooLarge;
    case 'unsupported-type': return failure.unsupportedType;
    case 'invalid': return failure.invalid;
    case 'too-many-requests': return { title: failure.tooMany.title, text: retryAfter ? failure.tooManyWait(Math.ceil(retryAfter / 60)) : failure.tooMany.text };
    case 'malformed': return failure.malformed;
    case 'configuration': return failure.configuration;
    case 'server':
    case 'aborted': return retryAfter ? { title: failure.server.title, text: failure.tooManyWait(Math.ceil(retryAfter / 60)) } : failure.server;
  }
}

/** What a verdict on an action means: the server's own code first, then the kind of failure. */
export function refusedWords(m: Messages, failure: Failure): { title: string; text: string } {
  for (const code of [failure.problem, ...failure.errors.map((error) => error.code)]) {
    const words = reasonWords(m, code);
    if (words) return words;
  }
  return failureWords(m, failure);
}

/** The words for a stable code of the server: why something was refused, or can't be done now. */
export function reasonWords(m: Messages, code: string | undefined): { title: string; text: string } | undefined {
  const words: Record<string, { title: string; text: string }> = m.refused;
  return code !== undefined && Object.hasOwn(words, code) ? words[code] : undefined;
}
