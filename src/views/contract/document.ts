import { html, nothing, type TemplateResult } from 'lit';
import type { ContractWords } from '../../i18n/contract/words.js';
import type { Messages } from '../../i18n/en.js';
import { fileSize } from '../../i18n/format.js';
import type { FileRef } from '../../protocol/file.js';
import type { PortalState } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { contactLinks } from '../contact.js';
import type { Reader } from './reader.js';

export interface DocumentContext {
  readonly m: Messages & ContractWords;
  readonly language: string;
  readonly config: PortalState['config'];
  readonly reader: Reader;
  /** the file whose fingerprint was copied last */
  readonly copied: string | undefined;
  read(file: FileRef): void;
  download(file: FileRef): void;
  copy(file: FileRef): void;
}

/** A document: what it is called, how to read it and get it, and the number by which it is known. */
export function documentBox(file: FileRef, label: string, context: DocumentContext): TemplateResult {
  const { m, language, reader, read, download } = context;
  const open = reader.open === file.id;
  const pdf = file.type === 'application/pdf';
  return html`
    <div class="document" part="document" data-file=${file.id}>
      <div class="file">
        <span class="sheet">${icons.file}</span>
        <span class="what"><b>${label}</b> <span class="soft small"><bdi>${file.name}</bdi> · ${fileSize(file.size, language)}</span></span>
        <span class="actions">
          ${pdf ? html`<button type="button" part="read" aria-expanded=${open ? 'true' : 'false'} aria-label=${open ? nothing : m.contractReadNamed(label)} @click=${() => { if (open) reader.close(); else read(file); }}>${open ? m.contractReadClose : m.contractRead}</button>` : nothing}
          <button type="button" part="download" aria-label=${m.contractDownloadNamed(file.name)} @click=${() => download(file)}>${icons.download}${m.fileDownload}</button>
        </span>
      </div>
      ${pdf ? nothing : documentFault(m.contractNotPdf, context.config)}
      ${open ? reading(file, label, context) : nothing}
      ${file.sha256 ? fingerprint(file.sha256, file, context) : nothing}
    </div>`;
}

/** Why a document can't be read, and whom to tell. */
export function documentFault({ title, text }: { readonly title: string; readonly text: string }, config: PortalState['config']): TemplateResult {
  return html`<div class="notice danger" role="alert">${icons.alert}<div class="stack tight"><div><strong>${title}</strong><p>${text}</p></div>${contactLinks(config)}</div></div>`;
}

/** What came of the bytes: the browser's own view of them, or why there is none. */
function reading(file: FileRef, label: string, context: DocumentContext): TemplateResult {
  const { m, reader, read } = context;
  const found = reader.reading;
  switch (found?.status) {
    case 'ready': return html`
      ${reader.shows ? html`<iframe part="reader" title=${m.contractFrame(label)} src=${`${found.url}#navpanes=0&view=FitH`}></iframe>` : html`<p class="notice" data-viewer="none">${m.contractNoViewer}</p>`}
      <p><a class="link" href=${found.url} target="_blank" rel="noopener">${m.contractOpenTab}</a></p>`;
    case 'differs': return documentFault(m.contractHashDiffers, context.config);
    case 'not-pdf': return documentFault(m.contractNotPdf, context.config);
    case 'failed': return html`<div class="notice danger" role="alert" data-reading="failed">${icons.alert}<div class="stack tight"><p>${m.contractLoadFailed}</p><div class="actions"><button type="button" @click=${() => read(file)}>${icons.retry}${m.tryAgain}</button></div></div></div>`;
    default: return html`<div class="skeleton page" role="status"><span class="visually-hidden">${m.loading}</span><i></i></div>`;
  }
}

/** The first and last signs of a hash. */
const shortened = (hash: string): string => `${hash.slice(0, 8)} … ${hash.slice(-8)}`;

function fingerprint(hash: string, file: FileRef, { m, reader, copied, copy }: DocumentContext): TemplateResult {
  const found = reader.open === file.id && reader.reading?.status === 'ready' ? reader.reading : undefined;
  return html`
    <details class="fingerprint" part="fingerprint">
      <summary><span>${m.contractHash(shortened(hash))}</span>${found?.matches ? html`<span class="checked">${icons.check}<span class="visually-hidden">${m.contractHashMatches}</span></span>` : nothing}</summary>
      <div class="stack tight">
        <p class="help">${m.contractHashText}</p>
        <p class="hash"><code dir="ltr">${hash}</code> <button type="button" class="quiet" @click=${() => copy(file)}>${copied === file.id ? html`${icons.check}${m.contractHashCopied}` : m.contractHashCopy}</button></p>
        ${found ? html`<p class="small ${found.matches ? 'checked' : 'soft'}">${found.matches ? html`${icons.check}${m.contractHashMatches}` : m.contractHashUnchecked}</p>` : nothing}
      </div>
    </details>`;
}
