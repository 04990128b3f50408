import { hydrate, mount } from 'svelte';
import '../site/site.css';
import Page from './Page.svelte';

const target = document.querySelector('#app') as HTMLElement;
// what a server wrote comes to life as it stands
if (target.hasChildNodes()) hydrate(Page, { target });
else mount(Page, { target });
