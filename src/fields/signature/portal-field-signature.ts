import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type SignaturePad from 'signature_pad';
import type { Fault } from '../../engine/field-types/rule.js';
import { PortalFileAddEvent } from '../../events/file-add.js';
import type { Messages } from '../../i18n/en.js';
import type { Area } from '../../i18n/locale.js';
import { signatureWords, type SignatureWords } from '../../i18n/signature/words.js';
import { icons } from '../../theme/icons.js';
import { PortalFieldFile } from '../file/portal-field-file.js';
import { fileStyles } from '../file/portal-field-file.styles.js';

/**
 * A signature: drawn with finger, pen or mouse, or typed as a name; it is sent as a picture.
 *
 * @tagname portal-field-signature
 * @summary A signature, drawn or typed.
 * @csspart pad - The area to draw in.
 * @csspart file - The signature that was kept.
 * @csspart error - The error message.
 * @fires {PortalFileAddEvent} portal-file-add - The signature is kept (cancelable).
 * @fires {PortalFileRemoveEvent} portal-file-remove - It is removed (cancelable).
 * @fires {PortalFileRetryEvent} portal-file-retry - A failed upload is tried again, or a paused one goes on (cancelable).
 * @fires {PortalFilePauseEvent} portal-file-pause - An upload under way is to rest (cancelable).
 * @fires {PortalFileDownloadEvent} portal-file-download - It is downloaded (cancelable).
 */
export class PortalFieldSignature extends PortalFieldFile {
  static override readonly area: Area = signatureWords;
  static override styles = [...fileStyles, css`
    canvas { display: block; inline-size: 100%; block-size: 180px; border: var(--_border-width) dashed var(--_color-border-control); border-radius: var(--_radius-control); background: #ffffff; touch-action: none; cursor: crosshair; }
    .ways { display: grid; gap: var(--_s3); }
  `];

  protected override get m(): Messages & SignatureWords { return super.m as Messages & SignatureWords; }

  /** a signature is made here */
  protected override readonly pastes = false;
  @state() private typing = false;
  @state() private name = '';
  @state() private drawn = false;
  /** what one draws with didn't come */
  @state() private broken = false;
  #pad: SignaturePad | undefined;
  #strokes: ReturnType<SignaturePad['toData']> = [];
  #canvas: HTMLCanvasElement | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#strokes = this.#pad?.toData() ?? [];
    this.#pad?.off();
    this.#pad = undefined;
    this.#canvas = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const canvas = this.renderRoot.querySelector('canvas') ?? undefined;
    if (canvas === this.#canvas) return;
    this.#pad?.off();
    this.#pad = undefined;
    this.#canvas = canvas;
    if (canvas) void this.#begin(canvas);
  }

  async #begin(canvas: HTMLCanvasElement): Promise<void> {
    const Pad = await import('signature_pad').then((m) => m.default, () => undefined);
    if (this.#canvas !== canvas) return;
    if (!Pad) { this.broken = true; return; }
    this.#size(canvas);
    const pad = new Pad(canvas, { penColor: '#10151c', backgroundColor: '#ffffff' });
    // what was drawn before the element moved on the page
    if (this.drawn) pad.fromData(this.#strokes);
    pad.addEventListener('endStroke', () => { this.drawn = true; });
    this.#pad = pad;
  }

  /** Before a stroke begins: a phone that was turned, or a page that hid the field at first, has given it another size since. */
  readonly #fit = (event: Event): void => {
    const canvas = event.currentTarget as HTMLCanvasElement;
    const ratio = Math.max(1, devicePixelRatio);
    if (canvas.width === Math.floor(canvas.clientWidth * ratio) && canvas.height === Math.floor(canvas.clientHeight * ratio)) return;
    this.#size(canvas);
    this.#pad?.redraw();
  };

  /** as many pixels as the screen has, so that the line is sharp */
  #size(canvas: HTMLCanvasElement): void {
    const ratio = Math.max(1, devicePixelRatio);
    canvas.width = canvas.clientWidth * ratio;
    canvas.height = canvas.clientHeight * ratio;
    canvas.getContext('2d')?.scale(ratio, ratio);
  }

  override say(fault: Fault): string {
    const said = super.say(fault);
    return said && fault.code === 'required' ? this.m.signatureMissing : said;
  }

  #clear(): void {
    this.#pad?.clear();
    this.drawn = false;
  }

  /** Writes the typed name into a picture of its own. */
  #written(): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.width = 900;
    canvas.height = 300;
    const context = canvas.getContext('2d');
    if (context) {
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = '#10151c';
      context.font = 'italic 84px Georgia, serif';
      context.textAlign = 'center';
      context.fillText(this.name.trim(), canvas.width / 2, canvas.height / 2 + 28, canvas.width - 60);
    }
    return canvas;
  }

  readonly #keep = (): void => {
    const canvas = this.typing ? this.#written() : this.#canvas;
    canvas?.toBlob((blob) => {
      if (!blob) return;
      this.error = '';
      this.ask(new PortalFileAddEvent({ type: 'file-add', field: this.field.id, files: [new File([blob], 'signature.png', { type: 'image/png' })] }));
      this.drawn = false;
    }, 'image/png');
  };

  /** The other way. A person who wants to type is brought to where the name goes. */
  readonly #turn = async (): Promise<void> => {
    this.typing = !this.typing;
    this.drawn = false;
    await this.updateComplete;
    if (this.typing) this.control?.focus();
  };

  /** Enter keeps the name; it doesn't send the step that the signature belongs to. */
  readonly #enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    if (this.name.trim().length > 1) this.#keep();
    else this.leave();
  };

  protected override renderControl(): TemplateResult {
    if (this.files.length + this.uploads.length > 0) return html`${this.renderList()}`;
    const ready = this.typing ? this.name.trim().length > 1 : this.drawn;
    return html`
      <div class="ways">
        ${this.typing
          ? html`<input id="control" data-control type="text" autocomplete="name" aria-label=${this.m.signatureName} .value=${this.name} @keydown=${this.#enter} @input=${(event: Event) => { this.name = (event.target as HTMLInputElement).value; }}>`
          : this.broken ? html`<div class="notice danger" role="alert">${icons.alert}<div class="stack tight"><p>${this.m.portalChunkFailed}</p><div class="actions"><button type="button" data-again @click=${() => { this.broken = false; }}>${icons.retry}${this.m.tryAgain}</button></div></div></div>`
          : html`<canvas part="pad" role="img" aria-label=${this.m.signaturePad} @pointerdown=${this.#fit}></canvas>`}
        <div class="actions">
          <button type="button" data-control=${this.typing ? nothing : ''} class=${ready ? 'primary' : ''} aria-disabled=${ready ? 'false' : 'true'} aria-describedby=${this.described} @click=${() => { if (ready) this.#keep(); else this.leave(); }}>${icons.check}${this.m.signatureKeep}</button>
          ${this.drawn && !this.typing ? html`<button type="button" class="quiet" @click=${() => this.#clear()}>${this.m.signatureClear}</button>` : nothing}
          <button type="button" class="quiet" @click=${this.#turn}>${this.typing ? this.m.signatureDraw : this.m.signatureType}</button>
        </div>
      </div>`;
  }
}
