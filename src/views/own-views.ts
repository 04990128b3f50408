import { ownTable, type OwnElement } from '../element/own-table.js';

/** The views that the company has added, by their kind. */
export const ownViews = ownTable<OwnElement>('own-views');
