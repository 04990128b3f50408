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
