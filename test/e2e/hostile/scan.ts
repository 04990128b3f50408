/** What a page is to show, and what is pressed before. */
export interface Visit {
  readonly endpoint: string;
  readonly language: string;
  readonly direction: string;
  readonly signedIn: boolean;
  readonly press: readonly string[];
  readonly until: string;
  /** what must be there to read; those of the Markdown subset without its marks */
  readonly plain: readonly string[];
  readonly marked: readonly string[];
}

export interface Seen {
  /** indexes of what was to be read and isn't */
  readonly missing: readonly number[];
  readonly missingMarked: readonly number[];
  /** what no text may make: elements and attributes that run or ask for something */
  readonly live: readonly string[];
  /** boxes that leave their place */
  readonly outside: readonly string[];
  readonly sideways: boolean;
  readonly blank: boolean;
  readonly ran: boolean;
  /** why it never came to stand */
  readonly trouble: string;
  readonly text: string;
}

/** Runs within the page: puts a portal there, lets it stand, presses what is to be pressed, and looks through all of it. */
export async function visit(spec: Visit): Promise<Seen> {
  const place = document.querySelector('main') ?? document.body;
  place.replaceChildren();
  document.documentElement.dir = spec.direction;
  const portal = Object.assign(document.createElement('customer-portal'), { lang: spec.language, endpoint: spec.endpoint, ...(spec.signedIn && { getToken: () => 'token' }), withoutRemember: true });
  place.append(portal);

  const inside = (root: Element | ShadowRoot): Element[] => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
  const all = (): Element[] => [portal, ...(portal.shadowRoot ? inside(portal.shadowRoot) : [])];
  /** `a b`: a `b` somewhere inside an `a`, through shadow roots */
  const find = (selector: string): HTMLElement | undefined => {
    const [outer = '', ...rest] = selector.split(/ (?=[^\]]*(?:\[|$))/);
    const found = all().find((element) => element.matches(outer));
    if (rest.length === 0 || !found) return found as HTMLElement | undefined;
    const below = found.shadowRoot ? inside(found.shadowRoot) : inside(found);
    return below.find((element) => element.matches(rest.join(' '))) as HTMLElement | undefined;
  };
  const frame = (): Promise<unknown> => new Promise((done) => { setTimeout(done, 4); });
  let trouble = '';
  const wait = async <T>(what: string, look: () => T | undefined | false): Promise<T | undefined> => {
    const end = performance.now() + 8_000;
    for (;;) {
      const found = look();
      if (found) return found;
      if (performance.now() > end) { const still = unsettled(); trouble ||= still ? `${what} (<${still.localName} class="${still.className}"> has nothing yet)` : what; return undefined; }
      await frame();
    }
  };
  // an element whose words are still on their way has nothing to show; a field of the company’s own that nobody registered stays as it is
  const unsettled = (): Element | undefined => all().find((element) => element.matches('.skeleton') || (/^portal-(?!timeline|conditions|monitoring|field-own)/.test(element.localName) && !element.shadowRoot?.childElementCount));
  const settled = (): boolean => portal.shadowRoot?.childElementCount !== 0 && !unsettled();

  const main = (): string => { let all = ''; for (const element of portal.shadowRoot ? inside(portal.shadowRoot) : []) if (element.closest('.main') || element.getRootNode() !== portal.shadowRoot) all += element.shadowRoot?.textContent ?? element.textContent ?? ''; return all.trim(); };
  /** whatever it is, it stands, and goes on standing */
  const stands = async (): Promise<void> => {
    for (let still = 0; still < 6 && !trouble; still++) if (!(await wait('anything', () => settled() && main() !== '' && !find('[aria-busy=true]')))) return; else await frame();
  };
  const anything = spec.until === '*';
  if (anything) await stands();
  for (const press of spec.press) {
    if (trouble) break;
    const [selector = '', words] = press.split(' <- ');
    const found = anything ? find(selector) : await wait(press, () => settled() && find(selector));
    if (anything && !found) break;
    if (words === undefined) found?.click();
    else if (found instanceof HTMLTextAreaElement) {
      found.value = words;
      found.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      found.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
  if (anything) await stands();
  // what the company says of itself may come after what it asks
  else if (!trouble) await wait(spec.until, () => settled() && find('[part=footer]') && find(spec.until));
  for (const element of all()) if (element instanceof HTMLDetailsElement) element.open = true;
  await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });

  let text = '';
  const read = (node: Node): void => {
    if (node.nodeType === 3) text += node.textContent ?? '';
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    for (const child of slotted.length > 0 ? slotted : (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes) if (!(child instanceof HTMLStyleElement)) read(child);
  };
  read(portal);
  const elements = all();
  const attributes = elements.flatMap((element) => [...element.attributes].map(({ value }) => value).concat(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : [], element instanceof HTMLSelectElement ? [...element.options].map(({ text: option }) => option) : [])).join('\n');
  // spaces may fall together, and a line of the other direction is held apart by signs that nobody sees
  const bare = (given: string): string => given.replace(/[\s\u2068\u2069]+/g, '');
  const unmarked = (given: string): string => bare(given).replace(/[*#\-[\]().\d]/g, '');
  const shown = bare(text + '\n' + attributes);
  const shownUnmarked = unmarked(text);
  const missing = spec.plain.flatMap((one, i) => (shown.includes(bare(one)) ? [] : [i]));
  const missingMarked = spec.marked.flatMap((one, i) => (shownUnmarked.includes(unmarked(one)) ? [] : [i]));

  const live = elements.flatMap((element) => {
    const name = element.localName;
    // the picture below a map may be the page's own
    if (element.matches('.leaflet-image-layer')) return [];
    const runs = ['script', 'object', 'embed', 'base', 'meta', 'link', 'style', 'frame', 'applet', 'marquee', 'video', 'audio'].includes(name) ? [`<${name}>`] : [];
    return [...runs, ...[...element.attributes].flatMap(({ name: attribute, value }) => {
      if (/^on/i.test(attribute)) return [`<${name} ${attribute}>`];
      if (!/^(href|src|srcset|srcdoc|action|formaction|poster|data|xlink:href|background)$/i.test(attribute) || value === '#') return [];
      const sound = name === 'a' ? /^(https:|mailto:|tel:)/ : /^(blob:|data:image\/)/;
      return sound.test(value) ? [] : [`<${name} ${attribute}="${value.slice(0, 80)}">`];
    })];
  });

  const edge = document.documentElement.clientWidth;
  const held = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.assignedSlot ?? at.parentElement ?? ((at.getRootNode() as Partial<ShadowRoot>).host ?? null)) {
      if (at === document.documentElement) return false;
      const { overflowX, clipPath, position } = getComputedStyle(at);
      if (overflowX !== 'visible' || clipPath !== 'none' || (position === 'absolute' && at.clientWidth <= 1)) return true;
    }
    return false;
  };
  const outside = elements.filter((element) => {
    if (!(element instanceof HTMLElement) || !element.checkVisibility()) return false;
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -1 || right > edge + 1) && !held(element);
  }).map((element) => `${((element.getRootNode() as Partial<ShadowRoot>).host ?? element).localName} ${element.localName}.${element.className} ${Math.round(element.getBoundingClientRect().left)}…${Math.round(element.getBoundingClientRect().right)}`).slice(0, 5);
  const cut = elements.filter((element) => element instanceof HTMLElement && element.checkVisibility() && !element.matches('.visually-hidden, textarea, select, input, canvas, svg, .leaflet-container, .leaflet-container *') && getComputedStyle(element).overflowX === 'hidden' && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && (element.textContent ?? '').trim() !== '').map((element) => `cut: ${element.localName}.${element.className}`).slice(0, 5);

  return {
    missing, missingMarked, live, outside: [...outside, ...cut],
    sideways: document.documentElement.scrollWidth > edge + 1 || document.body.scrollWidth > edge + 1,
    blank: bare(text) === '', ran: '__ran' in window, trouble, text: trouble ? text.replace(/\s+/g, ' ').slice(0, 400) : '',
  };
}
