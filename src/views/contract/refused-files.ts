import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PortalFileRemoveEvent } from '../../events/file-remove.js';
import type { PortalState } from '../../store/state.js';

/** Verdicts of the server on a file that only this view has words for. */
const ownFaults: readonly string[] = ['pdf-encrypted', 'pdf-damaged'];

/** Remembers why a file wasn't taken, by its place, and takes it off the list: the same one again would be judged the same. */
export class RefusedFiles implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #codes = new Map<string, string>();
  #seen: PortalState['uploads'] | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void { this.#codes.clear(); }

  /** place → code */
  get codes(): ReadonlyMap<string, string> { return this.#codes; }

  /** Call before rendering. */
  watch({ uploads }: PortalState): void {
    if (uploads === this.#seen) return;
    this.#seen = uploads;
    for (const { field, local, failure, status } of uploads) {
      const code = failure?.problem ?? '';
      if (status !== 'failed') this.#codes.delete(field);
      else if (ownFaults.includes(code)) {
        this.#codes.set(field, code);
        queueMicrotask(() => this.#host.dispatchEvent(new PortalFileRemoveEvent({ type: 'file-remove', field, file: local })));
      }
    }
  }
}
