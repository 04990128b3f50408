import type { Messages } from './en.js';
import { fileSize } from './format.js';

/** The sentence for a fault's code; `files`: the field takes files, `choice`: it is answered by choosing. */
export function faultMessage(m: Messages, fault: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> | undefined }, kind: 'text' | 'files' | 'choice', language: string): string {
  const { code, params = {} } = fault;
  const messages: Record<string, string | ((p: { max: string; min: string; name: string; length: string }) => string)> = m.faults;
  const key = code === 'required' && kind !== 'text' ? `required-${kind}` : code;
  const message = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (message === undefined) return m.faults['other'];
  if (typeof message === 'string') return message;
  const max = code === 'file-too-large' ? fileSize(Number(params['max']), language) : String(params['max'] ?? '');
  return message({ max, min: String(params['min'] ?? ''), name: String(params['name'] ?? ''), length: String(params['length'] ?? '') });
}
