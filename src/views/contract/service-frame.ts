import type { Contract } from '../../protocol/contract.js';

const passedOn = 'slot[name="service"][slot="service"]';

/**
 * Where a provider's frame belongs: in light DOM, because providers look for their frames in the document and not in shadow roots.
 * Below a `<customer-portal>` that is the portal's own: the view stands in its shadow root, and passes the slot on.
 */
export function serviceHost(view: HTMLElement): HTMLElement {
  const root = view.getRootNode();
  if (!(root instanceof ShadowRoot) || root.host.localName !== 'customer-portal') return view;
  if (!view.querySelector(`:scope > ${passedOn}`)) {
    const slot = document.createElement('slot');
    slot.name = 'service';
    slot.slot = 'service';
    view.append(slot);
  }
  return root.host as HTMLElement;
}

/** Puts the service's own page into a frame there, unless the host page has put something of its own. `arrived`: the frame went on to another page, so the customer may be done. Returns how to take it away. */
export function mountService(view: HTMLElement, { service, name }: Pick<Contract, 'service'> & { readonly name: string }, arrived: () => void): () => void {
  const host = serviceHost(view);
  if (!service || host.querySelector(`:scope > [slot="service"]:not(slot)`)) return () => undefined;
  const frame = document.createElement('iframe');
  frame.slot = 'service';
  frame.title = service.name ?? name;
  frame.referrerPolicy = 'strict-origin';
  frame.allow = 'camera; microphone; clipboard-write';
  let loads = 0;
  frame.addEventListener('load', () => { if (++loads > 1) arrived(); });
  frame.src = service.url;
  host.append(frame);
  return () => frame.remove();
}
