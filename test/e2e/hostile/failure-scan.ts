/** Where a call goes wrong, and what leads there. */
export interface Trial {
  readonly endpoint: string;
  readonly signedIn: boolean;
  /** what is done, one after the other: pressed (`selector`), typed into (`selector <- words`), given a file (`selector <- file`) */
  readonly press: readonly string[];
  /** what tells the customer */
  readonly said: string;
}

/** Runs within the page: does what leads to the failure, and reads what the customer is told. */
export async function trial({ endpoint, signedIn, press, said }: Trial): Promise<{ readonly told: string; readonly shown: string }> {
  const place = document.querySelector('main') ?? document.body;
  const portal = Object.assign(document.createElement('customer-portal'), { lang: 'en', endpoint, ...(signedIn && { getToken: () => 'token' }), withoutRemember: true });
  place.replaceChildren(portal);
  const inside = (root: Element | ShadowRoot): Element[] => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
  const all = (): HTMLElement[] => (portal.shadowRoot ? inside(portal.shadowRoot) : []).filter((element): element is HTMLElement => element instanceof HTMLElement && element.checkVisibility());
  const textOf = (element: HTMLElement): string => (element.shadowRoot?.textContent ?? element.innerText).replace(/\s+/g, ' ').trim();
  const wait = async <T>(look: () => T | undefined | false | ''): Promise<T | undefined> => {
    const end = performance.now() + 12_000;
    for (;;) {
      const found = look();
      if (found) return found;
      if (performance.now() > end) return undefined;
      await new Promise((done) => { setTimeout(done, 10); });
    }
  };
  for (const one of press) {
    const [selector = '', words] = one.split(' <- ');
    const found = words === 'file'
      ? await wait(() => (portal.shadowRoot ? inside(portal.shadowRoot) : []).find((element) => element.matches(selector)) as HTMLElement | undefined)
      : await wait(() => all().find((element) => element.matches(selector)));
    if (!found) return { told: `nothing to press: ${selector}`, shown: all().map(textOf).join(' ').slice(0, 500) };
    if (words === undefined) found.click();
    else if (words === 'file' && found instanceof HTMLInputElement) {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['%PDF-1.4 small'], 'bill.pdf', { type: 'application/pdf' }));
      found.files = transfer.files;
      found.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) {
      found.value = words;
      found.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      found.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
  const told = await wait(() => { const found = all().filter((element) => element.matches(said) && textOf(element) !== ''); return found[0] && textOf(found[0]); });
  return { told: told ?? '', shown: all().filter((element) => element.shadowRoot || element.children.length === 0).map(textOf).join(' ').replace(/\s+/g, ' ').slice(0, 600) };
}
