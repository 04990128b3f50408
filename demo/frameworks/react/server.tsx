import { renderToString } from 'react-dom/server';
import { Page } from './Page.js';

export const render = (): string => renderToString(<Page />);
