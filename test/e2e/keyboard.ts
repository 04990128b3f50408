import type { CDPSession, Page } from 'playwright-core';

/** Where the focus is, as the accessibility tree and the eye have it. */
export interface Stop {
  readonly role: string;
  readonly name: string;
  /** buttons of one choice are one stop, wherever it is entered */
  readonly choice: string | undefined;
  /** something shows that it has the focus */
  readonly marked: boolean;
  /** nothing lies over the whole of it */
  readonly free: boolean;
  /** its smaller side in px; undefined where it may be small: in a line of text, or where its label is what is pressed */
  readonly size: number | undefined;
}

/** In the page: the element with the focus, through shadow roots. */
const focused = `(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at; })()`;

async function seen(element: Element): Promise<Omit<Stop, 'role' | 'name'> & { readonly nowhere: boolean }> {
  // a page that scrolls smoothly is on its way
  for (let before = NaN; before !== element.getBoundingClientRect().top;) {
    before = element.getBoundingClientRect().top;
    await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
  }
  const parents = [element];
  for (let at = element; parents.length < 5;) {
    const up: Element | undefined = at.parentElement ?? (at.getRootNode() as ShadowRoot).host;
    if (!up) break;
    parents.push(up);
    at = up;
  }
  const box = element.getBoundingClientRect();
  const hidden = box.width <= 2 || box.height <= 2 || getComputedStyle(element).opacity === '0';
  const marks = (one: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  };
  const labels = element instanceof HTMLInputElement ? [...element.labels ?? []] : [];
  const deepest = (x: number, y: number): Element | null => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  };
  const own = (hit: Element | null): boolean => hit !== null && (hit === element || element.contains(hit) || hit.contains(element) || labels.some((label) => label.contains(hit)) || parents.includes(hit));
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]] as const;
  const inText = element.localName === 'a' && getComputedStyle(element).display === 'inline';
  return {
    nowhere: element === document.body || element === document.documentElement,
    choice: element instanceof HTMLInputElement && element.type === 'radio' ? element.name : undefined,
    marked: marks(element) || [...parents.slice(1), ...labels, element.nextElementSibling].some((one) => one !== null && marks(one)),
    free: hidden || points.some(([x, y]) => own(deepest(box.x + box.width * x, box.y + box.height * y))),
    size: hidden || inText || (element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)) ? undefined : Math.round(Math.min(box.width, box.height)),
  };
}

/** A hand on the keyboard alone, and an ear at the accessibility tree. */
export class Keyboard {
  readonly page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<Keyboard> {
    return new Keyboard(page, await page.context().newCDPSession(page));
  }

  /** What has the focus; undefined when nothing of the page has it. */
  async here(): Promise<Stop | undefined> { return (await this.#at())?.stop; }

  async #at(): Promise<{ readonly stop: Stop; readonly node: number } | undefined> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression: focused });
    if (!result.objectId) return undefined;
    const { result: looked } = await this.#session.send('Runtime.callFunctionOn', { objectId: result.objectId, functionDeclaration: `function () { return (${seen.toString()})(this); }`, returnByValue: true, awaitPromise: true });
    const { nowhere, ...stop } = looked.value as Awaited<ReturnType<typeof seen>>;
    if (nowhere) return undefined;
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
    const [node] = nodes;
    return { stop: { role: String(node?.role?.value ?? ''), name: String(node?.name?.value ?? ''), ...stop }, node: node?.backendDOMNodeId ?? 0 };
  }

  /** All that Tab comes by, until it leaves the page or comes round. */
  async walk(key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop[]> {
    const stops: Stop[] = [];
    const seenBefore = new Set<number>();
    while (stops.length < 150) {
      await this.page.keyboard.press(key);
      const at = await this.#at();
      if (!at || seenBefore.has(at.node)) return stops;
      seenBefore.add(at.node);
      stops.push(at.stop);
    }
    throw new Error(`Tab never leaves the page: ${stops.slice(-5).map(({ role, name }) => `${role} ${name}`).join(', ')}`);
  }

  /** Tab until what has the focus has this name, as a person goes on until they hear it. */
  async to(name: string | RegExp): Promise<void> {
    const heard: string[] = [];
    for (let count = 0; count < 150; count++) {
      const stop = await this.here();
      if (stop && (typeof name === 'string' ? stop.name === name : name.test(stop.name))) return;
      heard.push(stop?.name ?? '–');
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab doesn't come by ${String(name)}: ${heard.slice(0, 40).join(', ')}`);
  }

  press(key: string): Promise<void> { return this.page.keyboard.press(key); }
  type(text: string): Promise<void> { return this.page.keyboard.type(text); }
}

/** Everything that a page says by itself, in the order in which it is said. To be begun before the page opens. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const live = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]';
    const last = new WeakMap<Element, string>();
    const say = (region: Element): void => {
      const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (last.get(region) === text) return;
      last.set(region, text);
      if (text) said.push(text);
    };
    const look = (changed: readonly MutationRecord[]): void => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changed) {
        const near = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (near) regions.add(near);
        for (const node of addedNodes) if (node instanceof Element) for (const one of [...(node.matches(live) ? [node] : []), ...node.querySelectorAll(live)]) regions.add(one);
      }
      for (const region of regions) say(region);
    };
    const observe = (root: ParentNode & Node): void => { new MutationObserver((changed) => look(changed)).observe(root, { subtree: true, childList: true, characterData: true }); };
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      observe(root);
      return root;
    };
    observe(document);
  });
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}
