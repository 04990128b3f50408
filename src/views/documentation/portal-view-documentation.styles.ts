import { receiptStyles } from '../receipt.styles.js';
import { viewStyles } from '../view.styles.js';

export const documentationStyles = [...viewStyles, receiptStyles];
