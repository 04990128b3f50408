import { elements, type ElementTag } from './elements.js';
import { installRoot } from './shell/root.js';

/**
 * The entry for a script tag: registers each element of the portal when it appears on the page, now or later.
 * A chunk that doesn't come is tried again when the network is back, or with the next such element.
 */
const wanted = Object.keys(elements) as ElementTag[];
const started = new Set<string>();

function start(tag: ElementTag): void {
  if (started.has(tag) || customElements.get(tag)) return;
  started.add(tag);
  elements[tag]().catch(() => {
    started.delete(tag);
    console.warn(`customer-portal chunk-failed: <${tag}> could not be loaded`);
    addEventListener('online', () => start(tag), { once: true });
  });
}

function look(root: ParentNode): void {
  for (const tag of wanted) if (!started.has(tag) && root.querySelector(tag)) start(tag);
}

installRoot();
look(document);
new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      if (node.localName in elements) start(node.localName as ElementTag);
      if (node.firstElementChild) look(node);
    }
  }
}).observe(document, { childList: true, subtree: true });
