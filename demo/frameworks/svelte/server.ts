import { render as renderPage } from 'svelte/server';
import Page from './Page.svelte';

export const render = (): string => renderPage(Page).body;
