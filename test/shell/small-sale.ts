import type { MockData } from '../../src/mock/mock-state.js';
import { find, until } from '../views/fake-store.js';

const eur = (amount: number): { amount: number; currency: string } => ({ amount, currency: 'EUR' });

/** A sale with one step of each kind that sends something: a form, conditions alone, an offer. */
export function smallSale(substate = 'papers'): MockData {
  return {
    flow: {
      protocol: 1, type: 'sale', name: 'Sale', initial: 'papers', languages: ['en', 'it'],
      fields: [
        { id: 'name', type: 'short-text', label: { en: 'Your name', it: 'Il suo nome' } },
        { id: 'bill', type: 'file', label: 'Bill', accept: ['application/pdf'], maxSize: 100_000 },
        { id: 'photos', type: 'file', label: 'Pictures', accept: ['application/pdf'], maxSize: 100_000, maxFiles: 4 },
      ],
      conditions: [{ id: 'privacy', version: 1, mandatory: true, name: 'Privacy notice', text: 'We keep it.' }],
      states: [{ id: 'sale', name: 'sale', substates: [
        { id: 'papers', name: 'papers', view: 'initial-documentation', mainPath: true, publicName: { en: 'Your papers', it: 'I suoi documenti' }, conditions: ['privacy'], placements: [{ field: 'name', required: true }, { field: 'bill' }, { field: 'photos' }] },
        { id: 'terms', name: 'terms', view: null, mainPath: true, publicName: 'Our terms', conditions: ['privacy'] },
        { id: 'offers', name: 'offers', view: 'offer', mainPath: true, publicName: 'Your offers', conditions: ['privacy'] },
        { id: 'done', name: 'done', view: null, mainPath: true, publicName: 'All done' },
      ] }],
      externalActions: [
        { source: 'customer-portal', action: 'submit-step', from: 'papers', target: 'terms' },
        { source: 'customer-portal', action: 'submit-step', from: 'terms', target: 'offers' },
        { source: 'customer-portal', action: 'accept-budget', target: 'done' },
      ],
    },
    settings: { company: { name: 'Sole Nostro' }, languages: ['en', 'it'], support: { email: 'help@example.com' }, showSupport: true, sites: [] },
    customers: [{ id: 'anna', name: 'Anna Ferri', email: 'anna@example.com', portal: true }],
    opportunities: [{
      id: 'a1', customer: 'anna', type: 'sale', name: 'House of Anna', substate,
      offers: [{ id: 'basic', name: 'Basic', price: eur(100_000), lines: [], attachments: [], status: 'open' }, { id: 'large', name: 'Large', price: eur(200_000), lines: [], attachments: [], status: 'open' }],
    }],
  };
}

type Placed = HTMLElement & { getToken?: (() => Promise<string> | string) | undefined };

/** Puts an element on the page, in English. */
export function place(tag: string, set: (element: Placed) => void): Placed {
  const element: Placed = document.createElement(tag);
  element.lang = 'en';
  set(element);
  document.body.append(element);
  return element;
}

export const input = (root: Element, selector: string): Promise<HTMLInputElement> => until(() => find(root, selector) as HTMLInputElement | null);
/** the control of the field `name`; undefined while there is none */
export const nameIn = (root: Element): HTMLInputElement | null | undefined => find(root, 'portal-field-short-text')?.shadowRoot?.querySelector('input');
export const nameField = (root: Element): Promise<HTMLInputElement> => until(() => nameIn(root));

export function typeInto(control: HTMLInputElement, text: string): void {
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

export const press = async (root: Element, selector: string): Promise<void> => { (await until(() => find(root, selector))).click(); };

/** Fills the form and ticks the condition. */
export async function fillForm(root: Element, name = 'Anna'): Promise<void> {
  typeInto(await nameField(root), name);
  await tick(root);
}

export async function tick(root: Element): Promise<void> {
  const box = await input(root, 'input[name=privacy]');
  if (!box.checked) box.click();
}
