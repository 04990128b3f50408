/** Registers a class under a tag, once: a second copy of the SDK on the page leaves the first one's in place. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined' || customElements.get(tag)) return;
  customElements.define(tag, element);
}
