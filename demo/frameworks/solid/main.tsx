import { render } from 'solid-js/web';
import '../site/site.css';
import { Page } from './Page.js';

render(() => <Page />, document.querySelector('#app') as HTMLElement);
