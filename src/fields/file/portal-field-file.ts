import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { checkFile } from '../../engine/field-types/file-rule.js';
import { ruleOf } from '../../engine/field-types/field-types.js';
import { PortalFileAddEvent } from '../../events/file-add.js';
import { PortalFileDownloadEvent } from '../../events/file-download.js';
import { PortalFileRemoveEvent } from '../../events/file-remove.js';
import { PortalFileRetryEvent } from '../../events/file-retry.js';
import { faultMessage } from '../../i18n/faults.js';
import { fileSize, percent } from '../../i18n/format.js';
import type { FileRef } from '../../protocol/file.js';
import type { UploadState } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { PortalFieldElement } from '../field-element.js';
import { fileStyles } from './portal-field-file.styles.js';

/** The server has judged the file: the same one again would be judged the same. */
const judged: readonly string[] = ['unsupported-type', 'too-large', 'invalid'];

/**
 * One file or several: chosen, dropped, with progress, retry, cancel and remove. Read-only it is a download, and nothing else.
 *
 * @tagname portal-field-file
 * @summary One file or several.
 * @csspart drop - The area that takes dropped files.
 * @csspart file - A file's row.
 * @csspart error - The error message.
 * @fires {PortalFileAddEvent} portal-file-add - Files were chosen or dropped (cancelable).
 * @fires {PortalFileRemoveEvent} portal-file-remove - A file is removed or its upload cancelled (cancelable).
 * @fires {PortalFileRetryEvent} portal-file-retry - A failed upload is tried again (cancelable).
 * @fires {PortalFileDownloadEvent} portal-file-download - A file is downloaded (cancelable).
 */
export class PortalFieldFile extends PortalFieldElement {
  static override styles = fileStyles;

  @state() private over = false;
  /** files that were not taken, with the reason */
  @state() private refused: readonly { name: string; message: string }[] = [];
  #focused = false;
  readonly #previews = new Map<string, string>();

  /** what the file dialog offers */
  protected get accept(): string | undefined { return this.field.accept?.join(','); }
  protected get files(): readonly FileRef[] {
    const { held } = this;
    return Array.isArray(held) ? held.filter((file): file is FileRef => typeof file === 'object') : [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focused = this.shadowRoot?.activeElement !== null;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // what had the focus may have gone with its file
    if (this.#focused && this.shadowRoot?.activeElement === null) this.control?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const url of this.#previews.values()) URL.revokeObjectURL(url);
    this.#previews.clear();
  }

  /** Takes files: those that fit are asked to be uploaded, the others are named with the reason. */
  protected add(files: readonly File[]): void {
    const rule = ruleOf(this.field.type);
    if (!rule || this.readOnly) return;
    const most = this.field.maxFiles ?? 1;
    const room = most === 1 ? 1 : most - this.files.length - this.uploads.length;
    const good: File[] = [];
    const refused: { name: string; message: string }[] = [];
    for (const file of files) {
      const fault = checkFile(rule, this.field, file) ?? (good.length >= room ? { code: 'too-many-files', params: { max: most } } : undefined);
      if (fault) refused.push({ name: file.name, message: faultMessage(this.m, fault, 'files', this.locale.tag) });
      else good.push(file);
    }
    this.refused = refused;
    if (good.length === 0) return;
    for (const file of good) if (file.type.startsWith('image/')) this.#previews.set(`${file.name} ${file.size}`, URL.createObjectURL(file));
    if (most === 1) for (const upload of this.uploads) this.ask(new PortalFileRemoveEvent({ type: 'file-remove', field: this.field.id, file: upload.local }));
    this.error = '';
    this.ask(new PortalFileAddEvent({ type: 'file-add', field: this.field.id, files: good }));
  }

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.add([...(input.files ?? [])]);
    // the same file again is a change too
    input.value = '';
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    this.add([...(event.dataTransfer?.files ?? [])]);
  };

  readonly #dragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };

  readonly #dragLeave = (): void => { this.over = false; };

  protected readonly open = (event: Event): void => {
    const { input } = (event.currentTarget as HTMLElement).dataset;
    this.renderRoot.querySelector<HTMLInputElement>(`#${input ?? 'control'}`)?.click();
  };

  #remove(file: string): void {
    this.ask(new PortalFileRemoveEvent({ type: 'file-remove', field: this.field.id, file }));
    this.touched = true;
    this.control?.focus();
  }

  protected override renderControl(): TemplateResult {
    return html`
      ${this.renderList()}
      <div class="drop ${this.over ? 'over' : ''}" part="drop" @dragover=${this.#dragOver} @dragleave=${this.#dragLeave} @drop=${this.#drop}>
        ${this.renderChoice()}
        <span class="hint">${this.m.fileDrop}</span>
        <span class="limits">${this.#limits()}</span>
      </div>
      <ul class="refused" aria-live="polite">${this.refused.map(({ name, message }) => html`<li class="error">${icons.alert}<span><b>${name}</b> ${message}</span></li>`)}</ul>`;
  }

  /** The buttons that bring a file in. */
  protected renderChoice(): TemplateResult {
    const several = (this.field.maxFiles ?? 1) > 1;
    return html`
      <input id="control" hidden type="file" accept=${this.accept ?? nothing} ?multiple=${several} @change=${this.#chosen}>
      <button type="button" data-control aria-describedby=${this.described} @click=${this.open}>${icons.upload}${this.files.length > 0 && !several ? this.m.fileReplace : this.m.fileChoose(this.field.maxFiles ?? 1)}<span class="visually-hidden"> ${this.text(this.field.label)}</span></button>`;
  }

  protected readonly chosen = this.#chosen;

  protected override renderField(): TemplateResult {
    return html`
      <div class="field" role="group" aria-labelledby="name" @focusout=${this.leave}>
        <div class="label" id="name">${this.renderLabel()}</div>
        ${this.renderHelp()} ${this.renderError()} ${this.renderControl()}
      </div>`;
  }

  #limits(): string {
    const { maxSize } = this.field;
    const kinds = this.field.accept?.map((entry) => (entry === 'image/*' ? this.m.fileImages : entry.replace('/*', '').replace(/^.*[/.]/, '').toUpperCase())).filter(Boolean);
    return this.m.fileLimits({ kinds: kinds?.length ? kinds.join(', ') : '', size: maxSize === undefined ? '' : fileSize(maxSize, this.locale.tag), many: this.field.maxFiles ?? 1 });
  }

  protected renderList(): TemplateResult | typeof nothing {
    if (this.files.length + this.uploads.length === 0) return nothing;
    return html`<ul class="files">
      ${repeat(this.files, (file) => file.id, (file) => this.#done(file))}
      ${repeat(this.uploads, (upload) => upload.local, (upload) => this.#underWay(upload))}
    </ul>`;
  }

  #picture(name: string, size: number): TemplateResult {
    const url = this.#previews.get(`${name} ${size}`);
    return html`<span class="picture">${url ? html`<img src=${url} alt="">` : icons.file}</span>`;
  }

  #done(file: FileRef): TemplateResult {
    return html`
      <li class="file" part="file">
        ${this.#picture(file.name, file.size)}
        <span class="what"><span class="file-name">${file.name}</span><span class="help">${fileSize(file.size, this.locale.tag)} · ${this.m.fileThere}</span></span>
        <button type="button" class="quiet icon" aria-label=${this.m.fileRemove(file.name)} @click=${() => this.#remove(file.id)}>${icons.close}</button>
      </li>`;
  }

  #underWay(upload: UploadState): TemplateResult {
    const share = upload.size > 0 ? upload.sent / upload.size : 0;
    const failed = upload.status === 'failed';
    return html`
      <li class="file ${failed ? 'failed' : ''}" part="file">
        ${this.#picture(upload.name, upload.size)}
        <span class="what">
          <span class="file-name">${upload.name}</span>
          ${failed
            ? html`<span class="error" role="alert">${this.#why(upload)}</span>`
            : html`<progress max="1" .value=${share} aria-label=${this.m.fileProgress(upload.name)}></progress>
              <span class="help">${upload.status === 'waiting' ? this.m.fileWaiting : this.m.fileSent({ sent: fileSize(upload.sent, this.locale.tag), size: fileSize(upload.size, this.locale.tag), share: percent(share, this.locale.tag) })}</span>`}
        </span>
        ${failed && !judged.includes(upload.failure?.code ?? '') ? html`<button type="button" class="quiet" @click=${() => this.ask(new PortalFileRetryEvent({ type: 'file-retry', file: upload.local }))}>${this.m.tryAgain}</button>` : nothing}
        <button type="button" class="quiet icon" aria-label=${failed ? this.m.fileRemove(upload.name) : this.m.fileCancel(upload.name)} @click=${() => this.#remove(upload.local)}>${icons.close}</button>
      </li>`;
  }

  #why({ failure, name }: UploadState): string {
    const code = failure?.problem ?? failure?.code ?? '';
    if (code === 'offline' || code === 'server') return this.m.fileOffline;
    if (failure?.code === 'too-many-requests') return this.m.failure.tooMany.text;
    return faultMessage(this.m, { code, params: { name, max: this.field.maxSize ?? 0 } }, 'files', this.locale.tag);
  }

  protected override renderReadOnly(): TemplateResult {
    return html`
      <div class="field" role="group" aria-labelledby="name">
        <div class="label" id="name">${this.text(this.field.label)}</div>
        ${this.renderHelp()}
        ${this.files.length === 0 ? html`<p class="soft">${this.m.fieldEmpty}</p>` : html`<ul class="files">${this.files.map((file) => html`
          <li class="file" part="file">
            <span class="picture">${icons.file}</span>
            <span class="what"><span class="file-name">${file.name}</span><span class="help">${fileSize(file.size, this.locale.tag)}</span></span>
            <button type="button" @click=${() => this.ask(new PortalFileDownloadEvent({ type: 'file-download', file }))}>${icons.download}${this.m.fileDownload}<span class="visually-hidden"> ${file.name}</span></button>
          </li>`)}</ul>`}
      </div>`;
  }
}
