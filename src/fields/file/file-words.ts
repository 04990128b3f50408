import type { Messages } from '../../i18n/en.js';
import { faultMessage } from '../../i18n/faults.js';
import { fileSize } from '../../i18n/format.js';
import type { Field } from '../../protocol/field.js';
import type { UploadState } from '../../store/state.js';

/** What a field takes, in one line. */
export function limitsOf({ accept, maxSize, maxFiles }: Field, m: Messages, language: string): string {
  const kinds = accept?.map((entry) => (entry === 'image/*' ? m.fileImages : entry.replace('/*', '').replace(/^.*[/.]/, '').toUpperCase())).filter(Boolean);
  return m.fileLimits({ kinds: kinds?.length ? kinds.join(', ') : '', size: maxSize === undefined ? '' : fileSize(maxSize, language), many: maxFiles ?? 1 });
}

/** Why a file didn't arrive. */
export function whyNot({ failure, name }: UploadState, { maxSize }: Field, m: Messages, language: string): string {
  const found = failure?.problem ?? failure?.code ?? '';
  // what is too large here is a file, and no number
  const code = found === 'too-large' ? 'file-too-large' : found === 'unsupported-type' ? 'file-type' : found;
  if (failure?.code === 'offline') return m.fileOffline;
  if (failure?.code === 'too-many-requests') return m.failure.tooMany.text;
  const { unauthorized, forbidden, notFound, conflict, gone, tooLarge, server, malformed } = m.failure;
  const other: Readonly<Record<string, { readonly text: string }>> = { unauthorized, forbidden, 'not-found': notFound, conflict, gone, server, malformed, ...(maxSize === undefined && { 'file-too-large': tooLarge }) };
  return other[code]?.text ?? faultMessage(m, { code, params: { name, max: maxSize ?? 0 } }, 'files', language);
}
