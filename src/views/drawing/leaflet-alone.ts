/**
 * While it is evaluated, Leaflet 1.9 asks the browser for its age by putting markup into a new `<div>`, which a page that requires
 * Trusted Types refuses. In that moment a new `<div>` keeps the markup as text. Nobody else makes elements meanwhile: modules
 * that wait for nothing are evaluated in one go. To be removed with Leaflet 2, which no longer asks.
 */
export function restore(): void { Reflect.deleteProperty(document, 'createElement'); }

document.createElement = (tag: string, options?: ElementCreationOptions): HTMLElement => {
  const element = Document.prototype.createElement.call(document, tag, options);
  if (tag === 'div') Object.defineProperty(element, 'innerHTML', { value: '', writable: true });
  return element;
};
// in case Leaflet breaks before anybody restores it
queueMicrotask(restore);
