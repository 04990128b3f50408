import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PortalReceiptCloseEvent } from '../../events/receipt-close.js';
import type { Contract } from '../../protocol/contract.js';
import type { PortalState } from '../../store/state.js';
import { mountService, serviceHost } from './service-frame.js';

/** Brings the customer to the signature service, once the server has noted it: its page comes here, or they go there. */
export class Handover implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #arrived: () => void;
  /** the contract that was asked for, and not answered yet */
  #asked: string | undefined;
  /** the contract whose service is here */
  #here: string | undefined;
  #unmount: (() => void) | undefined;

  /** `arrived`: the customer may be done there */
  constructor(host: ReactiveControllerHost & HTMLElement, arrived: () => void) {
    this.#host = host;
    this.#arrived = arrived;
    host.addController(this);
  }

  hostDisconnected(): void { this.#leave(); }

  /** the answer belongs to the handing over, and is no receipt */
  get underWay(): boolean { return this.#asked !== undefined; }

  isHere({ id }: Contract): boolean { return this.#here === id; }

  /** `prevented`: the page does it itself, and mounts what it likes in the slot */
  begin({ id }: Contract, prevented: boolean): void {
    if (prevented) {
      serviceHost(this.#host);
      this.#here = id;
    } else this.#asked = id;
    this.#host.requestUpdate();
  }

  /** Call before rendering, with the contract that is being signed. */
  watch({ send }: PortalState, active: Contract | undefined): void {
    // who waited long has gone on to something else: nobody is carried off then
    if (send.status === 'refused' || send.status === 'waiting') this.#asked = undefined;
    if (this.#here !== undefined && this.#here !== active?.id) this.#leave();
  }

  /** Call after rendering. `name`: what the customer reads. */
  settle({ send }: PortalState, active: Contract | undefined, name: string): void {
    if (this.#asked === undefined || send.status !== 'accepted') return;
    const asked = this.#asked;
    this.#asked = undefined;
    this.#host.dispatchEvent(new PortalReceiptCloseEvent({ type: 'receipt-close' }));
    if (active?.id !== asked || !active.service) return;
    if (!active.service.frame) { location.assign(active.service.url); return; }
    this.#here = asked;
    this.#unmount = mountService(this.#host, { service: active.service, name }, this.#arrived);
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#unmount?.();
    this.#unmount = undefined;
    this.#here = undefined;
  }
}
