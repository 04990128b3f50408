import { hydrate, render } from 'preact';
import '../site/site.css';
import { Page } from './Page.js';

const home = document.querySelector('#app') as HTMLElement;
// what a server wrote comes to life as it stands
if (home.hasChildNodes()) hydrate(<Page />, home);
else render(<Page />, home);
