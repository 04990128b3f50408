import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ruleOf } from '../../engine/field-types/field-types.js';
import { PortalFileAddEvent } from '../../events/file-add.js';
import { PortalFileDownloadEvent } from '../../events/file-download.js';
import { PortalFilePauseEvent } from '../../events/file-pause.js';
import { PortalFileRemoveEvent } from '../../events/file-remove.js';
import { PortalFileRetryEvent } from '../../events/file-retry.js';
import { fileSize, percent } from '../../i18n/format.js';
import type { FileRef } from '../../protocol/file.js';
import type { UploadState } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { PortalFieldElement } from '../field-element.js';
import { downloads } from './downloads.js';
import { intake } from './intake.js';
import { limitsOf, whyNot } from './file-words.js';
import { fileStyles } from './portal-field-file.styles.js';
import { Previews } from './previews.js';
import type { UploadControls } from './upload-controls.js';

/** The server has judged the file: the same one again would be judged the same. */
const judged: readonly string[] = ['unsupported-type', 'too-large', 'invalid'];

/**
 * One file or several: chosen, dropped or pasted, with progress, pause, retry, cancel and remove. Read-only it is a download, and nothing else.
 *
 * @tagname portal-field-file
 * @summary One file or several.
 * @csspart drop - The area that takes dropped files.
 * @csspart file - A file's row.
 * @csspart error - The error message.
 * @fires {PortalFileAddEvent} portal-file-add - Files were chosen, dropped or pasted (cancelable).
 * @fires {PortalFileRemoveEvent} portal-file-remove - A file is removed or its upload cancelled (cancelable).
 * @fires {PortalFileRetryEvent} portal-file-retry - A failed upload is tried again, or a paused one goes on (cancelable).
 * @fires {PortalFilePauseEvent} portal-file-pause - An upload under way is to rest (cancelable).
 * @fires {PortalFileDownloadEvent} portal-file-download - A file is downloaded (cancelable).
 */
export class PortalFieldFile extends PortalFieldElement {
  static override styles = fileStyles;

  @state() private over = false;
  /** files that were not taken, with the reason */
  @state() private refused: readonly { name: string; message: string }[] = [];
  /** choices whose pictures are being scaled down */
  @state() private preparing = 0;
  #focused = false;
  #controls: UploadControls | undefined;
  #coming: Promise<unknown> | undefined;
  #line = Promise.resolve();
  readonly #previews = new Previews();

  /** what is pasted while the focus is here is meant for the field */
  protected readonly pastes: boolean = true;

  /** what the file dialog offers */
  protected get accept(): string | undefined { return this.field.accept?.join(','); }
  protected get files(): readonly FileRef[] {
    const { held } = this;
    return Array.isArray(held) ? held.filter((file): file is FileRef => typeof file === 'object') : [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focused = this.shadowRoot?.activeElement !== null;
    if (this.uploads.length > 0 && !this.#coming) this.here();
  }

  /** What isn't needed before the focus is here: pasting, pausing, scaling down. Without it an upload goes its way. */
  async #loadControls(): Promise<UploadControls | undefined> {
    const { UploadControls } = this.#controls ? {} : await import('./upload-controls.js').catch(() => ({ UploadControls: undefined }));
    if (UploadControls && !this.#controls) {
      this.#controls = new UploadControls(this, (files) => { if (!this.readOnly && this.pastes) this.add(files); });
      this.requestUpdate();
    }
    return this.#controls;
  }

  protected readonly here = (): void => { this.#coming = this.#loadControls(); };

  /** A picture that is being scaled down is an answer that isn't there yet. */
  protected override get fault(): PortalFieldElement['fault'] {
    return this.preparing > 0 ? { pointer: '', code: 'required' } : super.fault;
  }

  override get message(): string { return this.preparing > 0 ? this.error : super.message; }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // what had the focus may have gone with its file
    if (this.#focused && this.shadowRoot?.activeElement === null) this.control?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#previews.clear();
  }

  /** Takes files, pictures scaled down first where the company wants that: one choice after the other, so that they stay in their order. */
  protected add(files: readonly File[]): void {
    const { maxPixels } = this.field;
    if (maxPixels === undefined || this.readOnly) return this.#take(files);
    this.preparing++;
    this.#line = this.#line.then(async () => {
      const small = await (await this.#loadControls())?.scale(files, this.#room, maxPixels);
      this.preparing--;
      this.#take(small ?? files);
    });
  }

  /** how many files are taken still */
  get #room(): number {
    const most = this.field.maxFiles ?? 1;
    return most === 1 ? 1 : Math.max(0, most - this.files.length - this.uploads.filter(({ status }) => status !== 'missing').length);
  }

  /** Those that fit are asked to be uploaded, the others are named with the reason. */
  #take(files: readonly File[]): void {
    const rule = ruleOf(this.field.type);
    if (!rule || this.readOnly) return;
    const most = this.field.maxFiles ?? 1;
    const { good, refused } = intake(files, rule, this.field, this.#room);
    this.refused = refused.map(({ name, fault }) => ({ name, message: this.say(fault) }));
    if (good.length === 0) return;
    for (const file of good) this.#previews.add(file);
    // one that waits for its file to be chosen again may go on with this one
    if (most === 1) for (const upload of this.uploads) if (upload.status !== 'missing') this.ask(new PortalFileRemoveEvent({ type: 'file-remove', field: this.field.id, file: upload.local }));
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

  #retry({ local }: UploadState): void { this.ask(new PortalFileRetryEvent({ type: 'file-retry', file: local })); }

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
        <span class="limits">${limitsOf(this.field, this.m, this.locale.tag)}</span>
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
      <div class="field" role="group" aria-labelledby="name" @focusin=${this.here} @focusout=${this.leave}>
        <div class="label" id="name">${this.renderLabel()}</div>
        ${this.renderHelp()} ${this.renderError()} ${this.renderControl()}
      </div>`;
  }

  protected renderList(): TemplateResult | typeof nothing {
    if (this.files.length + this.uploads.length + this.preparing === 0) return nothing;
    return html`<ul class="files">
      ${repeat(this.files, (file) => file.id, (file) => this.#done(file))}
      ${repeat(this.uploads, (upload) => upload.local, (upload) => this.#underWay(upload))}
      ${this.#controls?.preparing()}
    </ul>`;
  }

  #picture(file: { readonly name: string; readonly size: number }): TemplateResult {
    const url = this.#previews.of(file);
    return html`<span class="picture">${url ? html`<img src=${url} alt="">` : icons.file}</span>`;
  }

  #done(file: FileRef): TemplateResult {
    return html`
      <li class="file" part="file">
        ${this.#picture(file)}
        <span class="what"><span class="file-name">${file.name}</span><span class="help">${fileSize(file.size, this.locale.tag)} · ${this.m.fileThere}</span>${this.#controls?.scaledFrom(file)}</span>
        <button type="button" class="quiet icon" aria-label=${this.m.fileRemove(file.name)} @click=${() => this.#remove(file.id)}>${icons.close}</button>
      </li>`;
  }

  #underWay(upload: UploadState): TemplateResult {
    const share = upload.size > 0 ? upload.sent / upload.size : 0;
    const { status } = upload;
    const failed = status === 'failed';
    return html`
      <li class="file ${failed ? 'failed' : ''}" part="file">
        ${this.#picture(upload)}
        <span class="what">
          <span class="file-name">${upload.name}</span>
          ${failed
            ? html`<span class="error" role="alert">${this.#controls?.noRoom(upload) ?? whyNot(upload, this.field, this.m, this.locale.tag)}</span>`
            : html`<progress max="1" .value=${share} aria-label=${this.m.fileProgress(upload.name)}></progress>
              <span class="help">${status === 'waiting' ? this.m.fileWaiting : status !== 'sending' ? this.#controls?.rests(upload) : this.m.fileSent({ sent: fileSize(upload.sent, this.locale.tag), size: fileSize(upload.size, this.locale.tag), share: percent(share, this.locale.tag) })}</span>${this.#controls?.scaledFrom(upload)}`}
        </span>
        ${this.#controls?.button(upload, () => { if (status === 'paused') this.#retry(upload); else this.ask(new PortalFilePauseEvent({ type: 'file-pause', file: upload.local })); })}
        ${status === 'missing' ? html`<button type="button" class="quiet" @click=${this.open}>${this.m.fileChoose(1)}<span class="visually-hidden"> ${upload.name}</span></button>` : nothing}
        ${failed && !judged.includes(upload.failure?.code ?? '') ? html`<button type="button" class="quiet" @click=${() => this.#retry(upload)}>${this.m.tryAgain}</button>` : nothing}
        <button type="button" class="quiet icon" aria-label=${failed ? this.m.fileRemove(upload.name) : this.m.fileCancel(upload.name)} @click=${() => this.#remove(upload.local)}>${icons.close}</button>
      </li>`;
  }

  protected override renderReadOnly(): TemplateResult {
    return html`
      <div class="field" role="group" aria-labelledby="name">
        <div class="label" id="name">${this.text(this.field.label)}</div>
        ${this.renderHelp()}
        ${this.files.length === 0 ? html`<p class="soft">${this.m.fieldEmpty}</p>` : downloads(this.files, this.m, this.locale.tag, (file) => this.ask(new PortalFileDownloadEvent({ type: 'file-download', file })))}
      </div>`;
  }
}
