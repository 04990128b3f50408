/** Looks again with every frame until nothing is thrown; in vain, the last error is thrown. */
async function waitFor<T>(look: () => T, patience = 8_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return look();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 16));
    }
  }
}

/** All the text that a node shows, through shadow roots and slots. */
export function textOf(node: Node): string {
  if (node instanceof HTMLStyleElement) return '';
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const children = slotted.length > 0 ? slotted : (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes;
  return [...children].map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

/** Every element that a selector finds, through shadow roots, in the order of the page. `a >>> b` is a `b` somewhere inside an `a`. */
function findAll(root: Element | ShadowRoot, path: string): HTMLElement[] {
  const [selector = '', ...rest] = path.split(' >>> ');
  const found = matching(root, selector);
  return rest.length === 0 ? found : found.flatMap((one) => [...(one.shadowRoot ? findAll(one.shadowRoot, rest.join(' >>> ')) : []), ...findAll(one, rest.join(' >>> '))]);
}

function matching(root: Element | ShadowRoot, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? matching(element.shadowRoot, selector) : []),
  ]);
}

/** Waits for the first element that a selector finds inside, through shadow roots; with a text when one is given. */
export function find(element: Element, selector: string, text = ''): Promise<HTMLElement> {
  return waitFor(() => {
    const found = findAll(element.shadowRoot ?? element, selector).find((one) => textOf(one).includes(text));
    if (!found) throw new Error(`no ${selector}${text && ` with "${text}"`} in: ${textOf(element).slice(0, 400)}`);
    return found;
  });
}

/** Waits until an element shows a text. */
export function sees(element: Element, text: string): Promise<void> {
  return waitFor(() => {
    const shown = textOf(element);
    if (!shown.includes(text)) throw new Error(`"${text}" isn't in: ${shown.slice(0, 400)}`);
  });
}

/** Presses the button whose text, or name, begins so. */
export async function press(element: Element, name: string): Promise<void> {
  const button = await waitFor(() => {
    const found = findAll(element.shadowRoot ?? element, 'button').find((one) => textOf(one).startsWith(name) || one.getAttribute('aria-label')?.startsWith(name));
    if (!found) throw new Error(`no button "${name}" in: ${textOf(element).slice(0, 400)}`);
    return found;
  });
  button.click();
}

/** Types into a native control as a person would have, at once. */
export function type(control: HTMLElement, value: string): void {
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) throw new Error(`${control.localName} takes no text`);
  control.value = value;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Chooses a file, as the file dialog does. */
export function choose(control: HTMLElement, file: File): void {
  if (!(control instanceof HTMLInputElement)) throw new Error(`${control.localName} takes no file`);
  const transfer = new DataTransfer();
  transfer.items.add(file);
  control.files = transfer.files;
  control.dispatchEvent(new Event('change', { bubbles: true }));
}
