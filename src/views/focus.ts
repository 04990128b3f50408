/** Nobody else on the page has the focus: moving it within the element takes it from nobody. */
export function focusIsOurs(element: HTMLElement): boolean {
  const active = element.ownerDocument.activeElement;
  if (!active || active === element.ownerDocument.body) return true;
  for (let at: Element | null = element; at;) {
    if (at === active || active.contains(at) || at.contains(active)) return true;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}

/** How long what was asked for may take to arrive, in ms; after that the customer has gone on to something else. */
const patience = 10_000;
let expectedAt = -Infinity;

/** The customer pressed something that another view comes in place of: its heading gets the focus, which would be lost with the button. */
export function expectArrival(is = true): void { expectedAt = is ? performance.now() : -Infinity; }

/** Takes the focus to the heading of what has arrived, when it was expected and nobody else has the focus by now. */
export function arrive(element: HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment }): void {
  const heading = performance.now() - expectedAt < patience ? element.renderRoot.querySelector<HTMLElement>('[data-arrival]') : null;
  if (!heading) return;
  expectArrival(false);
  if (focusIsOurs(element)) heading.focus();
}
