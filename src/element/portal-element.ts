import { LitElement, type PropertyValues } from 'lit';
import { LocaleController, type Area } from '../i18n/locale.js';
import type { Messages } from '../i18n/en.js';
import type { Text } from '../protocol/text.js';
import type { PortalRequestEvent } from '../events/request.js';
import type { PortalRequest } from '../store/state.js';
import { viewParts } from './parts.js';

/** What every element of the portal is: words in the language around it, and nothing rendered until they are there. */
export abstract class PortalElement extends LitElement {
  /** words beyond those of the first screen; they are there whenever the element renders */
  static readonly area: Area | undefined = undefined;

  /** names of the parts of its own and within, by comma: from outside of the element of ours that it stands in they are reached as parts of that one */
  static readonly parts: string = viewParts;

  protected readonly locale = new LocaleController(this, (this.constructor as typeof PortalElement).area);

  /** the words; only read it in `render()` and after, when they are there */
  protected get m(): Messages { return this.locale.messages as Messages; }

  /** a company's text in the language around the element */
  protected text(text: Text | undefined): string { return this.locale.text(text); }

  override connectedCallback(): void {
    super.connectedCallback();
    if ((this.getRootNode() as Partial<ShadowRoot>).host instanceof PortalElement) this.setAttribute('exportparts', (this.constructor as typeof PortalElement).parts);
  }

  /** What is rendered stands in a box that the page's rules don't reach; it is there from the first render on. */
  protected override createRenderRoot(): HTMLElement {
    super.createRenderRoot();
    return Object.assign(document.createElement('div'), { className: 'inner' });
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const inner = this.renderRoot;
    if (!inner.parentNode) this.shadowRoot?.append(inner);
  }

  /** Called before every render, also while the words aren't there yet: what a page set before the class was there has arrived by now. */
  protected receive(_changed: PropertyValues): void { /* for those who are told of a connection */ }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    this.receive(changed);
    return this.locale.messages !== undefined && super.shouldUpdate(changed);
  }

  /** Asks the shell above. False: the host page said no. */
  protected ask<T extends PortalRequest['type']>(event: PortalRequestEvent<T>): boolean {
    return this.dispatchEvent(event);
  }
}
