import { createContext } from '@lit/context';
import type { Store } from '../store/state.js';

/** The store of the nearest shell, or of the page's root. Two copies of the SDK on a page find each other within a major version. */
export const storeContext = createContext<Store>(Symbol.for('customer-portal/store@1'));
