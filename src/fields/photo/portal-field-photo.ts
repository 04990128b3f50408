import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { PortalFieldFile } from '../file/portal-field-file.js';

/**
 * A photo or several: from the camera on a phone, or from what is there.
 *
 * @tagname portal-field-photo
 * @summary Photos, from the camera or from the gallery.
 * @csspart drop - The area that takes dropped files.
 * @csspart file - A file's row.
 * @csspart error - The error message.
 * @fires {PortalFileAddEvent} portal-file-add - Photos were taken, chosen, dropped or pasted (cancelable).
 * @fires {PortalFileRemoveEvent} portal-file-remove - A photo is removed or its upload cancelled (cancelable).
 * @fires {PortalFileRetryEvent} portal-file-retry - A failed upload is tried again, or a paused one goes on (cancelable).
 * @fires {PortalFilePauseEvent} portal-file-pause - An upload under way is to rest (cancelable).
 * @fires {PortalFileDownloadEvent} portal-file-download - A photo is downloaded (cancelable).
 */
export class PortalFieldPhoto extends PortalFieldFile {
  protected override get accept(): string { return super.accept ?? 'image/*'; }

  protected override renderChoice(): TemplateResult {
    return html`
      ${super.renderChoice()}
      <input id="camera" hidden type="file" accept="image/*" capture="environment" @change=${this.chosen}>
      <button type="button" class="camera" data-input="camera" aria-describedby=${this.described || nothing} @click=${this.open}>${icons.camera}${this.m.photoTake}<span class="visually-hidden"> ${this.text(this.field.label)}</span></button>`;
  }
}
