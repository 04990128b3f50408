import { createApp, createSSRApp } from 'vue';
import '../site/site.css';
import Page from './Page.vue';

const home = document.querySelector('#app') as HTMLElement;
// what a server wrote comes to life as it stands
(home.hasChildNodes() ? createSSRApp(Page) : createApp(Page)).mount(home);
