import * as litContext from '@lit/context';
import { adoptStyles, css, html, render, unsafeCSS, type CSSResult, type ReactiveController } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import * as leanContext from '../../../src/context/lean.js';
import * as leanCss from '../../../src/element/lean-css.js';
import * as leanDirectives from '../../../src/element/lean-directives.js';

/** Runs in a browser: the same is done with Lit's own and with what stands in for it, and told as data. */
type Kind = 'own' | 'lean';

const directives = { own: { guard, live, repeat }, lean: leanDirectives } as const;
const contexts = { own: litContext, lean: leanContext } as unknown as Record<Kind, typeof litContext>;

let arrivals: string[] = [];
customElements.define('an-item', class extends HTMLElement { connectedCallback(): void { arrivals.push(this.id); } });

/** What a list looks like after each of these lists of keys: the order, which nodes were there before, and which were put in or moved. */
export function lists(kind: Kind, all: readonly (readonly string[])[]): unknown {
  const place = document.createElement('div');
  document.body.append(place);
  const names = new Map<Element, number>();
  const seen = all.map((keys, round) => {
    arrivals = [];
    render(html`${directives[kind].repeat(keys, (key) => key, (key, at) => html`<an-item id=${key}>${round}.${at}</an-item>`)}`, place);
    return [...place.children].map((item) => {
      if (!names.has(item)) names.set(item, names.size);
      return `${item.id} ${item.textContent} ${names.get(item)}`;
    });
  });
  place.remove();
  return seen;
}

/** Which items were put in or moved on the way from one list to the other. */
export function moved(kind: Kind, from: readonly string[], to: readonly string[]): readonly string[] {
  const place = document.createElement('div');
  document.body.append(place);
  const show = (keys: readonly string[]): unknown => render(html`${directives[kind].repeat(keys, (key) => key, (key) => html`<an-item id=${key}></an-item>`)}`, place);
  show(from);
  arrivals = [];
  show(to);
  place.remove();
  return [...arrivals];
}

/** What a control holds after each: the customer types, and the view renders. */
export function controls(kind: Kind, all: readonly { readonly typed: string; readonly rendered: string }[]): unknown {
  const place = document.createElement('div');
  return all.map(({ typed, rendered }) => {
    const before = place.querySelector('input');
    if (before) before.value = typed;
    render(html`<input .value=${directives[kind].live(rendered)}>`, place);
    return place.querySelector('input')?.value;
  });
}

/** How often a guarded part was made. */
export function guarded(kind: Kind, all: readonly (readonly unknown[])[]): unknown {
  const place = document.createElement('div');
  let made = 0;
  return all.map((on) => {
    render(html`${directives[kind].guard([...on], () => { made++; return String(made); })}`, place);
    return [made, place.textContent];
  });
}

/** An element with controllers, as Lit's are. */
class Host extends HTMLElement {
  readonly #controllers: ReactiveController[] = [];
  readonly updateComplete = Promise.resolve(true);
  addController(controller: ReactiveController): void { this.#controllers.push(controller); if (this.isConnected) controller.hostConnected?.(); }
  removeController(): void { /* nobody does */ }
  requestUpdate(): void { /* nothing is drawn */ }
  connectedCallback(): void { for (const one of this.#controllers) one.hostConnected?.(); }
  disconnectedCallback(): void { for (const one of this.#controllers) one.hostDisconnected?.(); }
}
customElements.define('a-host', Host);

/** What the one who asks is told, while providers come, change, wake up further in, and go. */
export function told(asks: Kind, provides: Kind): readonly string[] {
  const log: string[] = [];
  const context = litContext.createContext<string>(Symbol.for('a'));
  const other = litContext.createContext<string>(Symbol.for('b'));
  const [outer, inner, one] = [new Host(), new Host(), new Host()];
  const { ContextProvider } = contexts[provides];
  const { ContextConsumer, ContextEvent } = { ...contexts[asks], ContextEvent: contexts[asks].ContextEvent };
  const first = new ContextProvider(outer, { context });
  new ContextProvider(outer, { context: other }).setValue('of another');
  const say = (value: string): void => { log.push(value); };
  new ContextConsumer(one, { context, subscribe: true, callback: say });
  // it provides what it asks for itself, and isn't its own provider
  new ContextProvider(one, { context }).setValue('its own');
  outer.append(inner);
  inner.append(one);
  document.body.append(outer);
  log.push('connected');
  first.setValue('one');
  first.setValue('one');
  first.setValue('two');
  const second = new ContextProvider(inner, { context });
  log.push('further in');
  second.setValue('near');
  first.setValue('far');
  one.remove();
  second.setValue('unheard');
  log.push('back');
  inner.append(one);
  one.dispatchEvent(new ContextEvent(context, one, (value: string) => { log.push(`once ${value}`); }));
  second.setValue('last');
  outer.remove();
  return log;
}

/** What stylesheets come to, and whether two elements share them. */
export function sheets(kind: Kind): unknown {
  const kit = kind === 'own' ? { css, unsafeCSS, adoptStyles } : (leanCss as unknown as { css: typeof css; unsafeCSS: typeof unsafeCSS; adoptStyles: typeof adoptStyles });
  const part: CSSResult = kit.css`color: red;`;
  const styles = [kit.css`p { ${part} margin: ${2}px; ${kit.unsafeCSS('padding: 0')} } p::before { content: '\\201c'; }`, kit.css`a { ${part} }`];
  const own = new CSSStyleSheet();
  own.replaceSync('b { color: blue }');
  const roots = [0, 1].map(() => document.createElement('div').attachShadow({ mode: 'open' }));
  for (const root of roots) kit.adoptStyles(root, [...styles, own]);
  const [x, y] = roots.map((root) => [...root.adoptedStyleSheets]);
  return { rules: x?.map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)), shared: x?.every((sheet, i) => sheet === y?.[i]), own: x?.[2] === own };
}
