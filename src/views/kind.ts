import { fileTypes } from '../engine/field-types/field-types.js';

/** How a field is answered, for the words of its errors. */
export function kindOf(type: string | undefined): 'text' | 'files' | 'choice' {
  if (type !== undefined && fileTypes.includes(type)) return 'files';
  return type !== undefined && ['choice', 'choices', 'yes-no', 'checkbox'].includes(type) ? 'choice' : 'text';
}
