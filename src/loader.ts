import { ahead } from './ahead.js';
import { elements, type ElementTag } from './elements.js';

/**
 * The entry for a script tag: registers each element of the portal when it appears on the page, now or later.
 * A chunk that doesn't come is tried again when the network is back, or with the next such element.
 */
const wanted = Object.keys(elements) as ElementTag[];
const started = new Set<string>();

/** Found one behind the other, the files of a portal would cost the customer a round trip each. */
function ask(name: string): void {
  for (const file of ahead[name] ?? []) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = new URL(file, import.meta.url).href;
    link.onload = link.onerror = () => link.remove();
    document.head.append(link);
  }
}

function start(tag: ElementTag): void {
  if (started.has(tag) || customElements.get(tag)) return;
  if (started.size === 0) {
    ask('first');
    ask((document.documentElement.lang || navigator.language).slice(0, 2).toLowerCase());
  }
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

// a server that renders the page imports this too, and has none
if (typeof document !== 'undefined') {
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
}
