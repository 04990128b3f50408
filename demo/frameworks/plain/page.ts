import 'customer-portal-elements/loader';
import type { CustomerPortal, PortalTimeline } from 'customer-portal-elements';
import { endpoint, examples, getToken } from '../site/account.js';

const find = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector} on this page`);
  return found;
};
const portal = find<CustomerPortal>('customer-portal');
const greeting = find<HTMLElement>('[slot=header]');
const home = find<HTMLElement>('section');
const timeline = find<PortalTimeline>('portal-timeline');

portal.setAttribute('endpoint', endpoint);
portal.getToken = getToken;
portal.addEventListener('portal-opportunity-changed', ({ substate }) => { find<HTMLOutputElement>('#now').value = substate; });
portal.addEventListener('portal-step-submitted', ({ receipt }) => { find<HTMLOutputElement>('#receipt').value = receipt; });

let [shownExample] = examples;
timeline.view = shownExample;

find<HTMLInputElement>('#shown').onchange = () => { if (portal.isConnected) portal.remove(); else home.append(portal); };
find<HTMLInputElement>('#header').onchange = () => { portal.toggleAttribute('without-header'); };
find<HTMLInputElement>('#greeting').onchange = () => { if (greeting.isConnected) greeting.remove(); else portal.append(greeting); };
find<HTMLButtonElement>('#language').onclick = ({ currentTarget }) => {
  const italian = portal.lang !== 'it';
  portal.lang = italian ? 'it' : 'en';
  greeting.textContent = italian ? 'Bentornato' : 'Welcome back';
  (currentTarget as HTMLElement).textContent = italian ? 'English' : 'Italiano';
};
find<HTMLButtonElement>('#swap').onclick = () => { home.parentElement?.append(find('.pieces > section')); };
find<HTMLButtonElement>('#another').onclick = () => {
  shownExample = examples.find((one) => one !== shownExample);
  timeline.view = shownExample;
  find('h2').textContent = String(shownExample?.name);
};
