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
  const code = failure?.problem ?? failure?.code ?? '';
  if (code === 'offline' || code === 'server') return m.fileOffline;
  if (failure?.code === 'too-many-requests') return m.failure.tooMany.text;
  return faultMessage(m, { code, params: { name, max: maxSize ?? 0 } }, 'files', language);
}
