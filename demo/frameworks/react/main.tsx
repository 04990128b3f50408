import { createRoot, hydrateRoot } from 'react-dom/client';
import '../site/site.css';
import { Page } from './Page.js';

const home = document.querySelector('#app') as HTMLElement;
// what a server wrote comes to life as it stands
if (home.hasChildNodes()) hydrateRoot(home, <Page />);
else createRoot(home).render(<Page />);
