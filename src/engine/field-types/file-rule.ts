import type { Field, Value } from '../../protocol/field.js';
import type { FileRef } from '../../protocol/file.js';
import type { Fault, FieldRule } from './rule.js';

const isRef = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && typeof (value as FileRef).id === 'string' && typeof (value as FileRef).name === 'string'
  && typeof (value as FileRef).size === 'number' && typeof (value as FileRef).type === 'string';

/** Whether a file is of a kind that `accept` lists: media types, wildcards (`image/*`) or extensions (`.pdf`), as in HTML. */
export function accepts(accept: readonly string[] | undefined, file: { readonly name: string; readonly type: string }): boolean {
  if (!accept || accept.length === 0) return true;
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase();
  return accept.some((entry) => {
    const wanted = entry.trim().toLowerCase();
    if (wanted.startsWith('.')) return name.endsWith(wanted);
    if (wanted.endsWith('/*')) return type.startsWith(wanted.slice(0, -1));
    return type === wanted;
  });
}

/** The rule of the types whose value is a list of files that the server holds. */
export function fileRule(accept?: readonly string[]): FieldRule {
  return {
    empty: [],
    sanitize: (value) => (Array.isArray(value) ? value.filter((one): one is FileRef | string => isRef(one) || typeof one === 'string') : []),
    isEmpty: (value) => !Array.isArray(value) || value.length === 0,
    validate(value, field): Fault | undefined {
      const files = Array.isArray(value) ? value : [];
      const max = field.maxFiles ?? 1;
      const largest = field.maxSize ?? Infinity;
      if (files.length > max) return { code: 'too-many-files', params: { max } };
      for (const file of files) {
        if (typeof file === 'string') return { code: 'unknown-file' };
        if (file.size === 0) return { code: 'file-empty', params: { name: file.name } };
        if (file.size > largest) return { code: 'file-too-large', params: { name: file.name, max: largest } };
        if (!accepts(field.accept ?? accept, file)) return { code: 'file-type', params: { name: file.name } };
      }
      return undefined;
    },
    format: (value) => (Array.isArray(value) ? value.map((file) => (typeof file === 'string' ? file : file.name)).join(', ') : ''),
    toWire: (value) => (Array.isArray(value) ? value.map((file) => (typeof file === 'string' ? file : file.id)) : []),
  };
}

/** The ids of the files in a value. */
export const fileIds = (value: Value | undefined): string[] => (Array.isArray(value) ? value.map((file) => (typeof file === 'string' ? file : file.id)) : []);

/** The fault of one file before it is sent, with the others that the field holds already counted. */
export function checkFile(rule: FieldRule, field: Field, file: { name: string; size: number; type: string }): ReturnType<FieldRule['validate']> {
  return rule.validate([{ id: '', name: file.name, size: file.size, type: file.type }], { ...field, maxFiles: 1 });
}
