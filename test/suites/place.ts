import 'axe-core';
import type { PortalRequestEvent } from '../../src/events/request.js';
import { requestEventNames } from '../../src/events/names.js';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import { fieldElements, loadField } from '../../src/fields/field-types.js';
import type { Field, FieldType } from '../../src/protocol/field.js';
import type { PortalRequest } from '../../src/store/state.js';
import { until } from '../views/fake-store.js';

export type Shown = Partial<Pick<PortalFieldElement, 'field' | 'value' | 'required' | 'readOnly' | 'showFaults' | 'error' | 'uploads'>>;
export interface Around { readonly lang?: string; readonly dir?: 'ltr' | 'rtl'; readonly width?: string }

/** A definition of a type, in two languages, with help. */
export const define = (type: string, more: Partial<Field> = {}): Field => ({ id: 'one', type, label: { en: 'Label one', it: 'Etichetta uno' }, help: { en: 'Help for one', it: 'Aiuto per uno' }, ...more });

/** A field element in a form of a host's own, without a portal around it. */
export async function place(type: FieldType, shown: Shown = {}, { lang = 'en', dir = 'ltr', width = '' }: Around = {}): Promise<PortalFieldElement> {
  await loadField(type);
  const box = document.createElement('main');
  Object.assign(box, { lang, dir });
  box.style.width = width;
  const form = document.createElement('form');
  const element = Object.assign(document.createElement(fieldElements[type].tag) as PortalFieldElement, { field: define(type), ...shown });
  form.append(element);
  box.append(form);
  document.body.append(box);
  await until(() => element.shadowRoot?.firstElementChild);
  await element.updateComplete;
  return element;
}

export const inside = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
export const part = <T extends Element = HTMLElement>(element: Element, selector: string): T | null => inside(element).querySelector<T>(selector);
export const all = <T extends Element = HTMLElement>(element: Element, selector: string): T[] => [...inside(element).querySelectorAll<T>(selector)];
export const control = (element: Element): HTMLInputElement => part<HTMLInputElement>(element, '[data-control]') as HTMLInputElement;
/** All with which a person could change something. */
export const ways = (element: Element): Element[] => all(element, 'input, select, textarea, canvas, [contenteditable], .drop');
export const held = (element: Element): FormDataEntryValue | null => new FormData(element.closest('form') as HTMLFormElement).get('one');

export function enter(element: Element, text: string): void {
  const input = control(element);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The focus goes elsewhere on the page. */
export function leave(element: HTMLElement): void {
  const elsewhere = document.createElement('button');
  element.before(elsewhere);
  element.focus();
  elsewhere.focus();
  elsewhere.remove();
}

export function choose(element: Element, files: readonly File[], input = '#control'): void {
  const target = part<HTMLInputElement>(element, input) as HTMLInputElement;
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  target.files = data.files;
  target.dispatchEvent(new Event('change', { bubbles: true }));
}

export const press = (element: Element, words: string): void => (all(element, 'button').find((one) => one.textContent?.includes(words) || one.getAttribute('aria-label')?.includes(words)) as HTMLElement).click();
export const aFile = (name: string, type: string, size = 10): File => new File([new Uint8Array(size)], name, { type });

/** What an element asks for from now on. */
export function listen(element: HTMLElement): { readonly asked: PortalRequest[]; readonly events: PortalRequestEvent[] } {
  const heard = { asked: [] as PortalRequest[], events: [] as PortalRequestEvent[] };
  for (const name of requestEventNames) {
    element.addEventListener(name, (event) => {
      const asking = event as PortalRequestEvent;
      heard.asked.push(asking.request);
      heard.events.push(asking);
    });
  }
  return heard;
}

interface AxeNames { setup(node: Element): void; teardown(): void; readonly commons: { readonly text: { accessibleText(node: Element): string } } }

/** The name that assistive technology says for an element. */
export function nameOf(element: Element): string {
  const axe = window.axe as unknown as AxeNames;
  axe.setup(document.body);
  try {
    return axe.commons.text.accessibleText(element);
  } finally {
    axe.teardown();
  }
}

/** The texts that an element's `aria-describedby` points to. */
export const descriptionOf = (element: Element): string => (element.closest('[aria-describedby]')?.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
  .map((id) => (element.getRootNode() as ShadowRoot).getElementById(id)?.textContent ?? `no #${id}`).join(' ');
