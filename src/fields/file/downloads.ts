import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import { fileSize } from '../../i18n/format.js';
import type { FileRef } from '../../protocol/file.js';
import { icons } from '../../theme/icons.js';

/** Files that can only be read. */
export function downloads(files: readonly FileRef[], m: Messages, language: string, press: (file: FileRef) => void): TemplateResult {
  return html`<ul class="files">${files.map((file) => html`
    <li class="file" part="file">
      <span class="picture">${icons.file}</span>
      <span class="what"><span class="file-name">${file.name}</span><span class="help">${fileSize(file.size, language)}</span></span>
      <button type="button" @click=${() => press(file)}>${icons.download}${m.fileDownload}<span class="visually-hidden"> ${file.name}</span></button>
    </li>`)}</ul>`;
}
