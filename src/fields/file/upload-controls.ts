import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import { fileSize } from '../../i18n/format.js';
import { LocaleController } from '../../i18n/locale.js';
import { uploadWords, type UploadWords } from '../../i18n/upload/words.js';
import type { UploadState } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { PasteController } from './paste.js';
import { keyOf } from './previews.js';
import { scaled } from './scale-picture.js';

const drawing = (path: string): TemplateResult => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;

/** What a file field needs only once somebody is there: pasting, scaling down, and what it shows of files on their way beyond how far they are. */
export class UploadControls {
  readonly #locale: LocaleController;
  /** what was scaled down → its size before */
  readonly #before = new Map<string, number>();

  readonly #host: LitElement;
  #busy: File | undefined;

  constructor(host: LitElement, take: (files: readonly File[]) => void) {
    this.#host = host;
    this.#locale = new LocaleController(host, uploadWords);
    host.addController(new PasteController(host, take));
  }

  get #m(): (Messages & UploadWords) | undefined { return this.#locale.messages as (Messages & UploadWords) | undefined; }

  /** The button that lets an upload rest, or go on. */
  button({ status, name }: UploadState, press: () => void): TemplateResult | typeof nothing {
    const m = this.#m;
    if (!m || ['failed', 'missing', 'elsewhere'].includes(status)) return nothing;
    const paused = status === 'paused';
    return html`<button type="button" class="quiet icon" aria-label=${paused ? m.uploadResume(name) : m.uploadPause(name)} @click=${press}>${drawing(paused ? 'M8 5.5v13l10-6.5z' : 'M9 6v12M15 6v12')}</button>`;
  }

  /** How far one is that doesn't go out from here, and why. */
  rests({ status, sent, size }: UploadState): string {
    const { tag } = this.#locale;
    const words = status === 'missing' ? this.#m?.uploadMissing : status === 'elsewhere' ? this.#m?.uploadElsewhere : this.#m?.uploadPaused;
    return words?.({ sent: fileSize(sent, tag), size: fileSize(size, tag) }) ?? '';
  }

  /** The server has no room for it. */
  noRoom({ failure }: UploadState): string | undefined { return failure?.problem === 'storage-full' ? this.#m?.uploadNoRoom : undefined; }

  /** Pictures with no edge longer than this, as many as are taken; other files as they are. One after the other: each takes the memory of all its pixels. */
  async scale(files: readonly File[], room: number, most: number): Promise<File[]> {
    const small: File[] = [];
    for (const [i, file] of files.entries()) {
      this.#busy = i < room ? file : undefined;
      this.#host.requestUpdate();
      const one = this.#busy ? await scaled(file, most) : file;
      if (one !== file) this.#before.set(keyOf(one), file.size);
      small.push(one);
    }
    this.#busy = undefined;
    return small;
  }

  /** The picture that is being scaled down now. */
  preparing(): TemplateResult | typeof nothing {
    return this.#busy ? html`<li class="file" part="file"><span class="picture">${icons.file}</span><span class="what"><span class="file-name">${this.#busy.name}</span><span class="help" role="status">${this.#m?.uploadScaling}</span></span></li>` : nothing;
  }

  /** What scaling down has saved. */
  scaledFrom(file: { readonly name: string; readonly size: number }): TemplateResult | typeof nothing {
    const { tag } = this.#locale;
    const before = this.#before.get(keyOf(file));
    return before === undefined ? nothing : html`<span class="help">${this.#m?.uploadScaled({ before: fileSize(before, tag), after: fileSize(file.size, tag) })}</span>`;
  }
}
